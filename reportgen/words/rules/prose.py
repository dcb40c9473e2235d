"""Rules on the office's words: what they quote, what they state, and whether they can be read by ear."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

UNREADABLE_REFERENCE = Rule(
    "unreadable-reference",
    Level.ERROR,
    say("Braces that hold more than a name"),
    say("Double braces quote a figure by its name; there is nothing else between them, and nothing is run."),
    say("Correct it, or write the words."),
)
UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    Level.ERROR,
    say("A name that stands for no figure"),
    say("Only the figures and findings of the edition can be quoted, each by its name."),
    say("Name one of them, or write the words."),
)
REFERENCE_WITHOUT_VALUE = Rule(
    "reference-without-value",
    Level.ERROR,
    say("A figure that this edition does not have"),
    say("The sentence would be printed with a gap in the place of the figure."),
    say("Say it without this number."),
)
UNKNOWN_FORM = Rule(
    "unknown-form",
    Level.ERROR,
    say("A form in which this figure cannot be written"),
    say("A count can be written in letters, and no figure in any other way than its own."),
    say("Write the name alone."),
)
TITLE_TOO_LONG = Rule(
    "title-too-long",
    Level.ERROR,
    say("A title too long for its place"),
    say("With its references filled in, it would run over what stands below it."),
    say("Shorten it."),
)
NUMBER_WITHOUT_SOURCE = Rule(
    "number-without-source",
    Level.WARNING,
    say("A number that the edition does not state"),
    say("A number typed by hand is none of the edition’s: it may be mistyped, or left from another quarter."),
    say("Correct it, quote it by its name between double braces, or mark it as coming from elsewhere."),
)
LINK_WITHOUT_WORDS = Rule(
    "link-without-words",
    Level.WARNING,
    say("A link that does not say where it leads"),
    say("A screen reader lists the links without what stands around them."),
    say("Write the words in square brackets, the address in round ones behind them."),
)
EMPTY_HEADING = Rule(
    "empty-heading",
    Level.WARNING,
    say("A heading without words"),
    say("A screen reader would announce a heading and then say nothing."),
    say("Write the heading, or remove the line."),
)
HEADING_TOO_DEEP = Rule(
    "heading-too-deep",
    Level.WARNING,
    say("A heading deeper than those of the report"),
    say("A screen reader lists the headings of the report, and cannot list a bold paragraph."),
    say("Write it with “##”: deeper headings are printed as bold paragraphs."),
)
PICTURE_LEFT_OUT = Rule(
    "picture-left-out",
    Level.WARNING,
    say("A picture that is not published"),
    say("The editorial shows no pictures, so that readers would miss what this one shows."),
    say("Say in a sentence what it shows."),
)
LETTER_WITHOUT_A_FONT = Rule(
    "letter-without-a-font",
    Level.ERROR,
    say("A character that cannot be printed"),
    say("No font of the report has it: it would be an empty box, which says nothing by ear either."),
    say("Write it in other characters: nothing can be printed in its place."),
)
PAGE_FAULT = Rule(
    "page-fault",
    Level.ERROR,
    say("A page that cannot be read by ear"),
    say("The report promises PDF/UA-1: headings in order, links with words, alternative texts, tables with headers."),
    say("Correct the words or the template: no report is made of such a page."),
)

PROSE = Family(
    say("The office’s words and the pages"),
    (
        UNREADABLE_REFERENCE,
        UNKNOWN_REFERENCE,
        REFERENCE_WITHOUT_VALUE,
        UNKNOWN_FORM,
        TITLE_TOO_LONG,
        NUMBER_WITHOUT_SOURCE,
        LINK_WITHOUT_WORDS,
        EMPTY_HEADING,
        HEADING_TOO_DEEP,
        PICTURE_LEFT_OUT,
        LETTER_WITHOUT_A_FONT,
        PAGE_FAULT,
    ),
)
