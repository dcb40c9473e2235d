"""Rules on edition.toml, and on what an import had to assume for it."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

SETTINGS_SYNTAX = Rule(
    "settings-syntax",
    Level.ERROR,
    say("edition.toml cannot be read"),
    say("One slip hides the whole file: nobody can tell where its keys begin and end."),
    say("Correct that line, or compare with another edition’s edition.toml."),
)
MISSING_KEY = Rule(
    "missing-key",
    Level.ERROR,
    say("A required key of edition.toml is missing"),
    say("Number, quarter, date, publisher and licence are printed in every report."),
    say("Add the key, or rename the one that is meant."),
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    Level.ERROR,
    say("A key of edition.toml that is not known"),
    say("It was probably misspelt, and what it says would be passed over."),
    say("Write the key that is meant, or remove it."),
)
WRONG_VALUE = Rule(
    "wrong-value",
    Level.ERROR,
    say("A value of edition.toml that its key cannot hold"),
    say("Each key holds values of one kind: a text, a number, a day, an address."),
    say("Correct the value."),
)
WRONG_FOLDER = Rule(
    "wrong-folder",
    Level.ERROR,
    say("An edition in the folder of another quarter"),
    say("Editions are found by the names of their folders."),
    say("Correct it, or rename the folder."),
)
NO_PUBLICATION_DATE = Rule(
    "no-publication-date",
    Level.WARNING,
    say("No day of publication"),
    say("The report and its data print that day; without it they leave it open."),
    say("Add published = 2020-05-15 with the day of publication."),
)
UNNAMED_PUBLISHER = Rule(
    "unnamed-publisher",
    Level.WARNING,
    say("Nobody is named as the publisher"),
    say("Readers want to know who answers for the panorama."),
    say("Name the publisher."),
)
PUBLISHED_BEFORE_DATA = Rule(
    "published-before-data",
    Level.WARNING,
    say("Published before the date of its data"),
    say("Nobody knows the figures of a day to come: one of the two dates is wrong."),
    say("Correct as_of or published; the report gives no time from one to the other."),
)
AS_OF_ASSUMED = Rule(
    "as-of-assumed",
    Level.WARNING,
    say("The date of the data is assumed"),
    say("Neither the table nor the command said which day the figures describe."),
    say("Give --as-of, or correct as_of."),
)
SEVERAL_PUBLICATION_DATES = Rule(
    "several-publication-dates",
    Level.WARNING,
    say("Rows with different days of publication"),
    say("An edition is published on one day: none of them was taken."),
    say("Give --published, or add published to edition.toml."),
)
NOT_COMPARED = Rule(
    "not-compared",
    Level.WARNING,
    say("Not compared with the edition before"),
    say("The earlier edition cannot be read: nobody can say what changed since."),
    say("Correct the earlier edition, then import once more with --replace to see who changed what."),
)

SETTINGS = Family(
    say("edition.toml and the import"),
    (
        SETTINGS_SYNTAX,
        MISSING_KEY,
        UNKNOWN_KEY,
        WRONG_VALUE,
        WRONG_FOLDER,
        NO_PUBLICATION_DATE,
        UNNAMED_PUBLISHER,
        PUBLISHED_BEFORE_DATA,
        AS_OF_ASSUMED,
        SEVERAL_PUBLICATION_DATES,
        NOT_COMPARED,
    ),
)
