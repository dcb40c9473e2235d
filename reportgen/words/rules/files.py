"""Rules on files and folders: what can be read at all."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

NO_WORKSPACE = Rule(
    "no-workspace",
    Level.ERROR,
    say("A folder without any edition"),
    say("A workspace holds at least one edition, below assets/editions/."),
    say(
        "Name the workspace with --root DIR or REPORTGEN_ROOT, "
        "or begin one with: reportgen import FILE --edition 2020-T1."
    ),
)
MISSING_FILE = Rule(
    "missing-file",
    Level.ERROR,
    say("A file of the edition is missing"),
    say("There is no edition without its table and edition.toml. Without editorial.md the report opens without words."),
    say("Import the table, or copy the file from another edition."),
    other_level=Level.WARNING,
)
SEVERAL_TABLES = Rule(
    "several-tables",
    Level.ERROR,
    say("More than one table of projects"),
    say("Nobody could tell which of them is the edition."),
    say("Keep one."),
)
UNREADABLE_FILE = Rule(
    "unreadable-file",
    Level.ERROR,
    say("A table that cannot be read"),
    say("The file is damaged, protected, too large, or of another kind than its name says."),
    say("Save the table once more, as CSV, XLSX, XLS or ODS."),
)
NO_PLAIN_FILE = Rule(
    "no-plain-file",
    Level.ERROR,
    say("Something else in the place of a file"),
    say("Only plain files are read: a folder, a pipe or a device could hold anything, or never end."),
    say("Put a file in its place."),
)
TOO_LARGE = Rule(
    "too-large",
    Level.ERROR,
    say("A file larger than any that is read"),
    say(
        "No edition needs so much. What is beyond a limit is refused whole, never cut, so that nothing is lost unseen."
    ),
    say("Take out what does not belong to it."),
)
NO_UTF_8 = Rule(
    "no-utf-8",
    Level.ERROR,
    say("A text that is not UTF-8"),
    say("In another encoding, accents would be taken for other letters."),
    say("Save it as UTF-8."),
)
LINK_OUT_OF_WORKSPACE = Rule(
    "link-out-of-workspace",
    Level.ERROR,
    say("A symbolic link that leads out of the workspace"),
    say("Through it, what lies outside could be read, published or overwritten."),
    say("Put a copy in its place; the workspace as a whole may be reached through a link."),
)

FILES = Family(
    say("Files and folders"),
    (
        NO_WORKSPACE,
        MISSING_FILE,
        SEVERAL_TABLES,
        UNREADABLE_FILE,
        NO_PLAIN_FILE,
        TOO_LARGE,
        NO_UTF_8,
        LINK_OUT_OF_WORKSPACE,
    ),
)
