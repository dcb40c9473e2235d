"""The watch list: projects that ask for attention, each with its rule, its numbers and the support proposed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections import movement_titles as titles
from reportgen.sections.table import anchor
from reportgen.views import SectionView

if TYPE_CHECKING:
    from reportgen.findings import Watched
    from reportgen.sections.context import Context


@dataclass(frozen=True, slots=True)
class Line:
    """One project under one rule."""

    anchor: str
    name: str
    ministry: str
    finding: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with the projects that it finds; ``said`` gives its threshold."""

    heading: str
    said: str
    support: str
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
        label="Points de vigilance",
        title=context.titled("watchlist", titles.watchlist(context.findings)),
        summary="Les projets à suivre de près, et pourquoi",
        content=Watchlist(_rules(context), f"{fmt.typeset(NOTE)} {context.source_line}"),
    )


NOTE = (
    "Un projet figure ici parce que ses chiffres publiés franchissent un seuil, non parce qu’il serait jugé mal conduit. "
    "Références : l’estimation initiale, à défaut la première publiée ; l’édition précédente."
)


def _rules(context: Context) -> tuple[Rule, ...]:
    limits, support = context.findings.rules.limits, context.findings.rules.support
    growth, recent = fmt.percent(limits.growth_pct), fmt.percent(limits.recent_growth_pct)
    unchanged = fmt.count(limits.unchanged_editions, "édition")
    headings = {
        "cost_growth": ("Coût en forte hausse", f"plus de {growth} depuis l’origine"),
        "duration_growth": ("Durée en forte hausse", f"plus de {growth} depuis l’origine"),
        "recent_cost": ("Coût en hausse récente", f"plus de {recent} depuis l’édition précédente"),
        "recent_duration": ("Durée en hausse récente", f"plus de {recent} depuis l’édition précédente"),
        "overdue": ("Fin prévue dépassée", "le projet n’est pas terminé"),
        "phase_back": ("Retour à une phase antérieure", "depuis l’édition précédente"),
        "rebaselined": ("Estimation initiale modifiée", "le coût initial publié n’est plus le même"),
        "unchanged": ("Sans changement", f"coût, durée et phase identiques sur {unchanged}"),
    }
    return tuple(
        Rule(heading, fmt.typeset(said), support.get(rule, ""), lines)
        for rule, (heading, said) in headings.items()
        if (lines := tuple(_line(each) for each in _worst_first(context, rule)))
    )


def _worst_first(context: Context, rule: str) -> list[Watched]:
    found = [each for each in context.findings.watched if each.rule == rule]
    return sorted(found, key=lambda each: (-(each.amount or 0), fmt.plain(each.project.name)))


def _line(watched: Watched) -> Line:
    project = watched.project
    return Line(anchor(project), fmt.typeset(project.name), fmt.ministry_label(project.ministry), _finding(watched))


def _finding(watched: Watched) -> str:
    rate = "" if watched.amount is None else f"{fmt.signed(watched.amount, 0)}{fmt.NBSP}%"
    match watched.rule:
        case "cost_growth" | "recent_cost" | "rebaselined":
            before, after = Decimal(watched.before), Decimal(watched.after)
            return f"{rate}, de {fmt.meur(before)} à {fmt.money(after)}"
        case "duration_growth" | "recent_duration":
            before, after = Decimal(watched.before), Decimal(watched.after)
            return f"{rate}, de {fmt.number(before, 1)} à {fmt.years(after)}"
        case "overdue":
            end = watched.project.planned_end
            return "" if end is None else f"fin prévue en {fmt.month_and_year(end)}"
        case "phase_back":
            return f"de {fmt.phase_label(watched.before).lower()} à {fmt.phase_label(watched.after).lower()}"
        case _:
            return fmt.phase_label(watched.project.phase_key).lower()
