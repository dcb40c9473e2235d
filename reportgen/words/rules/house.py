"""Rules on the files of the house: theme, watch list, registry, portal, and words of one's own."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

_CORRECT_THE_LINE = say("Correct the line.")
_CORRECT_THE_VALUE = say("Correct the value.")
_NEAREST_OR_NOTHING = say("Write the key that is meant, or remove it.")

THEME_SYNTAX = Rule(
    "theme-syntax",
    Level.ERROR,
    say("theme.toml cannot be read"),
    say("One slip hides the whole file: nobody can tell where its keys begin and end."),
    _CORRECT_THE_LINE,
)
THEME_MISSING = Rule(
    "theme-missing",
    Level.ERROR,
    say("A key of theme.toml is missing"),
    say("Pages and charts need every colour, font and size."),
    say("Add the key."),
)
THEME_UNKNOWN = Rule(
    "theme-unknown",
    Level.ERROR,
    say("A key of theme.toml that is not known"),
    say("It was probably misspelt, and would change nothing."),
    _NEAREST_OR_NOTHING,
)
THEME_VALUE = Rule(
    "theme-value",
    Level.ERROR,
    say("A value of theme.toml that its key cannot hold"),
    say("A colour has six hexadecimal digits, a size lies within what the layout bears, a logo is a file of assets/."),
    _CORRECT_THE_VALUE,
)
THEME_CONTRAST = Rule(
    "theme-contrast",
    Level.ERROR,
    say("Two colours too alike to be told apart"),
    say("Nobody could read them: WCAG 2.2 asks for a contrast of 4.5:1 for text and of 3:1 for graphics."),
    say("Darken one of the two, or lighten the other."),
)
WATCH = Rule(
    "watch",
    Level.ERROR,
    say("Something in watch.toml that cannot be used"),
    say("The thresholds under [limits] are numbers above zero, the words under [support] are texts."),
    say("Correct the key or its value, or remove it."),
)
REGISTRY = Rule(
    "registry",
    Level.ERROR,
    say("Something in registry.toml that cannot be used"),
    say("The registry keeps what persons decided: an id and its names, each once, or two projects that are different."),
    say("Correct the entry, or remove it and run reportgen match."),
)
DATAGOUV_SYNTAX = Rule(
    "datagouv-syntax",
    Level.ERROR,
    say("datagouv.toml cannot be read"),
    say("One slip hides the whole file: nobody can tell where its keys begin and end."),
    _CORRECT_THE_LINE,
)
DATAGOUV_MISSING = Rule(
    "datagouv-missing",
    Level.ERROR,
    say("datagouv.toml does not name the dataset"),
    say("An edition is only sent to a dataset that a person named, with a title and a description."),
    say("Add what is missing to assets/datagouv.toml."),
)
DATAGOUV_UNKNOWN = Rule(
    "datagouv-unknown",
    Level.ERROR,
    say("A key of datagouv.toml that is not known"),
    say("It was probably misspelt, and would change nothing."),
    _NEAREST_OR_NOTHING,
)
DATAGOUV_VALUE = Rule(
    "datagouv-value",
    Level.ERROR,
    say("A value of datagouv.toml that its key cannot hold"),
    say("The portal would refuse it, or take it for something else."),
    _CORRECT_THE_VALUE,
)
DEMONSTRATION = Rule(
    "demonstration",
    Level.ERROR,
    say("A demonstration edition for the public’s portal"),
    say("Its projects are invented, and the production portal is read by the public."),
    say("Leave out --production: the demonstration portal takes it."),
)
UNREADABLE_CATALOGUE = Rule(
    "unreadable-catalogue",
    Level.ERROR,
    say("A message catalogue that cannot be read"),
    say("Sentences of one’s own stand in a gettext catalogue; after a broken line none of them can be found."),
    say("Correct the line, or remove the file to use the built-in one."),
)
UNKNOWN_PLACE = Rule(
    "unknown-place",
    Level.ERROR,
    say("A translation with a place that nothing fills"),
    say("The report would be printed with braces in the place of a value."),
    say("Use the places of the original sentence and no others."),
)

HOUSE = Family(
    say("The house’s own files"),
    (
        THEME_SYNTAX,
        THEME_MISSING,
        THEME_UNKNOWN,
        THEME_VALUE,
        THEME_CONTRAST,
        WATCH,
        REGISTRY,
        DATAGOUV_SYNTAX,
        DATAGOUV_MISSING,
        DATAGOUV_UNKNOWN,
        DATAGOUV_VALUE,
        DEMONSTRATION,
        UNREADABLE_CATALOGUE,
        UNKNOWN_PLACE,
    ),
)
