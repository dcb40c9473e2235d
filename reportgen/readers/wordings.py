"""Words in the place of values: phases, cost brackets, and all the ways of saying that a value is missing."""

from __future__ import annotations

import re

from reportgen.readers.failures import CellError
from reportgen.readers.markup import line
from reportgen.values.project import BRACKET_KEYS, NOT_ESTIMATED, UNDISCLOSED, CostBracket, Phase, Undisclosed
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import UNKNOWN_BRACKET, UNKNOWN_PHASE
from reportgen.words.spelling import fold, nearest

_PHASES: dict[Phase, tuple[str, ...]] = {
    Phase.SCOPING: ("en cadrage", "en phase de cadrage", "phase de cadrage", "étude", "initialisation"),
    Phase.DESIGN: (
        "conception",
        "réalisation",
        "conception et réalisation",
        "en conception",
        "en réalisation",
        "développement",
    ),
    Phase.PILOT: ("expérimentations", "en expérimentation", "pilote", "expérimentation pilote"),
    Phase.ROLLOUT: ("en déploiement", "en cours de déploiement", "généralisation"),
    Phase.COMPLETED: ("terminée", "projet terminé", "achevé", "achevée", "clos", "clôturé"),
}
_PHASE_BY_WORDS = {fold(word): phase for phase, words in _PHASES.items() for word in (phase.value, *words)}

_MISSING = frozenset(
    fold(word)
    for word in (
        *("", "NA", "N/A", "n.c.", "NC", "n.d.", "ND", "n.r.", "null", "none", "néant", "inconnu", "à préciser"),
        *("à compléter", "non communiqué", "non communiquée", "non communicable", "non renseigné", "non renseignée"),
        *("non disponible", "non défini", "non connu", "sans objet"),
    )
)
_NOT_ESTIMATED = frozenset(
    fold(word)
    for word in ("en cadrage", "cadrage", "en cours de cadrage", "non estimé", "à estimer", "en cours d'estimation")
)
_SENTENCE = 4
_WITHHELD = re.compile(
    r"communi(qu|cab)|confidenti|diffus|divulg|masqu|publiee|non publi|rendue?s? publi|appel d offres|consultation"
    r"|marche en cours|trajectoire|revision|reorient|arbitrage|renegoci"
)

_BRACKETS = {
    ("<", (5,)): CostBracket.UNDER_5,
    ("", (5, 9)): CostBracket.FROM_5_TO_9,
    ("", (9, 20)): CostBracket.FROM_9_TO_20,
    ("", (20, 100)): CostBracket.FROM_20_TO_100,
    (">", (100,)): CostBracket.OVER_100,
}
_BELOW = re.compile(r"<|≤|moins|inf[ée]rieur|jusqu", re.IGNORECASE)
_ABOVE = re.compile(r">|≥|plus|sup[ée]rieur|au[- ]del[àa]|\+", re.IGNORECASE)


def is_missing(raw: str) -> bool:
    """Tell whether a cell is empty or says, in whatever words, that there is no value."""
    return fold(raw) in _MISSING


def is_not_estimated(raw: str) -> bool:
    """Tell whether a cell says that the value is still being worked out."""
    return fold(raw) in _NOT_ESTIMATED


def withheld_reason(raw: str) -> str:
    """Return the sentence in which a cell says that figures are withheld; nothing if it says no such thing."""
    words = fold(raw)
    return line(raw) if len(words.split()) >= _SENTENCE and _WITHHELD.search(words) else ""


def phase(raw: str, reason: str = "") -> Phase | Undisclosed:
    """Read a phase in any spelling; a missing one is undisclosed, for the reason given.

    >>> phase("conception/realisation").value
    'Conception / Réalisation'
    """
    known = _PHASE_BY_WORDS.get(fold(raw))
    if known:
        return known
    if is_missing(raw) or withheld_reason(raw):
        return Undisclosed(reason)
    near = nearest(raw, [each.value for each in Phase])
    advice = say("Write “{near}” if that is what is meant.", near=near) if near else say("Write one of these.")
    expected = say("one of {names}, or {withheld}", names=tuple(Phase), withheld=UNDISCLOSED)
    raise CellError(rule=UNKNOWN_PHASE, expected=expected, advice=advice)


def bracket(raw: str) -> str | None:
    """Read a cost bracket in any spelling; None when the cell gives none.

    >>> bracket("> 100 M€"), bracket("5 - 9 M€"), bracket("En cadrage")
    ('plus de 100 M€', 'entre 5 et 9 M€', 'en cadrage')
    """
    if fold(raw) == fold(UNDISCLOSED):
        return UNDISCLOSED
    if is_missing(raw):
        return None
    if is_not_estimated(raw):
        return NOT_ESTIMATED
    bounds = tuple(int(digits) for digits in re.findall(r"\d+", raw))
    known = _BRACKETS.get((_direction(raw) if len(bounds) == 1 else "", bounds))
    if known is None:
        raise CellError(rule=UNKNOWN_BRACKET, expected=say("one of {names}", names=BRACKET_KEYS))
    return known.value


def _direction(raw: str) -> str:
    if _BELOW.search(raw):
        return "<"
    return ">" if _ABOVE.search(raw) else ""
