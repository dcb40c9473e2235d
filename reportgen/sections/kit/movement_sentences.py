"""What changed beside the lists of movements, a sentence for each kind of change: those that weigh most come first.

Durations are good to a month: smaller moves are counted, not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.identity.evidence import compact
from reportgen.statements.time import gap_sentence
from reportgen.values.causes import ZERO, Cause
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.values.causes import Change
    from reportgen.values.comparison import Comparison, Match, Regrouping, Undecided
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

MOST_NAMED = 6  # names in a sentence
MONTHS = 12
NOISE = 1  # months


def sentences_of(findings: Findings, comparison: Comparison) -> Iterator[str]:
    """Say since when where that is not plain, what is still open, then every kind of change that the lists do not show."""
    if gap := gap_sentence(comparison.since):
        yield fmt.typeset(gap)
    for words, names in (*_open(comparison), *_changes(comparison), *_costs(findings, comparison), *_returns(findings)):
        if names:
            yield fmt.typeset(_(words, names=fmt.listing(_first(names))))
    if slight := sum(0 < abs(_months(match)) <= NOISE for match in comparison.continued):
        yield fmt.typeset(
            plural(
                "{n} durée change d’un mois au plus.",
                "{n} durées changent d’un mois au plus.",
                slight,
                n=fmt.number(slight),
            )
        )


def dearest(projects: Sequence[Project]) -> list[Project]:
    """Put projects in order, the dearest first, those of unknown cost last."""
    return sorted(projects, key=lambda each: (-(each.cost_meur or ZERO), fmt.ordered(each.name)))


def is_renamed(old: str, new: str) -> bool:
    """Tell a new name from another spelling of the same."""
    return compact(old) != compact(new) or (not compact(new) and fmt.plain(old) != fmt.plain(new))


def _open(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    """List what is neither entered nor left until a person decides."""
    undecided = sorted(
        comparison.undecided, key=lambda each: (-(each.new.cost_meur or ZERO), fmt.ordered(each.new.name))
    )
    yield later("Restent à identifier : {names}."), [_doubt(each) for each in undecided]
    silent = dearest(comparison.unanswered)
    yield (
        later("Sans réponse de leur ministère, ni suivis ni sortis : {names}."),
        [_of_ministry(each) for each in silent],
    )


def _changes(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    """List new names, ministries and phases, and durations that moved by more than their noise."""
    kept = sorted(comparison.continued, key=lambda each: (-(each.new.cost_meur or ZERO), fmt.ordered(each.new.name)))
    splits, mergers = (
        [_regrouped(each) for each in comparison.regrouped if each.is_split is one] for one in (True, False)
    )
    yield later("Sont scindés : {names}."), splits
    yield later("Sont réunis : {names}."), mergers
    renamed = [_renaming(match) for match in kept if is_renamed(match.old.name, match.new.name)]
    yield later("Changent de nom : {names}."), renamed
    yield later("Changent de ministère : {names}."), [_move(match) for match in kept if match.moved]
    onward, back = ([m.new.name for m in kept if sign * m.phase_steps > 0] for sign in (1, -1))
    yield later("Avancent d’une phase ou plus : {names}."), onward
    yield later("Reviennent à une phase antérieure : {names}."), back
    moved = sorted(
        (m for m in kept if abs(_months(m)) > NOISE), key=lambda m: (-abs(_months(m)), fmt.ordered(m.new.name))
    )
    yield later("S’allongent : {names}."), [_lasting(m) for m in moved if _months(m) > 0]
    yield later("Se raccourcissent : {names}."), [_lasting(m) for m in moved if _months(m) < 0]


def _costs(findings: Findings, comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    """List costs that appear, for the first time or again, and costs that are not communicated any more."""
    changes = {term.cause: term.changes for term in comparison.terms}
    first = (
        later("Publient un coût pour la première fois : {names}.")
        if _every_edition_is_held(findings)
        else later("Publient un coût pour la première fois dans les éditions conservées : {names}.")
    )
    yield first, [each.name for each in changes.get(Cause.NEWLY_KNOWN, ())]
    yield later("Publient de nouveau un coût : {names}."), [_again(each) for each in changes.get(Cause.KNOWN_AGAIN, ())]
    gone = [each.name for each in changes.get(Cause.NO_LONGER_KNOWN, ())]
    yield later("Ne communiquent plus leur coût : {names}."), gone


def _returns(findings: Findings) -> Iterator[tuple[str, list[str]]]:
    back = dearest([match.new for match in findings.returned])
    yield later("Reviennent après une absence : {names}."), [project.name for project in back]


def _every_edition_is_held(findings: Findings) -> bool:
    return [point.number for point in findings.series] == list(range(1, len(findings.series) + 1))


def _first(names: list[str]) -> list[str]:
    """Name a few, and say how many more there are."""
    rest = len(names) - MOST_NAMED
    return names if rest <= 1 else [*names[:MOST_NAMED], plural("{n} autre", "{n} autres", rest, n=fmt.number(rest))]


def _doubt(each: Undecided) -> str:
    return _("{name} (peut-être {former})", name=each.new.name, former=each.candidates[0].old.name)


def _of_ministry(project: Project) -> str:
    return _("{name} ({ministry})", name=project.name, ministry=fmt.ministry_label(project.ministry))


def _regrouped(group: Regrouping) -> str:
    former, parts = (fmt.listing([project.name for project in side]) for side in (group.old, group.new))
    return _("{former} (en {parts})", former=former, parts=parts)


def _renaming(match: Match) -> str:
    return _("{name} (auparavant {former})", name=match.new.name, former=match.old.name)


def _move(match: Match) -> str:
    former, ministry = fmt.ministry_label(match.old.ministry), fmt.ministry_label(match.new.ministry)
    return _("{name} ({former} → {ministry})", name=match.new.name, former=former, ministry=ministry)


def _again(change: Change) -> str:
    """Say what a cost is that is published again, and what it was when it was known last."""
    if change.last_known is None:
        return change.name
    return _(
        "{name} ({now} ; {then} en {month})",
        name=change.name,
        now=fmt.money(change.after),
        then=fmt.money(change.last_known.meur),
        month=fmt.month_and_year(change.last_known.as_of),
    )


def _lasting(match: Match) -> str:
    return f"{match.new.name} ({fmt.signed_months(match.duration_change_years or ZERO)})"


def _months(match: Match) -> Decimal:
    """Measure a change of duration in months, to the month, which is as far as published durations go."""
    return fmt.whole_months(match.duration_change_years or ZERO)
