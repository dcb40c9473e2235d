"""Rules on the table as a whole: its columns, its rows, and the cells that must not be empty."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

_FILL_IN_OR_REMOVE = say("Fill it in, or remove the row if it is a total or a note.")
_RENAME_OR_REMOVE = say("Rename it if it should count, or remove it: its values are set aside.")

MISSING_COLUMN = Rule(
    "missing-column",
    Level.ERROR,
    say("A required column is missing"),
    say("Every project needs this value: there is no edition without the column."),
    say("Add the column, or rename the one that holds these values."),
)
MISSING_OPTIONAL_COLUMN = Rule(
    "missing-optional-column",
    Level.WARNING,
    say("A column whose lack makes the report poorer"),
    say("The edition can be published, but the charts and sections that need the column are left out."),
    say("Add the column, or rename the one that holds these values."),
)
EMPTY_TABLE = Rule(
    "empty-table",
    Level.ERROR,
    say("A table without projects"),
    say("A header with nothing below it makes no edition; often the projects stand on another sheet."),
    say("Fill it in, or save the sheet that holds the projects as the first of the workbook."),
)
REPEATED_COLUMN = Rule(
    "repeated-column",
    Level.WARNING,
    say("Two columns of the same meaning"),
    say("Only one of them can count, and the program cannot tell whether it is the right one."),
    _RENAME_OR_REMOVE,
)
UNKNOWN_COLUMN = Rule(
    "unknown-column",
    Level.WARNING,
    say("A column that is not known"),
    say("Under a header that nobody knows, no page, chart or data file can show its values."),
    _RENAME_OR_REMOVE,
)
MISSING_NAME = Rule(
    "missing-name",
    Level.ERROR,
    say("A row without the name of a project"),
    say("Nothing can be said of a project without a name; perhaps the row is a total or a note."),
    _FILL_IN_OR_REMOVE,
)
MISSING_MINISTRY = Rule(
    "missing-ministry",
    Level.ERROR,
    say("A project without a ministry"),
    say("Every project is counted under the ministry that carries it."),
    _FILL_IN_OR_REMOVE,
)
DUPLICATE_PROJECT = Rule(
    "duplicate-project",
    Level.ERROR,
    say("Two rows of one name"),
    say("A project that stands in the table twice would count twice. Case, accents and spaces make no other name."),
    say("Remove one of the two rows, or tell the two projects apart by name."),
)
MISSING_INTERMINISTERIAL = Rule(
    "missing-interministerial",
    Level.WARNING,
    say("Nobody says whether the project is interministerial"),
    say("An empty cell says neither yes nor no, and the report counts the interministerial projects."),
    say("Fill it in; until then the project counts as not interministerial."),
)
MISSING_PHASE = Rule(
    "missing-phase",
    Level.WARNING,
    say("A project without a phase"),
    say("The report counts every project by its phase."),
    say("Fill it in; until then the phase counts as “non communiqué”."),
)
TEXT_TOO_LONG = Rule(
    "text-too-long",
    Level.ERROR,
    say("A text longer than a cell can hold"),
    say("The workbooks that are published would lose its end without a word."),
    say("Shorten it."),
)

TABLE = Family(
    say("The table: columns and rows"),
    (
        MISSING_COLUMN,
        MISSING_OPTIONAL_COLUMN,
        EMPTY_TABLE,
        REPEATED_COLUMN,
        UNKNOWN_COLUMN,
        MISSING_NAME,
        MISSING_MINISTRY,
        DUPLICATE_PROJECT,
        MISSING_INTERMINISTERIAL,
        MISSING_PHASE,
        TEXT_TOO_LONG,
    ),
)
