"""The annex with the charts' numbers, the index, and the layout of cards."""

from __future__ import annotations

from support.builders import make_findings, make_project
from support.composing import context_of
from support.drawings import chart_of

from reportgen.outputs.web.table import table_tools
from reportgen.portfolio.phases import ROLLOUT, SCOPING
from reportgen.sections import data, index, table
from reportgen.sections.kit.card_layout import cost_height, fill_pages, layout_of
from reportgen.sections.kit.context import Context
from reportgen.sections.kit.links import anchor
from reportgen.sections.kit.movement_layout import height_with_title, lines_that_fit
from reportgen.values.project import NotEstimated
from reportgen.values.views import Imprint

PORTFOLIO = (
    make_project(name="Écluse", cost=120, ministry="Ministère des Armées", functional_area="Achats"),
    make_project(name="Drakkar", cost=30, phase=ROLLOUT, functional_area="Achats", programme="Rives (P1) / Mers (P2)"),
    make_project(name="Brise", cost=NotEstimated(), phase=SCOPING, functional_area="", programme="Mers (P2)"),
)


def context() -> Context:
    return Context(make_findings(PORTFOLIO), {}, Imprint({}))


def test_the_annex_holds_the_numbers_of_every_chart():
    ministries, brackets, areas = data.compose(context()).content.tables
    assert ministries.head == (
        "Ministère",
        *("Cadrage", "Conception / réalisation", "Expérimentation", "Déploiement", "Terminé"),
        *("Projets", "Coût, M€"),
    )
    assert set(ministries.rows) == {
        ("Armées", "0", "1", "0", "0", "0", "1", "120,0"),
        ("Justice", "1", "0", "0", "1", "0", "2", "30,0"),
    }
    assert ministries.total == ("Total", "1", "1", "0", "1", "0", "3", "150,0")
    shares = {row[0].replace("\u00a0", " "): row[1:] for row in brackets.rows}
    assert shares["100 M€ et plus"] == ("1", "120,0", "80,0")
    assert shares["de 20 à moins de 100 M€"] == ("1", "30,0", "20,0")
    assert shares["moins de 5 M€"] == ("0", "–", "–")
    assert shares["en cadrage"] == ("1", "n.\u00a0c.", "–")
    assert areas.rows == (("Achats", "2", "150,0"), ("Non renseignée", "1", "n.\u00a0c."))


def entries(part: index.Part) -> list[str]:
    return [entry.words for block in part.blocks for column in block for entry in column]


def test_the_index_lists_projects_and_ministries_by_the_alphabet_and_programmes_by_number():
    projects, ministries, programmes = index.compose(context()).content.parts
    assert entries(projects) == ["Brise", "Drakkar", "Écluse"]
    assert entries(ministries) == ["Armées", "Justice"]
    assert entries(programmes) == [
        *("P1 Rives", "Drakkar"),
        *("P2 Mers", "Brise", "Drakkar"),
        *("P901 Conduite de la réforme", "Écluse"),
    ]


def indexed(*programmes: str) -> list[str]:
    """Index projects called A, B, C… under the programmes that their cells name."""
    portfolio = [make_project(name=chr(ord("A") + n), programme=cell) for n, cell in enumerate(programmes)]
    *_, part = index.compose(Context(make_findings(portfolio), {}, Imprint({}))).content.parts
    return entries(part)


def test_a_project_stands_under_each_of_its_programmes_and_numbers_count_as_numbers():
    assert indexed(
        "Sécurité (P302)",
        "Coordination (P129) / Sécurité (P302)",
        "Gendarmerie (P152)/Coordination (P129)",
        "Fonds FMESPP",
        "Vieux programme (P99)",
        "Coordination (P129)\nCoordination (P129)",  # named twice: once in the index
    ) == [
        *("P99 Vieux programme", "E"),
        *("P129 Coordination", "B", "C", "F"),
        *("P152 Gendarmerie", "C"),
        *("P302 Sécurité", "A", "B"),
        *("Fonds FMESPP", "D"),
    ]


def test_a_programme_has_one_heading_however_its_cells_name_it():
    assert indexed(
        "Police nationale (P176)",
        "Programme 176/police : 80% / Programme 307/territoires : 20%",
        "police nationale (P176) à 80% / P307",
        "Police nationale (176)",
    ) == [*("P176 Police nationale", "A", "B", "C", "D"), *("P307", "B", "C")]


def test_a_line_that_breaks_inside_a_name_is_no_programme_of_its_own_and_a_share_is_none():
    assert indexed(
        "Mutations économiques et développement de\nL’emploi (P103)",
        "Écologie et développement / et mobilité durables (P217)",
        "Sécurité civile (P161) / CPPI : 1,6 %",
    ) == [
        *("P103 Mutations économiques et développement de L’emploi", "A"),
        *("P161 Sécurité civile", "C"),
        *("P217 Écologie et développement et mobilité durables", "B"),
    ]


