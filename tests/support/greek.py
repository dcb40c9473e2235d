"""Editions whose every word is Greek: whatever the report says of them in other letters, it says by itself.

Projects are told apart by numbers, since who is who is decided by Latin words and digits alone.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from support.builders import make_findings, make_project
from support.past import findings_over, past_and_findings

from reportgen.identity.registry import Registry
from reportgen.identity.trace import trace
from reportgen.measures.comparison import compare
from reportgen.portfolio.phases import COMPLETED, DESIGN, PHASES, PILOT, ROLLOUT, SCOPING
from reportgen.settings.edition import Declared
from reportgen.values.dates import Quarter
from reportgen.values.edition import MEANS, ArticleInfo, Departure, DeviationMethod, Licence, Publisher
from reportgen.values.findings import Past
from reportgen.values.project import Amount, Link, NotEstimated, Undisclosed
from reportgen.values.published import Erratum, Library, Volume

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportgen.values.findings import Findings
    from reportgen.values.project import Project
    from reportgen.values.published import KeptFile

MINISTRIES = ("Αγορά 1", "Βουνό 2", "Γέφυρα 3", "Δρόμος 4", "Ελιά 5")
AREAS = ("", "Ζώνη", "Ήλιος", "Θάλασσα", "Ίριδα", "Καιρός")
SITE = "https://ζήτα/"
INFO: Mapping[str, Any] = {"publisher": Publisher("Γραφείο"), "licence": Licence("Άδεια")}
OLD = date(2012, 1, 1)


def project(number: object, **values: Any) -> Project:
    """Make a project whose every word is Greek."""
    greek = {
        "name": f"Έργο {number}",
        "ministry": MINISTRIES[0],
        "description": f'Λόγος {number}1 {number}2 {number}3: ένα "δύο".\nΤρία...',
        "functional_area": AREAS[1],
        "programme": "Πρόγραμμα (901)",
    }
    return make_project(**(greek | values))


def first_edition() -> Findings:
    """Every state of a cost, a phase, a date and a card, with nothing before it."""
    started = {"start": OLD, "duration_years": Decimal("1.5")}
    return make_findings(
        [
            project(1, interministerial=True, co_leads=MINISTRIES[1:3], cost=120, initial_cost_meur=Decimal(80)),
            project(2, cost=NotEstimated(), phase=SCOPING, start=None, duration_years=None),
            project(3, cost=Undisclosed("διαγωνισμός"), phase=PILOT, duration_years=None),
            project(4, cost=Undisclosed(), phase=Undisclosed(), functional_area="", programme=""),
            project(5, cost=7, phase=ROLLOUT, links=(Link("ici", f"{SITE}α"), Link("Εδώ", f"{SITE}β"))),
            project(6, cost=3, phase=COMPLETED, initial_cost_meur=Decimal(3), ministry=MINISTRIES[2]),
            project(7, cost=30, initial_duration_years=Decimal("1.5"), **started),
        ],
        published=date(2020, 4, 1),
        demonstration=True,
        declared={name: Decimal(9) for name in Declared.model_fields},
        **INFO,
    )


def whole_past() -> Findings:
    """Every kind of movement and of warning, over editions two of which are missing, under two methods."""
    portfolios, infos = _course()
    return findings_over(portfolios, infos=infos)


def whole_library(files: Sequence[KeptFile]) -> Library:
    """Put the same editions on the shelf, each with its files, the last one revised."""
    past, findings = past_and_findings(*_course())
    shelved = (*past, Past(findings.edition, findings.figures))
    steps = trace([(each.edition.info.quarter, each.edition.projects) for each in shelved], Registry())
    errata = ((),) * len(past) + ((Erratum(2, "λόγος", ("Έργο 1",)),),)
    volumes = tuple(
        Volume(
            past=each,
            findings=compare(each.edition, each.figures, shelved[:place], steps[: place + 1]),
            ids=step.ids,
            since=step.since,
            returned=step.returned,
            revision=1 + len(told),
            errata=told,
            files=tuple(files),
        )
        for place, (each, step, told) in enumerate(zip(shelved, steps, errata, strict=True))
    )
    return Library(volumes, findings)


def _course() -> tuple[list[list[Project]], Mapping[int, Mapping[str, Any]]]:
    kept = project(10, cost=12)
    back = project(20, cost=31)
    before = [
        kept,
        project(30, cost=100, initial_cost_meur=Decimal(50), phase=ROLLOUT, duration_years=Decimal(4)),
        project(31, cost=20, phase=COMPLETED),
        project(32, cost=21),
        project(33, cost=22),
        project(34, cost=Undisclosed()),
        project(35, cost=23),
        project(36, cost=5),
        project(37, cost=6, phase=SCOPING),
    ]
    now = [
        kept,
        replace(
            before[1],
            cost=Amount(Decimal(130)),
            initial_cost_meur=Decimal(60),
            phase=DESIGN,
            duration_years=Decimal(6),
        ),
        replace(before[4], cost=Undisclosed("διαγωνισμός"), duration_years=Decimal(3), phase=PILOT),
        replace(before[5], cost=Amount(Decimal(24))),
        replace(before[6], name="Έργο 350"),
        replace(before[7], name="Έργο 36 1"),
        replace(before[7], name="Έργο 36 2"),
        replace(before[8], ministry=MINISTRIES[1]),
        back,
        project(40, cost=NotEstimated(), phase=SCOPING, start=None),
        project(41, cost=9, start=OLD, duration_years=Decimal(2)),
    ]
    infos = {
        0: {"number": 5},
        1: {"number": 7},
        2: {"number": 8},
        3: {"number": 9, "method": DeviationMethod("mean", "median")},
        4: {"published": date(2020, 4, 1), "departures": (Departure(before[3].name, "τέλος", "λόγος"),)},
    }
    return [[kept, back], [kept, back], [kept], before, now], {place: INFO | info for place, info in infos.items()}


def many(number: int = 160) -> Findings:
    """Have so many projects that the timeline goes on overleaf and lists are cut, after an edition as large."""
    old = [
        project(
            1000 + place,
            ministry=MINISTRIES[place % 5],
            functional_area=f"Ζώνη {place % 20}",
            cost=1 + place,
            phase=PHASES[place % 5],
            start=date(2016 + place % 4, 1, 1),
        )
        for place in range(number)
    ]
    new = [replace(each, cost=Amount(each.cost.meur + 1 + place % 3)) for place, each in enumerate(old)]
    return findings_over([old[40:], new[:-20]], infos={1: INFO})


EDITIONS: Mapping[str, Callable[[], Findings]] = {
    "a first edition": first_edition,
    "an edition with all of its past": whole_past,
    "many projects": many,
    "nothing known": lambda: make_findings(
        [
            project(
                number, cost=Undisclosed(), phase=Undisclosed(), start=None, duration_years=None, functional_area=""
            )
            for number in (1, 2)
        ],
        **INFO,
    ),
    "ministries and areas alike": lambda: make_findings(
        [project(n, cost=10, ministry=MINISTRIES[n % 5], functional_area=f"Ζώνη {n % 14}") for n in range(28)], **INFO
    ),
    "none ahead of the others": lambda: make_findings(
        [
            *(project(n, cost=20 - n, ministry=f"Πόλη {n}", functional_area=f"Ζώνη {n}") for n in range(7)),
            project(8, ministry="Πόλη 8", duration_years=Decimal("2.75")),
            project(9, ministry="Πόλη 9", duration_years=Decimal(25)),
        ],
        **INFO,
    ),
    "a hardly smaller total": lambda: findings_over(
        [[project(1, cost=1000)], [project(1, cost=999)]], infos={1: INFO | {"article": ArticleInfo(data=SITE)}}
    ),
    "a hardly larger total": lambda: findings_over([[project(1, cost=1000)], [project(1, cost=1001)]], infos={1: INFO}),
    "a budget without a schedule": lambda: findings_over([[project(1, duration_years=None)]] * 3, infos={2: INFO}),
    "one project": lambda: make_findings([project(1, cost=1200)], **INFO),
}


NO_ESTIMATES: Mapping[str, None] = {"initial_cost_meur": None, "initial_duration_years": None}
DECLARED = (
    *(("schedule_deviation_pct", Decimal(38)), ("budget_deviation_pct", Decimal("31.5"))),
    *(("total_cost_bn_eur", Decimal("9.87")), ("projects", Decimal(99)), ("mean_duration_years", Decimal("9.9"))),
    ("interministerial", Decimal(98)),
)


def anything(seed: int) -> Findings:
    """Draw an edition, with none to four before it, by lot; the same for the same seed."""
    lot = random.Random(seed)  # noqa: S311 - examples, not secrets
    portfolios = [[_drawn(lot, 100 + place) for place in range(lot.choice((1, 1, 2, 3, 8, 24)))]]
    for place in range(lot.choice((0, 0, 1, 2, 4))):
        portfolios.append(_moved(lot, portfolios[-1], place))
    method = DeviationMethod(lot.choice(MEANS), lot.choice(MEANS))
    infos = {place: INFO | {"method": method} for place in range(len(portfolios))}
    if lot.random() < 0.5:  # as all real tables: no initial estimates
        portfolios = [[replace(each, **NO_ESTIMATES) for each in portfolio] for portfolio in portfolios]
    if lot.random() < 0.5:
        infos[len(portfolios) - 1] |= {"declared": dict(lot.sample(DECLARED, lot.randint(1, len(DECLARED))))}
    if lot.random() < 0.3:
        infos[0] |= {"number": 10 - len(portfolios) - lot.randint(0, 2)}
    return findings_over(portfolios, infos=infos)


def rare_titles() -> Iterator[Findings]:
    """Reach the titles and words that chance hardly finds: what they say needs several things at once."""
    yield make_findings([project(n, cost=Undisclosed(), description="", interministerial=None) for n in (1, 2)], **INFO)
    yield make_findings([project(n, cost=10 + (n == 0), ministry=f"Πόλη {n}") for n in range(120)], **INFO)
    alike = [project(n, cost=10, ministry=f"Πόλη {n}", phase=Undisclosed()) for n in range(8)]
    yield make_findings(alike, **INFO)  # no large project, no majority, no phase: what they cost together
    for years in (Decimal(5), Decimal(3)):  # the schedule moves, the budget does not
        yield findings_over([[project(1)], [project(1)], [project(1, duration_years=years)]], infos={2: INFO})
    for cost in (15, 9):  # the budget moves, the schedule does not
        yield findings_over([[project(1)], [project(1)], [project(1, cost=cost)]], infos={2: INFO})
    yield findings_over([[project(1)], [project(1)]], infos={0: {"quarter": Quarter(2019, 1)}, 1: INFO})


def _drawn(lot: random.Random, number: int) -> Project:
    amount = Amount(Decimal(lot.randint(1, lot.choice((300, 3000, 40000)))) / 100)
    return project(
        number,
        ministry=lot.choice(MINISTRIES),
        interministerial=lot.choice((True, False, None)),
        cost=lot.choice((amount, amount, NotEstimated(), Undisclosed())),
        initial_cost_meur=lot.choice((None, amount.meur, amount.meur * Decimal("1.001"), Decimal(7))),
        start=lot.choice((None, date(lot.randint(2010, 2021), 1, 1), date(2018, 6, 1))),
        duration_years=lot.choice((None, Decimal("0.5"), Decimal(2), Decimal("6.33"))),
        initial_duration_years=lot.choice((None, Decimal("1.5"), Decimal(2))),
        phase=lot.choice((*PHASES, Undisclosed())),
        functional_area=lot.choice(AREAS),
    )


def _moved(lot: random.Random, portfolio: Sequence[Project], place: int) -> list[Project]:
    """Let some projects leave, change or enter."""
    kept = [each for each in portfolio if lot.random() > 0.1] or list(portfolio)
    changed = [_changed(lot, each) for each in kept]
    entering = range(lot.choice((0, 0, 1, 2)))
    return [*changed, *(_drawn(lot, 1000 * (place + 1) + number) for number in entering)]


def _changed(lot: random.Random, each: Project) -> Project:
    match lot.randint(0, 5):
        case 0 if each.cost_meur:
            return replace(
                each, cost=Amount(each.cost_meur * lot.choice((Decimal(2), Decimal("0.5"), Decimal("1.01"))))
            )
        case 1:
            return replace(each, phase=lot.choice(PHASES))
        case 2:
            return replace(each, cost=lot.choice((Undisclosed(), Amount(Decimal(33)))))
        case _:
            return each
