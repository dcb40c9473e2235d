"""Tables as people write them: each cell in one of its many spellings, beside what it means."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
from hypothesis import strategies as st
from support.opendocument import ods

from reportgen.portfolio import PANORAMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SCOPING, WITHHELD = "en cadrage", "non communiqué"
EDITIONS, ARRIVALS = 3, (0, 1, 2, 3, 5, 8, 20)  # at most so many editions; how many projects come in one


@dataclass(frozen=True, slots=True)
class Row:
    """A project: what it is called and costs in truth, and the cells in which somebody wrote that, by column.

    ``cost`` is an amount, or why there is none; a ``broken`` row has a cell that means nothing.
    """

    name: str
    ministry: str
    phase: str
    cost: Decimal | str
    years: Decimal | None
    cells: Mapping[str, str]
    broken: bool = False

    @property
    def meur(self) -> Decimal | None:
        """The amount, if there is one."""
        return self.cost if isinstance(self.cost, Decimal) else None


@dataclass(frozen=True, slots=True)
class Written:
    """An edition's table as a file, and what its rows mean."""

    file: str
    content: bytes = field(repr=False)
    rows: tuple[Row, ...]


# Words of a name as they are typed, and as they are read.
WORDS = (
    *(("SIRHEN", "SIRHEN"), ("Réseau", "Réseau"), ("ŒUVRE", "ŒUVRE"), ("l'État", "l'État"), ("l’Île", "l’Île")),
    *(('"Élan"', '"Élan"'), ("« Cœur »", "« Cœur »"), ("(phase II)", "(phase II)"), ("R&D", "R&D"), ("R&amp;D", "R&D")),
    *(("C++", "C++"), ("50 %", "50 %"), ("<b>Gras</b>", "Gras"), ("a < b", "a < b"), ("&lt;b&gt;", "<b>")),
    *(
        ("{{ x }}", "{{ x }}"),
        ("{number}", "{number}"),
        ("n°", "n°"),
        ("V2.0", "V2.0"),
        ("A/B", "A/B"),
        ("x ; y", "x ; y"),
    ),
    *(("100 000 000", "100 000 000"), ("non communiqué", "non communiqué"), ("ﬁn", "ﬁn"), ("€", "€"), ("Ý", "Ý")),
)
MINISTRIES = (
    *(("Ministère de la Justice", "Ministère de la Justice"), ("Ministère de l'Intérieur", "Ministère de l'Intérieur")),
    ("Ministère de la Culture / Ministère des Armées", "Ministère de la Culture"),
    *(("Services du Premier ministre", "Services du Premier ministre"), ("Armées", "Armées"), ("<i>Mer</i>", "Mer")),
)
PHASES = {
    "Cadrage": ("Cadrage", "CADRAGE", "en phase de cadrage"),
    "Conception / Réalisation": ("Conception / Réalisation", "conception/realisation", "En conception"),
    "Expérimentation": ("Expérimentation", "Pilote"),
    "Déploiement": ("Déploiement", "DEPLOIEMENT", "En cours de déploiement"),
    "Terminé": ("Terminé", "Projet terminé"),
    WITHHELD: ("", "NC", "non communiqué"),
}
SCOPED = ("en cadrage", "En Cadrage", "à estimer")
HIDDEN = ("non communiqué", "Non Communiquée", "n.c.", "NC", "N/A")
STARTS = ("", "2016-01-01", "01/02/2017", "janvier 2018", "1er févr. 2019", "NC")
BROKEN = {"cost": ("beaucoup", "12,5 k€", "-3", "0", "1e9"), "phase": ("Bientôt",), "start": ("31/02/2020", "hier")}
AMOUNTS: tuple[Callable[[Decimal], str], ...] = (
    lambda value: f"{value:f}".replace(".", ","),
    lambda value: f"{value:f}",
    lambda value: f"{value:,f}".replace(",", " ").replace(".", ",") + " M€",
    lambda value: f"{value:,f}".replace(",", "\u202f").replace(".", ",") + " millions d'euros",
    lambda value: f" {value:f}0".replace(".", ",") if "." in f"{value:f}" else f"{value:f},00",
)

LARGE_AND_SMALL = (*map(Decimal, ("5", "12.5", "0.04", "0.250001", "1234.56", "99.949999")),)

meurs = st.one_of(
    st.integers(1, 2000).map(Decimal),
    st.decimals("0.1", 3000, places=1),
    st.decimals("0.01", 99_999, places=2),
    st.decimals("0.000001", 1, places=6),
    st.sampled_from([Decimal(5), Decimal(9), Decimal(20), Decimal(100), Decimal("99999.999999")]),
)
durations = st.sampled_from([None, Decimal("0.5"), Decimal(2), Decimal("4.25"), Decimal("6.33"), Decimal(12)])


@st.composite
def costs(draw, phase):
    """Draw a cost: what it is, and how it is written; a blank means *en cadrage* in that phase only."""
    kind = draw(st.sampled_from(("amount", "amount", "amount", "scoped", "hidden", "blank")))
    if kind == "amount":
        value = draw(meurs)
        return value, draw(st.sampled_from(AMOUNTS))(value)
    if kind == "blank":
        return (SCOPING if phase == "Cadrage" else WITHHELD), draw(st.sampled_from(("", "  ")))
    return (SCOPING, draw(st.sampled_from(SCOPED))) if kind == "scoped" else (WITHHELD, draw(st.sampled_from(HIDDEN)))


