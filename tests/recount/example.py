"""Four editions that can be counted in one's head, to try recount and checks on.

| M€, years | 2020-T1 | 2020-T2 | 2020-T3 | 2021-T4 (number 7: a gap) |
|---|---|---|---|---|
| Alizé | 10, 4 | 14, 5 | 15, 6 | 15, 6 |
| Brise | 20, 4 | withheld, 4 | 25, 4 | 25, 4 |
| Cyclone | withheld, 2 | 6, 2 | 6, 2 | 6, 2 |
| Dune | 30, 3 | gone | gone | 30, 3: back |
| Étoile | | 50, 3: new | 50, 3 | 49, 3 |
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from recount.case import Case
from recount.numerals import plain
from recount.page import parsed
from recount.raw import IN_SCOPING, WITHHELD, Row
from recount.recounted import MEUR, Edition, Series
from recount.told import Said, Told

JUSTICE, INTERIOR = "Ministère de la Justice", "Ministère de l'Intérieur"
MINISTRIES = {"Alizé": JUSTICE, "Brise": INTERIOR, "Cyclone": INTERIOR, "Dune": JUSTICE, "Étoile": JUSTICE}
__all__ = ["IN_SCOPING", "SERIES", "case", "row", "said"]


def row(name: str, cost: float | None, years: float, **more) -> Row:
    euros = None if cost is None else round(cost * MEUR)
    given = {
        "ministry": MINISTRIES.get(name, JUSTICE),
        "start": date(2018, 1, 1),
        "why": "" if cost is not None else WITHHELD,
        "area": "Archives",
    }
    return Row(name=name, cost=euros, duration=Fraction(years), **(given | more))


SERIES = Series(
    (
        Edition(
            "2020-T1",
            1,
            date(2020, 3, 31),
            (row("Alizé", 10, 4), row("Brise", 20, 4), row("Cyclone", None, 2), row("Dune", 30, 3)),
        ),
        Edition(
            "2020-T2",
            2,
            date(2020, 6, 30),
            (row("Alizé", 14, 5), row("Brise", None, 4), row("Cyclone", 6, 2), row("Étoile", 50, 3)),
        ),
        Edition(
            "2020-T3",
            3,
            date(2020, 9, 30),
            (row("Alizé", 15, 6), row("Brise", 25, 4), row("Cyclone", 6, 2), row("Étoile", 50, 3)),
        ),
        Edition(
            "2021-T4",
            7,
            date(2021, 12, 31),
            (row("Alizé", 15, 6), row("Brise", 25, 4), row("Cyclone", 6, 2), row("Dune", 30, 3), row("Étoile", 49, 3)),
        ),
    )
)


def said(text: str, where: str = "page, brief", tag: str = "p", beside: str = "") -> Said:
    return Said(plain(text), where, tag, plain(beside or text))


def case(
    text: str | Said = "", *, at: int = 1, html: str = "", series: Series = SERIES, changed: dict | None = None, **parts
) -> Case:
    """Put one sentence, a piece of a page, or other parts of a publication beside the example, at one of its editions."""
    editions = list(series.editions[: at + 1])
    if changed:
        from dataclasses import replace  # noqa: PLC0415

        editions[-1] = replace(editions[-1], **changed)
    sentence = said(text) if isinstance(text, str) else text
    told = Told(quarter=editions[-1].quarter, page=parsed(html), more=(sentence,) if sentence.text else (), **parts)
    return Case(told, Series(tuple(editions)))
