"""Series of editions drawn by lot: what each project costs in each of them, and which editions the archive lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from support import greek
from support.drawings import chart_of
from support.past import comparison_over, findings_over

from reportgen.sections import movements
from reportgen.sections.kit.context import Context
from reportgen.sections.movements import Movements
from reportgen.values.project import Amount, Undisclosed
from reportgen.values.views import Imprint, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.comparison import Comparison
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

WITHHELD = "withheld"
AREAS = ("Ζώνη", "Ήλιος", "Θάλασσα", "Ίριδα", "Καιρός", "Μπρος", "Φυτό")
Said = Decimal | str | None  # a project's cost in an edition; withheld; None where it is not in the edition

# Amounts that tie, cancel one another, and differ by less than is printed.
SAID = (None, None, WITHHELD, *map(Decimal, ("10", "12", "14", "20", "10.02", "10.04", "9.96", "87.3", "46.7", "0.01")))


@dataclass(frozen=True)
class Series:
    """What each project says edition by edition, and the editions' numbers in the series."""

    projects: tuple[tuple[Said, ...], ...]
    numbers: tuple[int, ...]

    @property
    def has_the_edition_before(self) -> bool:
        """Whether the newest edition follows the one held before it."""
        return self.numbers[-1] == self.numbers[-2] + 1

    def name(self, place: int) -> str:
        """Name a project."""
        return project(place, Decimal(1)).name

    @property
    def portfolios(self) -> list[list[Project]]:
        """The projects of each edition."""
        return [
            [project(place, said[edition]) for place, said in enumerate(self.projects) if said[edition] is not None]
            for edition in range(len(self.numbers))
        ]

    @property
    def infos(self) -> Mapping[int, Mapping[str, Any]]:
        """The number of each edition."""
        return {place: {"number": each} for place, each in enumerate(self.numbers)}

    def findings(self) -> Findings:
        """Put the newest edition beside the others."""
        return findings_over(self.portfolios, infos=self.infos)

    def comparison(self) -> Comparison:
        """Compare the newest edition with the last, measuring nothing else."""
        return comparison_over(self.portfolios, infos=self.infos)


def project(place: int, said: Said) -> Project:
    """Make a project that looks like no other."""
    number = 111 * (place + 1)
    cost = Amount(said) if isinstance(said, Decimal) else Undisclosed()
    return greek.project(
        number,
        cost=cost,
        start=date(2006 + place, 1 + place, 1),
        ministry=f"{AREAS[place]} {place}",
        functional_area=AREAS[place],
        description=f"{AREAS[place] * 3} {number}",
    )


@st.composite
def all_series(draw: st.DrawFn, fewest: int = 2) -> Series:
    """Draw one to six editions of no to seven projects; some editions are missing between them."""
    editions = draw(st.integers(fewest, 5))
    steps = draw(st.lists(st.sampled_from((1, 1, 1, 2, 4)), min_size=editions - 1, max_size=editions - 1))
    said = st.tuples(*[st.sampled_from(SAID)] * editions)
    projects = draw(st.lists(said, max_size=7))
    numbers = tuple(3 + sum(steps[:place]) for place in range(editions))
    return Series(tuple(projects), numbers)


def movements_of(findings: Findings) -> Movements:
    """Compose the page of movements alone; of the charts, the bridge is all that it shows."""
    pictures = {"cost_bridge": (Picture("<svg/>", 10, 10, chart_of("cost_bridge", findings).alternative),)}
    section = movements.compose(Context(findings, pictures, Imprint({"reportgen": "1"})))
    if section is None or not isinstance(section.content, Movements):
        raise AssertionError
    return section.content
