"""What the first page says where the office wrote nothing: the edition's findings, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.deadlines import deadlines_before
from reportgen.sections.kit import movement_titles, titles
from reportgen.sections.kit.sentences import opening_count
from reportgen.statements import rates, totals
from reportgen.statements.time import gap_sentence, since_when
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.sections.kit.context import Context
    from reportgen.sections.kit.titles import Title
    from reportgen.values.findings import Findings
    from reportgen.values.headline import Headline


@dataclass(frozen=True, slots=True)
class Finding:
    """A headed passage of sentences."""

    heading: str
    sentences: str


def summarise(context: Context) -> tuple[Finding, ...]:
    """Say what the edition finds: costs, movements, deadlines, deviations, phases."""
    findings = context.findings
    passages = (
        (_("Les coûts"), _costs(findings)),
        (_("Les mouvements"), _movements(findings)),
        (_("Les échéances"), _deadlines(findings)),
        (_("Les écarts"), _deviations(findings)),
        (_("Les phases"), (_sentence(titles.ministries_by_phase(findings)),)),
    )
    told = ((heading, fmt.typeset(" ".join(filter(None, sentences)))) for heading, sentences in passages)
    return tuple(Finding(heading, sentences) for heading, sentences in told if sentences)


def _sentence(title: Title) -> str:
    return f"{' '.join(title.text.split(chr(10)))}."


def _costs(findings: Findings) -> Iterator[str]:
    total = findings.figures.total
    if total is None:
        yield _("Aucun projet ne communique de coût dans cette édition.")
        return
    words = totals.in_words(total)
    projects = fmt.projects(findings.figures.projects)
    yield _("{projects}, pour un coût complet estimé : {total}.", projects=fmt.capitalize_first(projects), total=words)
    if total.is_floor:
        yield fmt.capitalize_first(f"{totals.coverage(total)}.")
    for rule in (titles.cost_by_ministry, titles.amounts):
        yield _sentence(rule(findings))


def _movements(findings: Findings) -> Iterator[str]:
    if findings.comparison is not None:
        yield _sentence(movement_titles.movements(findings))
        yield _sentence(movement_titles.cost_bridge(findings))
        yield gap_sentence(findings.comparison.since)


def _deadlines(findings: Findings) -> Iterator[str]:
    """Say how many projects are overdue, then how many end soon."""
    late = sum(project.is_overdue(findings.as_of) for project in findings.projects)
    if late:
        yield plural(
            "{projects} a dépassé sa fin prévue sans être terminé.",
            "{projects} ont dépassé leur fin prévue sans être terminés.",
            late,
            projects=opening_count(late),
        )
    soon = deadlines_before(findings.projects, findings.as_of)
    if soon and soon[1]:
        yield plural(
            "{projects} doit s’achever avant {year}.",
            "{projects} doivent s’achever avant {year}.",
            soon[1],
            projects=opening_count(soon[1]),
            year=soon[0],
        )


def _deviations(findings: Findings) -> Iterator[str]:
    for kind, words in (
        (SCHEDULE, _("L’écart de calendrier est de {rate}")),
        (BUDGET, _("L’écart de budget est de {rate}")),
    ):
        headline = findings.headline(kind)
        if headline.value is not None:
            yield _deviation(headline, words)


def _deviation(headline: Headline, words: str) -> str:
    value = words.format(rate=rates.value_in_percent(headline))
    return _("{value} ({basis}).", value=value, basis=rates.basis(headline))


def total_change(findings: Findings) -> str:
    """Say how the total moved, for the line under it: since when, and how many costs were known then and are now."""
    comparison, total = findings.comparison, findings.figures.total
    if comparison is None or total is None or comparison.total_before is None:
        return ""
    change, when = fmt.signed_money(comparison.change), since_when(comparison.since)
    words = _("inchangé {since}", since=when) if change == "=" else _("{change} {since}", change=change, since=when)
    if comparison.same_costs_known:
        return words
    if comparison.known_before == comparison.known_after:
        return _("{change}, les coûts connus n’étant pas tous des mêmes projets", change=words)
    return _(
        "{change}, pour {before} coûts connus puis {after}",
        change=words,
        before=fmt.number(comparison.known_before),
        after=fmt.number(comparison.known_after),
    )
