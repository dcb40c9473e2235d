"""Three invented series, each small enough to be checked by hand, in which much happens that invites a false sentence."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

JUSTICE, INTERIOR = "Ministère de la Justice", "Ministère de l’Intérieur"
CULTURE, ARMIES = "Ministère de la Culture", "Ministère des Armées"
ECONOMY, ECONOMY_TOO = "Ministère de l’Économie", "MINISTÈRE DE L’ECONOMIE"
WORKS, SCHOOLS = "Ministère des Œuvres sociales", "Ministère de l’Éducation nationale"
WITHHELD, SCOPED = "non communiqué", "en cadrage"
DESIGN, ROLLOUT, SCOPING, OVER = "Conception / Réalisation", "Déploiement", "Cadrage", "Terminé"
HEADER = (
    *("Projet", "Ministère porteur", "Projet interministériel", "Description et objectifs", "Début"),
    *("Durée prévisionnelle en années", "Phase du projet en cours", "Coût complet estimé"),
    *("Motif de non-communication", "Zone fonctionnelle", "Programme de financement", "Coût initial", "Durée initiale"),
)
SETTINGS = """number = {number}
quarter = "{quarter}"
as_of = {as_of}
published = {as_of}
{more}
[publisher]
name = "Office des essais"

[licence]
name = "Licence Ouverte 2.0"
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A project as its row says it, in the words of the table."""

    name: str
    cost: str
    years: str = "4"
    ministry: str = JUSTICE
    phase: str = DESIGN
    start: str = "2019-01-01"
    area: str = "Archives"
    programme: str = "Justice (P901)"
    initial_cost: str = ""
    initial_years: str = ""
    interministerial: str = "Non"

    @property
    def cells(self) -> tuple[str, ...]:
        reason = "consultation en cours" if self.cost == WITHHELD else ""
        about = f"{self.name} tient le registre que ce nom désigne, et nul autre."
        return (
            *(self.name, self.ministry, self.interministerial, about, self.start, self.years, self.phase, self.cost),
            *(reason, self.area, self.programme, self.initial_cost, self.initial_years),
        )


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition of an invented series; ``more`` is put into edition.toml, ``tables`` at its end."""

    quarter: str
    number: int
    lines: tuple[Line, ...]
    more: str = ""
    tables: str = ""
    declared: Mapping[str, str] = field(default_factory=dict)

    def write(self, root: Path) -> None:
        """Write the edition's folder."""
        folder = root / "assets/editions" / self.quarter
        folder.mkdir(parents=True)
        year, quarter = self.quarter.split("-T")
        day = f"{year}-{('03-31', '06-30', '09-30', '12-31')[int(quarter) - 1]}"
        settings = SETTINGS.format(number=self.number, quarter=self.quarter, as_of=day, more=self.more)
        declared = "".join(f"{key} = {value}\n" for key, value in self.declared.items())
        text = settings + (f"\n[declared]\n{declared}" if declared else "") + self.tables
        (folder / "edition.toml").write_text(text, encoding="utf-8")
        (folder / "editorial.md").write_text(
            "# Le trimestre des essais\n\nLes projets sont inventés.\n", encoding="utf-8"
        )
        with (folder / "projects.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows((HEADER, *(line.cells for line in self.lines)))


# Initial costs for some projects only, initial durations for none, though a schedule rate is declared. Boussole's cost is
# known, withheld for two editions, then back and 15 M€ higher. Of the ministry of culture nothing comes in once.
_STEADY = (
    Line("Alizé", "12,5", "4", initial_cost="10", phase=ROLLOUT),
    Line("Brise", "7", "3", INTERIOR, initial_cost="7"),
    Line("Dédale", "20", "5", ARMIES, initial_cost="16"),
    Line("Estran", "4,95", "2", ARMIES, area="Achats"),
)
_CULTURE = (Line("Fresque", "31", "6", CULTURE, area="Musées"), Line("Galerie", "9", "3,5", CULTURE, area="Musées"))
_SCOPED = (Line("Havre", SCOPED, "", INTERIOR, SCOPING),)
WITHHELD_SERIES = (
    Issue(
        "2021-T1",
        1,
        (*_STEADY, Line("Boussole", "40", "4", INTERIOR), *_CULTURE),
        declared={"budget_deviation_pct": "17.5"},
    ),
    Issue(
        "2021-T2",
        2,
        (*_STEADY, Line("Boussole", WITHHELD, "4", INTERIOR), *_CULTURE, *_SCOPED),
        declared={"schedule_deviation_pct": "12.5"},
    ),
    Issue(
        "2021-T3",
        3,
        (
            Line("Alizé", "13", "4,5", initial_cost="10", phase=ROLLOUT),
            *(*_STEADY[1:], Line("Boussole", WITHHELD, "4", INTERIOR), *_SCOPED),
        ),
        declared={"schedule_deviation_pct": "12.5"},
    ),
    Issue(
        "2021-T4",
        4,
        (
            Line("Alizé", "13", "4,5", initial_cost="10", phase=ROLLOUT),
            *(*_STEADY[1:], Line("Boussole", "55", "4,75", INTERIOR), *_CULTURE),
            Line("Havre", "18", "3", INTERIOR),
        ),
        declared={"schedule_deviation_pct": "14", "budget_deviation_pct": "18.3"},
    ),
)
# Five quarters and three numbers are missing. Phare is absent from an edition that is held, and back; Quai too. At the end
# re-estimates cancel out, one is of 20,000 euros, a duration moves by half a month; the total is 2 505,2 M€, of 8 costs of 9.
_LARGE = (
    Line("Immense", "900", "9", ECONOMY, programme="Économie (P910)"),
    Line("Jalon", "800", "8", INTERIOR),
    Line("Kayak", "500", "7", ARMIES),
    Line("Lanterne", "200", "6"),
)
_SMALL = (Line("Môle", "60", "4", CULTURE, ROLLOUT), Line("Nacelle", "20,02", "3", CULTURE, start="2017-01-01"))
_HIDDEN = (Line("Ombre", WITHHELD, "5", ARMIES),)
_PIER, _LIGHT = Line("Quai", "15,18", "3", start="2020-06-01"), Line("Phare", "10", "4", INTERIOR)
_WEIGHTED = '\n[method]\nschedule = "weighted"\nbudget = "weighted"\n'
HOLE_SERIES = (
    Issue("2020-T1", 5, (*_LARGE, *_SMALL, _LIGHT, *_HIDDEN, _PIER), tables=_WEIGHTED),
    Issue("2020-T2", 6, (*_LARGE, *_SMALL, *_HIDDEN, _PIER), tables=_WEIGHTED),
    Issue("2021-T4", 10, (*_LARGE, *_SMALL, _LIGHT, *_HIDDEN), tables=_WEIGHTED),
    Issue(
        "2022-T1",
        11,
        (
            *(_LARGE[0], Line("Jalon", "805", "8,04", INTERIOR), Line("Kayak", "495", "7", ARMIES), _LARGE[3]),
            *(_SMALL[0], Line("Nacelle", "20,04", "3", CULTURE, start="2017-01-01"), _LIGHT, *_HIDDEN),
            Line("Quai", "15,16", "3", start="2020-06-01"),
        ),
        tables=_WEIGHTED,
    ),
)
# One project; then six of which none has a cost; then, three quarters later though no number is missing, all six costs,
# with ties. Names begin with Œ and É, a ministry is spelt in two ways.
_TIES = (
    ("Œillet", WORKS), ("Étoile", SCHOOLS), ("Zénith", JUSTICE), ("Oasis", ECONOMY), ("Rivage", SCHOOLS), ("Sillage", WORKS),
)  # fmt: skip
LONE_SERIES = (
    Issue("2022-T2", 1, (Line("Œillet", "10", "2", WORKS),)),
    Issue(
        "2022-T3",
        2,
        tuple(Line(name, SCOPED if ministry == WORKS else WITHHELD, "2", ministry) for name, ministry in _TIES),
    ),
    Issue(
        "2023-T2",
        3,
        tuple(
            Line(
                name,
                "20" if ministry in {WORKS, SCHOOLS} else "10",
                "2",
                ECONOMY_TOO if ministry == ECONOMY else ministry,
            )
            for name, ministry in _TIES
        ),
    ),
)
SERIES = {"withheld": WITHHELD_SERIES, "hole": HOLE_SERIES, "lone": LONE_SERIES}
# Oasis is split into two projects by a person's decision.
SPLIT = Issue(
    "2023-T3",
    4,
    (
        *(line for line in LONE_SERIES[-1].lines if line.name != "Oasis"),
        *(Line("Oasis nord", "6", "2", ECONOMY), Line("Oasis sud", "7", "2", ECONOMY)),
    ),
)
SPLIT_REGISTRY = """[[project]]
id = "oasis"
names = { 2023-T2 = "Oasis" }
split_into = ["oasis-nord", "oasis-sud"]

[[project]]
id = "oasis-nord"
names = { 2023-T3 = "Oasis nord" }

[[project]]
id = "oasis-sud"
names = { 2023-T3 = "Oasis sud" }
"""


def write(root: Path, issues: tuple[Issue, ...]) -> Path:
    """Write a series as a workspace."""
    for issue in issues:
        issue.write(root)
    return root
