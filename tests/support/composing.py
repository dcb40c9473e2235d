"""Composes reports without drawing, gives every text that they print, and makes portfolios to compose."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from support.builders import make_project
from support.drawings import chart_of

from reportgen import sections
from reportgen.charts import CHARTS
from reportgen.portfolio.phases import PHASES
from reportgen.sections.kit.context import Context
from reportgen.values.project import Amount, NotEstimated, Undisclosed
from reportgen.values.views import Imprint, Picture

JUSTICE, CULTURE, ARMIES = "Ministère de la Justice", "Ministère de la Culture", "Ministère des Armées"
# Where nothing was drawn: an empty drawing, which the web edition can place too.
BLANK = '<svg viewBox="0 0 1 1"></svg>'
COURSES = {"cost_bridge", "trend_totals", "trend_deviations", *(key for key in CHARTS if key.startswith("spark_"))}


def context_of(findings) -> Context:
    """Put a blank picture with the true alternative text in place of each chart that an edition has."""
    lone = len(findings.series) < 2
    pictures = {
        key: () if lone and key in COURSES else (Picture(BLANK, 10, 10, chart_of(key, findings).alternative),)
        for key in CHARTS
    }
    return Context(findings, pictures, Imprint({"reportgen": "1"}))


def report_of(findings):
    context = context_of(findings)
    return sections.compose(findings, context.pictures, context.imprint)


def content(section, findings):
    return section.compose(context_of(findings)).content


UNREAD = {  # fields that no reader sees as words: addresses, lengths and names of style classes
    *("svg", "anchor", "url", "key", "mark", "layout", "bar_pct", "length_mm", "state", "sha256", "logo", "modified"),
}


def texts_of(value):
    """Walk through views, whatever they are made of, and yield each text that a page prints."""
    if isinstance(value, str):
        yield re.sub(r"<[^>]+>", " ", value)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNREAD:
                yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)


amounts = st.decimals(min_value="0.01", max_value=5000, places=2)
spans = st.sampled_from([Decimal("0.5"), Decimal("1.5"), Decimal(3), Decimal("6.33"), Decimal("7.24657534246575")])
projects = st.builds(
    make_project,
    ministry=st.sampled_from([JUSTICE, CULTURE, ARMIES]),
    co_leads=st.sampled_from([(), (ARMIES,)]),
    interministerial=st.sampled_from([True, False, None]),
    description=st.sampled_from(["", "Remplace l'ancien outil : 3 M€ !", 'Dit "bonjour".\nPuis 1 000 fois.']),
    cost=st.one_of(
        amounts.map(Amount), st.just(NotEstimated()), st.sampled_from([Undisclosed(), Undisclosed("l'appel")])
    ),
    initial_cost_meur=st.one_of(st.none(), amounts),
    start=st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2021, 12, 31))),
    duration_years=st.one_of(st.none(), spans),
    initial_duration_years=st.one_of(st.none(), spans),
    phase=st.one_of(st.sampled_from(PHASES), st.just(Undisclosed())),
    functional_area=st.sampled_from(["", "Achats", "Gestion de l'eau"]),
    programme=st.sampled_from(["", "Conduite (P901)", "Rives (P1) / Mers (P2)"]),
)
portfolios = st.lists(projects, min_size=1, max_size=8).map(
    lambda found: [replace(project, name=f"Projet {chr(65 + place)}") for place, project in enumerate(found)]
)
