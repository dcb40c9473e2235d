"""Words in the place of values: phases, cost brackets, and all the ways of saying that a value is missing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA
from reportgen.readers.failures import CellError
from reportgen.readers.markup import line
from reportgen.values.project import Undisclosed
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import UNKNOWN_BRACKET, UNKNOWN_PHASE
from reportgen.words.spelling import fold, nearest

if TYPE_CHECKING:
    from reportgen.portfolio import Portfolio
    from reportgen.values.bracket import Bracket
    from reportgen.values.phase import Phase

_SENTENCE = 4
_WITHHELD = re.compile(
    r"communi(qu|cab)|confidenti|diffus|divulg|masqu|publiee|non publi|rendue?s? publi|appel d offres|consultation"
    r"|marche en cours|trajectoire|revision|reorient|arbitrage|renegoci"
)

_BELOW = re.compile(r"<|≤|moins|inf[ée]rieur|jusqu", re.IGNORECASE)
_ABOVE = re.compile(r">|≥|plus|sup[ée]rieur|au[- ]del[àa]|\+", re.IGNORECASE)


def is_missing(raw: str, portfolio: Portfolio = PANORAMA) -> bool:
    """Tell whether a cell is empty or says, in whatever words, that there is no value."""
    return fold(raw) in _words_of(portfolio.unpriced[1])


def is_not_estimated(raw: str, portfolio: Portfolio = PANORAMA) -> bool:
    """Tell whether a cell says that the value is still being worked out."""
    return fold(raw) in _words_of(portfolio.unpriced[0])


@cache
def _words_of(step: Phase | Bracket) -> frozenset[str]:
    """Know every way in which a phase or a bracket is written."""
    return frozenset(fold(word) for word in (step.label, *step.spellings))


def withheld_reason(raw: str) -> str:
    """Return the sentence in which a cell says that figures are withheld; nothing if it says no such thing."""
    words = fold(raw)
    return line(raw) if len(words.split()) >= _SENTENCE and _WITHHELD.search(words) else ""


def phase(raw: str, reason: str = "", portfolio: Portfolio = PANORAMA) -> Phase | Undisclosed:
    """Read a phase in any spelling; a missing one is undisclosed, for the reason given.

    >>> phase("conception/realisation").key
    'design'
    """
    known = next((each for each in portfolio.phases if fold(raw) in _words_of(each)), None)
    if known:
        return known
    if is_missing(raw, portfolio) or withheld_reason(raw):
        return Undisclosed(reason)
    names = tuple(each.label for each in portfolio.phases)
    near = nearest(raw, names)
    advice = say("Write “{near}” if that is what is meant.", near=near) if near else say("Write one of these.")
    expected = say("one of {names}, or {withheld}", names=names, withheld=portfolio.withheld.label)
    raise CellError(rule=UNKNOWN_PHASE, expected=expected, advice=advice)


def bracket(raw: str, portfolio: Portfolio = PANORAMA) -> Bracket | None:
    """Read a cost bracket in any spelling; None when the cell gives none.

    >>> bracket("> 100 M€").key, bracket("5 - 9 M€").key, bracket("En cadrage").key
    ('over_100', 'from_5_to_9', 'not_estimated')
    """
    not_estimated, undisclosed = portfolio.unpriced
    if fold(raw) == fold(undisclosed.label):
        return undisclosed
    if is_missing(raw, portfolio):
        return None
    if is_not_estimated(raw, portfolio):
        return not_estimated
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", raw))
    shape = (_direction(raw) if len(numbers) == 1 else "", numbers)
    known = next((each for each in portfolio.brackets if fold(raw) in _words_of(each) or shape == _shape(each)), None)
    if known is None:
        names = tuple(each.label for each in portfolio.all_brackets)
        raise CellError(rule=UNKNOWN_BRACKET, expected=say("one of {names}", names=names))
    return known


def _shape(bracket: Bracket) -> tuple[str, tuple[int, ...]]:
    """Write a bracket as its bounds, and on which side it is open."""
    bounds = tuple(bound for bound in (bracket.lower, bracket.upper) if bound)
    return ("<" if not bracket.lower else "" if bracket.upper else ">", bounds)


def _direction(raw: str) -> str:
    if _BELOW.search(raw):
        return "<"
    return ">" if _ABOVE.search(raw) else ""
