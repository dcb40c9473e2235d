"""Rules on costs that are withheld: nothing that is published may give one away."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

DISCLOSURE = Rule(
    "disclosure",
    Level.BLOCKING,
    say("A withheld cost that readers can work out"),
    say("Published totals less published costs narrow it down further than the narrowest cost bracket would."),
    say("Leave it out of the total, round the total, or publish the cost: readers would find it."),
)
DISCLOSURE_IN_WORDS = Rule(
    "disclosure-in-words",
    Level.BLOCKING,
    say("An amount in words beside a withheld cost"),
    say("Readers who know no such amount from elsewhere will take it for the cost of the project."),
    say("Take the amount out; if it is no cost of the project, waive this and say so."),
)
DISCLOSURE_IN_COLUMN = Rule(
    "disclosure-in-column",
    Level.BLOCKING,
    say("A withheld cost in a column that is set aside"),
    say("The table lies among the published inputs as it was handed in, with the columns that the report leaves out."),
    say("Remove the column: the table is kept among the published inputs as it is."),
)
DISCLOSURE_BY_REVISION = Rule(
    "disclosure-by-revision",
    Level.BLOCKING,
    say("A revision that withholds a published cost"),
    say("Both versions stay readable, and the erratum would say the cost once more."),
    say("Keep the cost, or waive this and know that readers have it: a revision takes nothing back."),
)
WITHHELD_SUM_SHOWN = Rule(
    "withheld-sum-shown",
    Level.WARNING,
    say("Readers see what several withheld costs add up to"),
    say("A total holds them: their sum is what the published costs leave over."),
    say("Leave them out of the total."),
)
WITHHELD_BESIDE_ESTIMATE = Rule(
    "withheld-beside-estimate",
    Level.WARNING,
    say("An estimate beside a withheld cost"),
    say(
        "Readers will take it for the cost. A cost that an earlier edition published is known already: that informs only."
    ),
    say("See that this is meant: readers will take it for the cost."),
    other_level=Level.INFORMATION,
)
WORKBOOK_KEPT_WHOLE = Rule(
    "workbook-kept-whole",
    Level.WARNING,
    say("A whole workbook while costs are withheld"),
    say("It lies among the published inputs with its other sheets, hidden columns and remarks."),
    say("Import it: reportgen import keeps the table alone."),
)

WITHHELD = Family(
    say("The gate: costs that are withheld"),
    (
        DISCLOSURE,
        DISCLOSURE_IN_WORDS,
        DISCLOSURE_IN_COLUMN,
        DISCLOSURE_BY_REVISION,
        WITHHELD_SUM_SHOWN,
        WITHHELD_BESIDE_ESTIMATE,
        WORKBOOK_KEPT_WHOLE,
    ),
)