def test_an_index_entry_leads_to_the_card_of_its_project():
    projects, *_ = index.compose(context()).content.parts
    assert [entry.anchor for column in projects.blocks[0] for entry in column] == [
        anchor(PORTFOLIO[place]) for place in (2, 1, 0)
    ]


def test_a_long_index_runs_over_several_pages_and_loses_nothing():
    names = [f"Projet {number:03}" for number in range(400)]
    findings = make_findings([make_project(name=name) for name in names])
    projects, *_ = index.compose(Context(findings, {}, Imprint({}))).content.parts
    assert entries(projects) == names
    assert len(projects.blocks) == 3  # 3 columns of 45 lines under the title, then 3 of 57 on each page
    assert all(len(block) <= 3 for block in projects.blocks)


def test_a_programme_is_not_left_at_the_foot_of_a_column():
    portfolio = [make_project(name=f"Projet {n:03}", programme=f"Programme {n // 2:02} (P{n})") for n in range(60)]
    *_, programmes = index.compose(Context(make_findings(portfolio), {}, Imprint({}))).content.parts
    for block in programmes.blocks:
        for column in block:
            assert column[-1].anchor, column


COST = cost_height("+1,0 M€ depuis l’origine.", 2, ())  # an amount, its change, two estimates


def test_a_short_description_stands_beside_the_cost_and_a_long_one_over_both_columns():
    facts = ["Cadrage", "mars 2019", "non fixée", "non fixée", "Alimentation", "Sécurité (P924)"]
    assert layout_of("Lisière", facts, ["Une phrase. " * 10], [], COST).classes == "narrow"
    assert layout_of("Lisière", facts, ["Une phrase. " * 100], [], COST).classes == "wide"


def test_a_description_longer_than_a_page_may_run_over_two():
    assert layout_of("Lisière", ["Cadrage"], ["Une phrase. " * 400], [], COST).classes == "wide long"


def test_a_long_name_is_set_smaller():
    assert layout_of("Refonte du réseau d’échange sécurisé", [""], ["Court."], [], COST).classes == "narrow named-long"
    assert layout_of("ENREGISTREMENTS", [""], ["Court."], [], COST).classes == "narrow named-long"


def test_a_card_that_does_not_fit_lets_a_later_one_go_before_it():
    """A page holds 238 mm, the first 19 less for its title: after 200 only the 18 fits there, then 100 and 100 overleaf."""
    assert fill_pages([200, 100, 18, 100], title_lines=1) == (0, 2, 1, 3)
    assert fill_pages([100, 100, 100, 18], title_lines=1) == (0, 1, 3, 2)


def test_no_card_is_lost_or_set_twice_and_none_goes_too_far_ahead():
    order = fill_pages([90.0] * 40 + [30.0] * 4, title_lines=2)
    assert sorted(order) == list(range(44))
    assert max(place - turn for turn, place in enumerate(order)) <= 8


def test_lists_of_movements_are_as_long_as_the_page_allows():
    details = [["Justice, en cadrage"] * 12]
    assert lines_that_fit(60.0, details, []) == 5
    assert lines_that_fit(110.0, details, ["Une phrase."] * 5) == 3
    assert height_with_title(60.0, "Le total recule") == 60.0
    assert height_with_title(60.0, "Le total recule " * 8) == 64.5  # 128 letters take two lines
    assert height_with_title(0, "Le total recule " * 8) == 0
    assert lines_that_fit(190.0, details, []) == 10  # the chart fills its page: the lists have one of their own


def test_spellings_of_one_ministry_or_area_are_one_group_one_heading_and_one_filter():
    """They differ in case, accents, apostrophe and spaces only; the data keep each as it was typed."""
    portfolio = [
        make_project(name="A", cost=10, ministry="Ministère de l’Économie", functional_area="Ressources Humaines"),
        make_project(name="B", cost=20, ministry="Ministère de l'Economie", functional_area="Ressources humaines"),
        make_project(name="C", cost=40, ministry="ministère de l’économie ", functional_area="Achats"),
    ]
    findings = make_findings(portfolio)
    (ministry,) = findings.figures.ministries
    assert (ministry.name, ministry.projects, ministry.total_cost_meur) == ("Ministère de l’Économie", 3, 70)
    assert [(area.name, area.projects) for area in findings.figures.areas] == [
        ("Ressources Humaines", 2),
        ("Achats", 1),
    ]
    _projects, ministries, _programmes = index.compose(Context(findings, {}, Imprint({}))).content.parts
    assert entries(ministries) == ["Économie"]
    (group,) = table.compose(context_of(findings)).content.groups
    assert [row.name for row in group.rows] == ["C", "B", "A"]  # the dearest first
    by_key = {each.key: each.options for each in table_tools(findings).filters}
    assert (by_key["ministere"], by_key["zone"]) == (("Économie",), ("Achats", "Ressources Humaines"))
    assert chart_of("cost_by_ministry", findings).table.rows == (("Économie", 3, 70),)
    assert [project.ministry for project in findings.projects] == [each.ministry for each in portfolio]
