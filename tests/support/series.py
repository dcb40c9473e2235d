"""Series of editions drawn by lot: what each project costs in each of them, and which editions the archive lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from support import greek
from support.drawings import chart_of
from support.past import comparison_over, findings_over, past_and_findings

from reportgen.identity.registry import KnownProject, Registry
from reportgen.identity.trace import trace
from reportgen.measures import measure
from reportgen.sections import movements
from reportgen.sections.kit.context import Context
from reportgen.sections.movements import Movements
from reportgen.values.dates import Quarter
from reportgen.values.findings import Past
from reportgen.values.project import Amount, Undisclosed
from reportgen.values.published import Library, Volume
from reportgen.values.views import Imprint, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

    def findings(self, **info: Any) -> Findings:
        """Put the newest edition beside the others; ``info`` overrides every edition's settings."""
        return findings_over(self.portfolios, infos={place: each | info for place, each in self.infos.items()})

    def comparison(self) -> Comparison:
        """Compare the newest edition with the last, measuring nothing else."""
        return comparison_over(self.portfolios, infos=self.infos)


def known_cost(said: Said) -> bool:
    """Tell whether an edition gives a project's cost."""
    return isinstance(said, Decimal)


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


def shelved(*portfolios: Sequence[Project], registry: Registry) -> Library:
    """Put editions on a shelf, without a file."""
    past, findings = past_and_findings(portfolios, {}, None, registry)
    editions = [*(each.edition for each in past), findings.edition]
    steps = trace([(each.info.quarter, each.projects) for each in editions], registry)
    volumes = (
        Volume(
            past=Past(each, measure(each)),
            ids=step.ids,
            since=step.since,
            returned=step.returned,
            revision=1,
            errata=(),
            files=(),
            findings=findings,
        )
        for each, step in zip(editions, steps, strict=True)
    )
    return Library(tuple(volumes), findings)


def over(*editions: Sequence[str | None], **options: Any) -> Findings:
    """Put editions side by side; each gives the costs of the same projects in turn."""
    portfolios = [
        [project(place, each if each == WITHHELD else Decimal(each)) for place, each in enumerate(costs) if each]
        for costs in editions
    ]
    return findings_over(portfolios, **options)


def every_change() -> Iterator[Findings]:
    """Let each cause be the largest, as a part of the change and apart from it; leave open what may be left open."""
    for before, now, *others in (
        *((("10", None), ("10", "5")), (("10", None), ("7", "5"))),
        *((("10", "5"), ("10", None)), (("10", "5"), ("13", None))),
        *((("10", WITHHELD), ("10", "5")), (("10", WITHHELD), ("7", "5"))),
        *((("10", WITHHELD), ("10", "5"), ("10", "5")), (("10", WITHHELD), ("7", "5"), ("10", "5"))),
        *((("10", "5"), ("10", WITHHELD)), (("10", "5"), ("13", WITHHELD))),
        *((("10", "1"), ("15", "1")), (("10", "3"), ("15", None))),
        *((("10",), ("5",)), (("10", None), ("5", "3")), (("10", "10"), ("15", "5")), (("10",), ("10",))),
        *((("10",) * 7, (*[None] * 6, "10")), (("10",) * 7, (*["15"] * 6, "10.01")), (("10", None), (None, "10"))),
        *(((WITHHELD,), ("5",)), (("5",), (WITHHELD,)), ((WITHHELD,), (WITHHELD,))),
    ):
        yield over(*others, before, now)
    yield over((WITHHELD,), ("5",), infos={0: {"number": 1}, 1: {"number": 2}})
    yield over(("5",), ("5",), infos={0: {"quarter": Quarter(2019, 1), "as_of": date(2019, 3, 31)}})
    for now in (("10", None, "6", "7"), ("9", None, "6", "7"), ("11", None, "4", "3")):
        yield over(("10", "10"), now, registry=SPLIT)
    yield over(("10", "10", "4"), ("10", None, None, "15"), registry=MERGED)
    yield findings_over([[project(0, Decimal(1))], [replace(project(0, Decimal(1)), duration_years=Decimal(49) / 12)]])
    yield from _left_open()


def _left_open() -> Iterator[Findings]:
    kept, more, less = (project(6, Decimal(cost)) for cost in (10, 13, 9))
    silent = [replace(project(place, Decimal(5)), ministry="Λίμνη 9") for place in (0, 1)]
    one, two = greek.project("36 1", cost=5), greek.project("36 2", cost=5)
    hidden = [replace(each, cost=Undisclosed()) for each in (one, two)]
    yield from (findings_over([[*silent, kept], [now]]) for now in (kept, more))
    yield from (findings_over([[greek.project(36, cost=5), kept], [one, two, now]]) for now in (kept, less))
    yield from (findings_over([[greek.project(36, cost=5), kept], [*hidden, now]]) for now in (kept, more))


def _named(place: int) -> str:
    return project(place, None).name


def split_library() -> Library:
    """Put two editions on a shelf, between which a project was split."""
    before, now = ((1,), (2, 3))
    return shelved(*([project(place, Decimal(6)) for place in places] for places in (before, now)), registry=SPLIT)


# The second project was split into the third and the fourth; or the second and the third were merged into the fourth.
SPLIT = Registry((KnownProject("whole", {"2019-T4": _named(1)}, split_into=(_named(2), _named(3))),))
MERGED = Registry(tuple(KnownProject(f"part-{n}", {"2019-T4": _named(n)}, merged_into=_named(3)) for n in (1, 2)))
