"""Numbers, money, dates and words as a reader of the report expects to see them. Every text of a value comes from here.

In French U+202F stands between thousands and U+00A0 before units; U+2212 is the minus in every language.
"""

from __future__ import annotations

from reportgen.formatting.counts import (
    count,
    editions,
    ministries,
    points,
    projects,
    signed_months,
    signed_points,
    signed_years,
    year_parts,
    years,
)
from reportgen.formatting.dates import full_date, month_and_year, month_short, quarter_in_words
from reportgen.formatting.money import (
    bound,
    headline_money,
    meur,
    money,
    money_course,
    money_in_words,
    money_parts,
    signed_money,
    unknown,
)
from reportgen.formatting.names import (
    bracket_label,
    cost_text,
    listing,
    ministry_label,
    phase_inside,
    phase_label,
    undisclosed,
)
from reportgen.formatting.numbers import (
    MISSING,
    file_size,
    in_words,
    number,
    ordinal,
    percent,
    percent_parts,
    share,
    signed,
    signed_percent,
)
from reportgen.formatting.typography import MINUS, NBSP, THIN, as_published, capitalize_first, plain, typeset

__all__ = [
    "MINUS",
    "MISSING",
    "NBSP",
    "THIN",
    "as_published",
    "bound",
    "bracket_label",
    "capitalize_first",
    "cost_text",
    "count",
    "editions",
    "file_size",
    "full_date",
    "headline_money",
    "in_words",
    "listing",
    "meur",
    "ministries",
    "ministry_label",
    "money",
    "money_course",
    "money_in_words",
    "money_parts",
    "month_and_year",
    "month_short",
    "number",
    "ordinal",
    "percent",
    "percent_parts",
    "phase_inside",
    "phase_label",
    "plain",
    "points",
    "projects",
    "quarter_in_words",
    "share",
    "signed",
    "signed_money",
    "signed_months",
    "signed_percent",
    "signed_points",
    "signed_years",
    "typeset",
    "undisclosed",
    "unknown",
    "year_parts",
    "years",
]
