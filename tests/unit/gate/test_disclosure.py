from __future__ import annotations

from decimal import Decimal

import pytest
from support.builders import make_edition, make_project
from support.gating import case_of, found

from reportgen.gate.prose import published_sentences
from reportgen.portfolio import PANORAMA
from reportgen.values.edition import Publisher
from reportgen.values.errors import Level
from reportgen.values.project import Undisclosed
from reportgen.values.submission import SetAside, TableRow

SECRET = Undisclosed("marché en cours")
CULTURE = "Ministère de la Culture"


def alize(**values):
    return make_project(**{"name": "Alizé", "cost": SECRET, "description": "Trie le courrier.", **values})


def brise(**values):
    return make_project(**{"name": "Brise", "cost": 60, "description": "Annonce les orages.", **values})


def cyclone(**values):
    return make_project(**{"name": "Cyclone", "cost": 40, "description": "Range les archives.", **values})


def total(text):
    return {"declared": {"total_cost_bn_eur": Decimal(text)}}


def disclosures(problems):
    return {key: problem for key, problem in problems.items() if key.startswith("disclosure")}


def test_what_a_declared_total_leaves_over_is_the_cost_that_is_withheld():
    """0.137 Md€ declared, 60 + 40 published: 37 M€ to half a million."""
    problem = found([alize(), brise(), cyclone()], **total("0.137"))["disclosure:alize"]
    assert problem.level is Level.BLOCKING
    assert problem.found == "137 (the declared total) − 100 (published costs) = 37 ± 0.5 M€: between 36.5 and 37.5 M€"
    assert dict(problem.evidence) == {"least": Decimal("36.50"), "most": Decimal("37.50")}
    assert (problem.location.row, problem.location.column) == (2, "Coût complet estimé")


@pytest.mark.parametrize(
    ("declared", "found_out"),
    [
        ("0.10", False),  # the published 100 M€ explain it
        ("0.09", False),  # less than what is published: wrong, but nothing follows
        ("0.11", False),  # 10 M€ give or take 5: from 5 to 15
        ("0.12", True),  # 20 give or take 5: from 15 to 25, nearer than 5 to 9
        ("0.15", True),
        ("0.2", False),  # 100 give or take 50: from 50 to 150
    ],
)
def test_a_total_rounded_enough_gives_nothing_away(declared, found_out):
    assert bool(disclosures(found([alize(), brise(), cyclone()], **total(declared)))) == found_out


def test_of_two_withheld_costs_only_the_sum_is_given_away():
    problems = found([alize(), brise(cost=SECRET), cyclone()], **total("0.137"))
    assert not disclosures(problems)
    (problem,) = (each for each in problems.values() if each.rule == "withheld-sum-shown")
    assert problem.level is Level.WARNING
    assert "Alizé, Brise" in problem.advice


def test_a_bracket_beside_one_of_two_gives_the_other_away():
    """97 M€ together, to half a million; Brise between 5 and 9: Alizé between 87.5 and 92.5."""
    problems = found(
        [alize(), brise(cost=SECRET), cyclone()], brackets={"Brise": PANORAMA.bracket("from_5_to_9")}, **total("0.137")
    )
    assert dict(problems["disclosure:alize"].evidence) == {"least": Decimal("87.50"), "most": Decimal("92.50")}
    assert "disclosure:brise" not in problems


def test_a_mean_deviation_gives_away_the_one_budget_that_is_missing():
    """Brise +20 %, Cyclone 0 %: 10 % in the mean. 20.0 declared for three: Alizé +40 %, 14 M€ for 10, to ±0.15 %."""
    projects = [
        alize(initial_cost_meur=Decimal(10)),
        brise(cost=60, initial_cost_meur=Decimal(50)),
        cyclone(cost=40, initial_cost_meur=Decimal(40)),
    ]
    problem = found(projects, declared={"budget_deviation_pct": Decimal("20.0")})["disclosure:alize"]
    assert dict(problem.evidence) == {"least": Decimal("13.98"), "most": Decimal("14.02")}  # 10 × 0.15 % either way
    assert not disclosures(found(projects, declared={"budget_deviation_pct": Decimal("10.0")}))


def test_totals_by_ministry_in_the_editorial_give_away_one_of_each():
    """Justice 85,0 with Alizé (60 published), Culture 70,0 with Brume (40 published): 25 and 30."""
    projects = [
        alize(),
        brise(),
        cyclone(ministry=CULTURE),
        alize(name="Brume", ministry=CULTURE, description="Voile."),
    ]
    editorial = "# Titre\n\nLe total de la Justice atteint 85,0 M€.\n\nPour la Culture, le total est de 70,0 M€.\n"
    problems = found(projects, editorial=editorial)
    assert dict(problems["disclosure:alize"].evidence)["most"] == Decimal("25.05")
    assert dict(problems["disclosure:brume"].evidence)["least"] == Decimal("29.95")
    assert "editorial.md, row 3" in problems["disclosure:alize"].found


