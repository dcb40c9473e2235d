"""The watch list: projects that ask for attention, each with its rule, its numbers and the support proposed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles as titles
from reportgen.sections.kit.links import anchor
from reportgen.statements.time import since_when
from reportgen.values.views import SectionView
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.values.findings import Limits, Watched


GROWN, RECENT = ("cost_growth", "duration_growth"), ("recent_cost", "recent_duration")
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One project under one rule."""

    anchor: str
    name: str
    ministry: str
    finding: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with the projects that it finds; ``said`` goes on from the heading: its threshold, what is proposed."""

    heading: str
    said: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What the section prints."""

    rules: tuple[Rule, ...]
    note: str


def compose(context: Context) -> SectionView | None:
    """Compose the watch list; nothing when no rule finds any project."""
    watched = context.findings.watched
    if not watched:
        return None
    return SectionView(
        key="watchlist",
        label=_("Points de vigilance"),
        title=context.titled("watchlist", titles.watchlist(context.findings)),
        summary=_("Les projets à suivre de près, et pourquoi"),
        content=Watchlist(_rules(context), f"{fmt.typeset(_(NOTE))} {context.source_line}"),
    )


NOTE = later(
    "Un projet figure ici parce que ses chiffres publiés franchissent un seuil, non parce qu’il serait jugé mal conduit. "
    "Références : l’estimation initiale, à défaut la première publiée ; l’édition comparée."
)


def _rules(context: Context) -> tuple[Rule, ...]:
    limits, support = context.findings.rules.limits, context.findings.rules.support
    origin = _("plus de {rate} depuis la première estimation connue", rate=fmt.percent(limits.growth_pct))
    comparison = context.findings.comparison
    since = "" if comparison is None else since_when(comparison.since)
    recent = _("plus de {rate} {since}", rate=fmt.percent(limits.recent_growth_pct), since=since)
    unchanged = fmt.editions(limits.unchanged_editions)
    headings = {
        "cost_growth": (_("Coût en forte hausse"), origin),
        "duration_growth": (_("Durée en forte hausse"), origin),
        "recent_cost": (_("Coût en hausse récente"), recent),
        "recent_duration": (_("Durée en hausse récente"), recent),
        "overdue": (_("Fin prévue dépassée"), _("le projet n’est pas terminé")),
        "phase_back": (_("Retour à une phase antérieure"), since),
        "rebaselined": (_("Estimation initiale modifiée"), _("le coût initial publié n’est plus le même")),
        "unchanged": (
            _("Sans changement"),
            _("coût, durée et phase identiques sur {editions}", editions=unchanged),
        ),
    }
    return tuple(
        Rule(heading, _rule_words(said, support.get(rule, "")), lines)
        for rule, (heading, said) in headings.items()
        if (lines := tuple(_line(each, limits) for each in _worst_first(context, rule)))
    )


# What watch.toml proposes as it is delivered; a house's own words are printed as they stand, or as its catalogue says.
PROPOSED = (
    *(later("audit du coût complet"), later("revue du calendrier"), later("revue du coût complet")),
    *(later("appui au pilotage"), later("conseil en cadrage"), later("point d’avancement")),
)


def _rule_words(limit: str, support: str) -> str:
    if not support:
        return fmt.typeset(_(" : {limit}", limit=limit))
    return fmt.typeset(_(" : {limit}. Appui proposé : {support}", limit=limit, support=_(support)))


def _worst_first(context: Context, rule: str) -> list[Watched]:
    found = [each for each in context.findings.watched if each.rule == rule]
    return sorted(found, key=lambda each: (-(each.amount or 0), fmt.ordered(each.project.name)))


def _line(watched: Watched, limits: Limits) -> Line:
    project, finding = watched.project, _finding(watched, limits)
    return Line(anchor(project), fmt.as_published(project.name), fmt.ministry_label(project.ministry), finding)


def _rate(watched: Watched, limits: Limits) -> str:
    """Write a growth so that it reads as more than its threshold, which it is: in as many decimals as that takes."""
    if watched.amount is None:
        return ""
    limit = {**dict.fromkeys(GROWN, limits.growth_pct), **dict.fromkeys(RECENT, limits.recent_growth_pct)}
    least = limit.get(watched.rule)
    fitting = (each for each in range(1, MOST_DECIMALS) if least is None or fmt.rounded(watched.amount, each) > least)
    return fmt.signed_percent(watched.amount, next(fitting, MOST_DECIMALS))


def _finding(watched: Watched, limits: Limits) -> str:
    rate = _rate(watched, limits)
    match watched.rule:
        case "cost_growth" | "recent_cost" | "rebaselined":
            before, after = Decimal(watched.before), Decimal(watched.after)
            return f"{rate}, {fmt.money_course(before, after)}"
        case "duration_growth" | "recent_duration":
            before, after = Decimal(watched.before), Decimal(watched.after)
            return ", ".join((rate, _("de {before} à {after}", before=fmt.number(before, 1), after=fmt.years(after))))
        case "overdue":
            end = watched.project.planned_end
            return "" if end is None else _("fin prévue en {month}", month=fmt.month_and_year(end))
        case "phase_back":
            return _(
                "de {before} à {after}", before=fmt.phase_inside(watched.before), after=fmt.phase_inside(watched.after)
            )
        case _:
            return fmt.phase_inside(watched.project.phase_key)
