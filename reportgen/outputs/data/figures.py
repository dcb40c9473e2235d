"""Figures → JSON and back: what the archive keeps is read again when later editions look back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.portfolio import PANORAMA
from reportgen.values.dates import Quarter
from reportgen.values.errors import ReportgenError
from reportgen.values.figures import Deviation, Discrepancy, Figures, Group, MinistryFigures
from reportgen.values.headline import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.portfolio import Portfolio
    from reportgen.values.bracket import Bracket
    from reportgen.values.headline import Headline, Rate
    from reportgen.values.phase import Phase

FORMAT = 1
Value = TypeVar("Value")


def figures_json(figures: Figures, portfolio: Portfolio = PANORAMA, *, demonstration: bool = False) -> dict[str, Any]:
    """Lay the figures out as the contract's ``figures --format json``: counts whole, money in M€, rates in percent.

    Phases and brackets stand under their published labels.
    """
    return {
        "edition": str(figures.quarter),
        "number": figures.number,
        "format": FORMAT,
        **({"demonstration": True} if demonstration else {}),
        "projects": figures.projects,
        "interministerial": figures.interministerial,
        "total_cost_meur": real(figures.total_cost_meur),
        "projects_with_cost": figures.projects_with_cost,
        "mean_duration_years": real(figures.mean_duration_years),
        "projects_with_duration": figures.projects_with_duration,
        "by_phase": _labelled(figures.by_phase, portfolio.all_phases),
        "by_cost_bracket": _labelled(figures.by_cost_bracket, portfolio.all_brackets),
        "by_functional_area": {area.name: area.projects for area in figures.areas},
        "by_ministry": {ministry.name: _ministry(ministry, portfolio) for ministry in figures.ministries},
        "deviations": {"schedule": _deviation(figures.schedule), "budget": _deviation(figures.budget)},
        "declared": {key: _number(value) for key, value in figures.declared.items()},
        "discrepancies": [_discrepancy(item) for item in figures.discrepancies],
        "headline": {kind: _headline(headline) for kind, headline in figures.headlines.items()},
        "costs": {
            "by_cost_bracket": _labelled(
                {group.name: _group(group) for group in figures.brackets}, portfolio.all_brackets
            ),
            "by_functional_area": {group.name: _group(group) for group in figures.areas},
        },
    }


def figures_of(content: Mapping[str, Any], portfolio: Portfolio = PANORAMA) -> Figures:
    """Read figures back as they were published, unrounded; headlines follow from them (`measures.series`)."""
    if content.get("format") != FORMAT:
        message = f"figures of format {content.get('format')!r} were kept; this program reads format {FORMAT}"
        raise ReportgenError(message)
    return Figures(
        quarter=Quarter.parse(content["edition"]),
        number=content["number"],
        projects=content["projects"],
        interministerial=content["interministerial"],
        total_cost_meur=_decimal(content["total_cost_meur"]),
        projects_with_cost=content["projects_with_cost"],
        mean_duration_years=_decimal(content["mean_duration_years"]),
        projects_with_duration=content["projects_with_duration"],
        by_phase=_keyed(content["by_phase"], portfolio.all_phases),
        brackets=_groups(_keyed(content["costs"]["by_cost_bracket"], portfolio.all_brackets)),
        areas=_groups(content["costs"]["by_functional_area"]),
        ministries=tuple(
            MinistryFigures(
                name,
                each["projects"],
                each["projects_with_cost"],
                _decimal(each["total_cost_meur"]),
                _keyed(each["by_phase"], portfolio.all_phases),
                _keyed(each["by_cost_bracket"], portfolio.all_brackets),
            )
            for name, each in content["by_ministry"].items()
        ),
        schedule=_deviation_of(content["deviations"]["schedule"]),
        budget=_deviation_of(content["deviations"]["budget"]),
        declared={key: Decimal(str(value)) for key, value in content["declared"].items()},
        discrepancies=tuple(
            Discrepancy(each["figure"], Decimal(str(each["declared"])), _decimal(each["computed"]))
            for each in content["discrepancies"]
        ),
    )


def _labelled(values: Mapping[str, Value], steps: Sequence[Phase | Bracket]) -> dict[str, Value]:
    """Put what stands under the keys of phases or brackets under their published labels."""
    labels = {step.key: step.label for step in steps}
    return {labels[key]: value for key, value in values.items()}


def _keyed(content: Mapping[str, Value], steps: Sequence[Phase | Bracket]) -> dict[str, Value]:
    """Put what stands under published labels under the keys again."""
    keys = {step.label: step.key for step in steps}
    unknown = sorted(content.keys() - keys.keys())
    if unknown:
        message = f"figures were kept for {', '.join(unknown)}; this program knows {', '.join(keys)}"
        raise ReportgenError(message)
    return {keys[label]: value for label, value in content.items()}


def _ministry(ministry: MinistryFigures, portfolio: Portfolio) -> dict[str, Any]:
    return {
        "projects": ministry.projects,
        "projects_with_cost": ministry.projects_with_cost,
        "total_cost_meur": real(ministry.total_cost_meur),
        "by_phase": _labelled(ministry.by_phase, portfolio.all_phases),
        "by_cost_bracket": _labelled(ministry.by_cost_bracket, portfolio.all_brackets),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "projects": group.projects,
        "projects_with_cost": group.projects_with_cost,
        "total_cost_meur": real(group.total_cost_meur),
    }


def _groups(content: Mapping[str, Any]) -> tuple[Group, ...]:
    return tuple(
        Group(name, each["projects"], each["projects_with_cost"], _decimal(each["total_cost_meur"]))
        for name, each in content.items()
    )


def _deviation(deviation: Deviation) -> dict[str, Any]:
    return {
        "weighted_pct": real(deviation.weighted_pct),
        "mean_pct": real(deviation.mean_pct),
        "median_pct": real(deviation.median_pct),
        "projects": deviation.projects,
        "of": deviation.of,
        "baseline": deviation.baseline,
    }


def _deviation_of(content: Mapping[str, Any]) -> Deviation:
    return Deviation(
        _decimal(content["weighted_pct"]),
        _decimal(content["mean_pct"]),
        _decimal(content["median_pct"]),
        content["projects"],
        content["baseline"],
        content.get("of", 0),
    )


def _headline(headline: Headline) -> dict[str, Any]:
    """Lay out what is printed in large, with all that it stands on (CONTRACT, ``headline``).

    ``change_same_projects`` is in points, over ``same_projects`` projects; ``computed`` is the rate beside a declared one.
    """
    same, computed = headline.same, headline.computed
    is_computed = headline.source is Source.COMPUTED
    return {
        "value": real(headline.value),
        "kind": headline.source,
        "mean": headline.mean,
        "baseline": headline.baseline,
        "n": headline.n,
        "of": headline.of,
        "change_same_projects": real(same.change) if is_computed and same else None,
        "same_projects": same.n if is_computed and same else None,
        "since": str(same.since.quarter) if is_computed and same else None,
        "computed": None if is_computed or computed is None else _rate(computed),
        "carried_by": headline.carried_by or None,
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"value": real(rate.value), "mean": rate.mean, "baseline": rate.baseline, "n": rate.n, "of": rate.of}


def _discrepancy(item: Discrepancy) -> dict[str, Any]:
    told = {"figure": item.figure, "declared": _number(item.declared), "computed": _number(item.computed)}
    if not item.nearest:
        return told
    return {**told, "nearest": {"mean": item.nearest, "value": _number(item.nearest_value)}}


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def real(value: Decimal | None) -> float | None:
    """Hand a value to a format that has only floating-point numbers; None where it is missing."""
    return None if value is None else float(value)


def _number(value: Decimal | None) -> float | int | None:
    """Keep whole numbers whole: 61 stays 61, 2.62 stays 2.62."""
    if value is None:
        return None
    return int(value) if Decimal(value).as_tuple().exponent == 0 else float(value)