def test_two_totals_subtracted_give_the_third_away():
    """All withheld: 50,0; those of the Justice: 20,0; so that of the Culture: 30, though no sum names it alone."""
    projects = [
        alize(),
        brise(cost=SECRET),
        alize(name="Brume", ministry=CULTURE, description="Voile."),
        cyclone(ministry="Ministère des Armées"),
    ]
    editorial = (
        "Les coûts non communiqués représentent 50,0 M€ au total.\n\n"
        "Les coûts non communiqués de la Justice sont de 20,0 M€.\n"
    )
    problems = disclosures(found(projects, editorial=editorial))
    assert set(problems) == {"disclosure:brume"}
    assert dict(problems["disclosure:brume"].evidence) == {"least": Decimal("29.90"), "most": Decimal("30.10")}


def test_a_total_that_the_edition_shows_anyway_gives_nothing_away():
    """100 M€ now, 97 in the edition before: both are published, and so is the step of 3 M€."""
    before = [alize(), brise(cost=57), cyclone()]
    editorial = "Le coût total passe de 97,0 M€ à 100,0 M€, soit 3,0 M€ de plus."
    assert not disclosures(found(before, [alize(), brise(), cyclone()], editorial=editorial))


@pytest.mark.parametrize(
    ("project", "editorial", "place"),
    [
        (alize(description="Trie le courrier pour 12,5 M€."), "", ("projects.csv", 2, "Description et objectifs")),
        (alize(description="Coûte 12 500 000 euros."), "", ("projects.csv", 2, "Description et objectifs")),
        (alize(), "# Titre\n\nBrise avance.\n\nAlizé coûtera\n12,5 millions d’euros.", ("editorial.md", 5, None)),
    ],
)
def test_an_amount_in_words_beside_a_withheld_cost_blocks(project, editorial, place):
    problems = found([project, brise(), cyclone()], editorial=editorial)
    (problem,) = disclosures(problems).values()
    assert problem.rule == "disclosure-in-words"
    assert problem.level is Level.BLOCKING
    assert (problem.location.file, problem.location.row, problem.location.column) == place


@pytest.mark.parametrize(
    "editorial",
    [
        "Le coût d’Alizé, 35,6 M€ il y a un trimestre, n’est plus communiqué.",  # published then
        "Alizé et Brise sont liés ; Brise coûte 60 M€.",
        "Brise coûte 12,5 M€ de moins que prévu.",  # not Alizé
        "Alizé sert 12 millions d’usagers.",
    ],
)
def test_amounts_that_readers_know_or_that_are_of_others_pass(editorial):
    before, after = [alize(cost="35.6"), brise(), cyclone()], [alize(), brise(), cyclone()]
    assert not disclosures(found(before, after, editorial=editorial))


def test_what_was_published_before_is_information():
    problem = found([alize(cost="35.6"), brise()], [alize(), brise()])["withheld-beside-estimate:alize"]
    assert problem.level is Level.INFORMATION
    assert problem.found == "35.6 M€ in 2019-T4"


def test_an_initial_cost_beside_a_cost_that_was_never_published_is_a_warning():
    problem = found([alize(initial_cost_meur=Decimal(9)), brise()])["withheld-beside-estimate:alize"]
    assert problem.level is Level.WARNING


@pytest.mark.parametrize(
    ("header", "slug"), [("Coût réel (interne)", "cout-reel-interne"), ("Budget", "budget"), ("Priorité", None)]
)
def test_a_column_set_aside_with_the_cost_in_it_blocks(header, slug):
    column = SetAside("projects.csv", header, 1, (TableRow(2, ("12,5",)), TableRow(3, ("60",))))
    problems = disclosures(found([alize(), brise()], set_aside=[column]))
    assert set(problems) == ({f"disclosure-in-column:alize:{slug}"} if slug else set())


def test_a_revision_cannot_take_back_a_cost():
    published = make_edition([alize(cost="12.5"), brise()], publisher=Publisher("Office"))
    problem = found([alize(), brise()], published=published)["disclosure-by-revision:alize:12-5"]
    assert problem.level is Level.BLOCKING
    assert "12.5 M€" in problem.expected


def test_a_sentence_ends_where_a_reader_would_say_so():
    case = case_of([alize(description="Coûte 1.5 M€. Vite !\n• un\n• deux")], editorial="# T\n\nUn. Deux\ntrois.\n")
    assert [each.text for each in published_sentences(case)] == [
        "# T",
        "Un.",
        "Deux trois.",
        "Coûte 1.5 M€.",
        "Vite !",
        "• un",
        "• deux",
    ]


@pytest.mark.parametrize(
    ("text", "meur", "margin"),
    [
        ("12,5 M€", "12.5", "0.05"),
        ("1\u202f641,6\u00a0M€", "1641.6", "0.05"),
        ("1,56 Md€", "1560", "5"),
        ("1,56 milliard d’euros", "1560", "5"),
        ("12 millions d'euros", "12", "0.5"),
        ("en 2019 12,5 M€", "12.5", "0.05"),
        ("850 k€", "0.85", "0.0005"),
        ("3 000 000 €", "3", "0.0000005"),
    ],
)
def test_amounts_are_read_as_prose_writes_them(text, meur, margin):
    (sentence,) = published_sentences(case_of([alize(description=text)]))
    (amount,) = sentence.amounts
    assert (amount.meur, amount.margin) == (Decimal(meur), Decimal(margin))
