"""What the portal's readers are told of an edition. In French: the portal is, whatever the report's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.edition import EditionInfo
    from reportgen.values.figures import Figures

DEMONSTRATION = "Édition de démonstration : les projets et les chiffres sont fictifs."


def resource_title(info: EditionInfo, label: str) -> str:
    """Name a file of an edition."""
    mark = "Démonstration, " if info.demonstration else ""
    return fmt.typeset(f"{mark}{_edition(info)} : {label}")


def resource_description(info: EditionInfo, revision: int, about: str) -> str:
    """Say what a file holds, and as of when."""
    revised = f"Révision {revision}." if revision > 1 else ""
    notice = DEMONSTRATION if info.demonstration else ""
    parts = (about, f"Données au {fmt.full_date(info.as_of)}.", revised, notice)
    return fmt.typeset(" ".join(filter(None, parts)))


def dataset_description(own: str, info: EditionInfo, figures: Figures) -> str:
    """Put the newest edition's figures below the dataset's own words."""
    return f"{own}\n\n## Dernière édition\n\n{fmt.typeset(' '.join(_newest(info, figures)))}"


def _newest(info: EditionInfo, figures: Figures) -> Iterator[str]:
    shared = figures.interministerial
    among = "" if shared is None else fmt.count(", dont {n} interministériel", ", dont {n} interministériels", shared)
    yield f"La {_edition(info)} recense {fmt.projects(figures.projects)}{among}."
    yield _cost(figures)
    yield f"Données au {fmt.full_date(info.as_of)}."
    if info.published is not None:
        yield f"Publiée le {fmt.full_date(info.published)}."
    yield f"Source : {info.publisher.name}, {info.licence.name}."
    if info.demonstration:
        yield DEMONSTRATION


def _cost(figures: Figures) -> str:
    """Say the total, and over how many projects it goes when some have no cost."""
    if figures.total_cost_meur is None:
        return "Aucun coût n’est communiqué."
    if figures.projects_with_cost == figures.projects:
        return f"Le coût complet estimé est de {fmt.money_in_words(figures.total_cost_meur)}."
    total = f"Le coût complet estimé est d’{fmt.at_least(figures.total_cost_meur)}"
    costed = fmt.count("{n} projet chiffré", "{n} projets chiffrés", figures.projects_with_cost)
    return f"{total} ({costed})."


def _edition(info: EditionInfo) -> str:
    return f"{fmt.ordinal(info.number)} édition ({fmt.quarter_in_words(info.quarter)})"