@st.composite
def rows(draw, number):
    """Draw a project; its number keeps its name apart from all others."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    typed, read = (" ".join((f"Projet{number}", *each)) for each in zip(*words, strict=True))
    (lead, ministry), phase = draw(st.sampled_from(MINISTRIES)), draw(st.sampled_from(tuple(PHASES)))
    cost, written = draw(costs(phase))
    years = draw(durations)
    cells = {
        "name": typed,
        "ministry": lead,
        "interministerial": draw(st.sampled_from(("Oui", "non", "", "x"))),
        "description": draw(st.sampled_from(("", "Remplace l'ancien outil : 3 M€ !", "<p>Un</p><p>Deux</p>"))),
        "start": draw(st.sampled_from(STARTS)),
        "duration": "" if years is None else f"{years}".replace(".", ",") + draw(st.sampled_from(("", " ans"))),
        "phase": draw(st.sampled_from(PHASES[phase])),
        "cost": written,
        "reason": draw(st.sampled_from(("", "consultation en cours"))) if cost == WITHHELD else "",
        "area": draw(st.sampled_from(("", "Achats", "Gestion de l'eau"))),
    }
    return Row(read, ministry, phase, cost, years, cells)


def one_of_each() -> Written:
    """Write a table by hand in which each word, ministry, phase and manner of writing a cost stands at least once."""
    found = []
    costs_ = [*((value, spell(value)) for value in LARGE_AND_SMALL for spell in AMOUNTS)]
    costs_ += [*((SCOPING, each) for each in SCOPED), *((WITHHELD, each) for each in HIDDEN)]
    for number, (cost, written) in enumerate(costs_, 1):
        words = [WORDS[(number * step) % len(WORDS)] for step in (1, 3, 7)]
        typed, read = (" ".join((f"Projet{number}", *each)) for each in zip(*words, strict=True))
        lead, ministry = MINISTRIES[number % len(MINISTRIES)]
        phase = tuple(PHASES)[number % len(PHASES)]
        spelt = PHASES[phase][number % len(PHASES[phase])]
        cells = {
            "name": typed,
            "ministry": lead,
            "phase": spelt,
            "cost": written,
            "start": STARTS[number % len(STARTS)],
        }
        found.append(Row(read, ministry, phase, cost, None, cells))
    keys = ("name", "ministry", "phase", "cost", "start")
    grid = [[PANORAMA.column(key).header for key in keys], *([row.cells[key] for key in keys] for row in found)]
    return Written("a.xlsx", _xlsx(grid), tuple(found))


@st.composite
def courses(draw):
    """Draw editions one after the other: projects leave, arrive, are renamed and re-estimated in between."""
    numbers = iter(range(1, 1000))
    portfolio, editions = [], []
    for _ in range(draw(st.integers(1, EDITIONS))):
        portfolio = [draw(_later(each)) for each in portfolio if draw(st.integers(0, 5))]
        portfolio += [draw(rows(next(numbers))) for _ in range(draw(st.sampled_from(ARRIVALS)))]
        if portfolio and not draw(st.integers(0, 7)):
            portfolio[0] = draw(_broken(portfolio[0]))
        editions.append(draw(_written(tuple(portfolio))))
        portfolio = [each for each in portfolio if not each.broken]
    return tuple(editions)


@st.composite
def _later(draw, row):
    """Let a project be renamed or re-estimated, or stay as it is."""
    if row.cost != WITHHELD and not draw(st.integers(0, 2)):
        cost, written = draw(costs(row.phase))
        return replace(row, cost=cost, cells={**row.cells, "cost": written, "reason": ""})
    if not draw(st.integers(0, 4)):
        return replace(row, name=f"{row.name} bis", cells={**row.cells, "name": f"{row.cells['name']} bis"})
    return row


@st.composite
def _broken(draw, row):
    column = draw(st.sampled_from(tuple(BROKEN)))
    return replace(row, cells={**row.cells, column: draw(st.sampled_from(BROKEN[column]))}, broken=True)


@st.composite
def _written(draw, portfolio):
    """Write a table: columns in any order under any of their names, perhaps below a title, in any format."""
    keys = draw(st.permutations(("name", "ministry", "phase", "cost", "start", "duration", "interministerial")))
    keys = [*keys, "description", "reason", "area"]
    header = [draw(st.sampled_from(PANORAMA.column(key).spellings)) for key in keys]
    grid = [header, *([row.cells[key] for key in keys] for row in portfolio)]
    if draw(st.booleans()):
        grid = [["Panorama des grands projets"], [], *grid]
    file = draw(st.sampled_from(tuple(WRITERS)))
    return Written(file.partition(" ")[0], WRITERS[file](grid), portfolio)


def _csv(grid: Sequence[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    kept = ([cell.encode(encoding, errors="xmlcharrefreplace").decode(encoding) for cell in row] for row in grid)
    csv.writer(text, delimiter=delimiter).writerows(kept)
    return text.getvalue().encode(encoding)


def _xlsx(grid: Sequence[Sequence[str]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for place, row in enumerate(grid, 1):
        for column, text in enumerate(row, 1):
            number = float(text) if place > 1 and text.replace(".", "", 1).isdigit() else text
            book.active.cell(place, column, number)
    book.save(out)
    return out.getvalue()


WRITERS: Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]] = {
    "a.csv": lambda grid: _csv(grid, ";", "utf-8-sig"),
    "a.csv of commas": lambda grid: _csv(grid, ",", "utf-8"),
    "a.csv of Windows": lambda grid: _csv(grid, ";", "cp1252"),
    "a.tsv": lambda grid: _csv(grid, "\t", "utf-16"),
    "a.xlsx": _xlsx,
    "a.ods": ods,
}
