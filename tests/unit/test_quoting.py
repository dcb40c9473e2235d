"""The office's own words: references become figures, and a number typed by hand is held against the edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import make_project
from support.handing_in import one
from support.past import findings_over

from reportgen.disk.workspace import Workspace, built_in
from reportgen.facts.names import Fact, named_facts
from reportgen.facts.numerals import Kind, find_numbers
from reportgen.facts.office import reference_problems
from reportgen.facts.quoting import fill_references
from reportgen.facts.references import fill, find_faults
from reportgen.facts.typed_numbers import number_problems
from reportgen.pipeline import Source, understand
from reportgen.portfolio.phases import SCOPING
from reportgen.values.dates import Month, Quarter
from reportgen.values.edition import ArticleInfo, Departure, Editorial
from reportgen.values.errors import Refused
from reportgen.words.marks import remove_marks

# ── numbers in a text ─────────────────────────────────────────────────────────────────────────────


def read(text: str) -> list[tuple[str, object]]:
    return [(written.kind, written.value) for written in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1 641,6 M€", Kind.MONEY, Decimal("1641.6")),
        ("52,6\u00a0M€", Kind.MONEY, Decimal("52.6")),
        ("1,56 milliard d’euros", Kind.MONEY, 1560),
        ("2 Md€", Kind.MONEY, 2000),
        ("12,5 millions d'euros", Kind.MONEY, Decimal("12.5")),
        ("350 k€", Kind.MONEY, Decimal("0.35")),
        ("3 500 000 euros", Kind.MONEY, Decimal("3.5")),
        ("trois millions d’habitants", Kind.COUNT, 3_000_000),
        ("23,0 %", Kind.RATE, 23),
        ("−3,2 %", Kind.RATE, Decimal("-3.2")),
        ("0,2 point", Kind.POINTS, Decimal("0.2")),
        ("deux points d’attention", Kind.COUNT, 2),
        ("5,5 ans", Kind.YEARS, Decimal("5.5")),
        ("44 projets", Kind.COUNT, 44),
        ("quarante-sept projets", Kind.COUNT, 47),
        ("soixante et onze lignes", Kind.COUNT, 71),
        ("quatre-vingt-dix-neuf lignes", Kind.COUNT, 99),
        ("Trois entrées", Kind.ENTRIES, 3),
        ("deux sorties", Kind.EXITS, 2),
        ("treize projets ont été réestimés", Kind.REESTIMATES, 13),
        ("onze ministères", Kind.MINISTRIES, 11),
        ("44 projets suivis", Kind.FOLLOWED, 44),
        ("en 2019", Kind.YEAR, 2019),
        ("le 31 mars 2020", Kind.DAY, date(2020, 3, 31)),
        ("le 1er avril 2020", Kind.DAY, date(2020, 4, 1)),
        ("31/03/2020", Kind.DAY, date(2020, 3, 31)),
        ("2020-03-31", Kind.DAY, date(2020, 3, 31)),
        ("en décembre 2019", Kind.MONTH, Month(2019, 12)),
        ("12/2019", Kind.MONTH, Month(2019, 12)),
        ("2020-T1", Kind.QUARTER, Quarter(2020, 1)),
        ("le 1er trimestre 2020", Kind.QUARTER, Quarter(2020, 1)),
        ("la 10e édition", Kind.RANK, 10),
        ("la 10ᵉ édition", Kind.RANK, 10),
    ],
)
def test_a_number_is_read_with_its_unit(text, kind, value):
    assert read(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text", ["le programme P129", "la version V2", "la 4G", "COVID-19", "24/7", "un projet", "le 31 février 2020", ""]
)
def test_what_only_looks_like_a_number_is_none(text):
    assert read(text) == []


def test_a_number_takes_the_unit_of_the_one_it_is_joined_to():
    assert read("passe de 3,1 à 4,0 M€") == [(Kind.MONEY, Decimal("3.1")), (Kind.MONEY, Decimal("4.0"))]
    assert read("5, 9 et 20 M€") == [(Kind.MONEY, 5), (Kind.MONEY, 9), (Kind.MONEY, 20)]
    assert read("1 à 2 milliards d’euros") == [(Kind.MONEY, 1000), (Kind.MONEY, 2000)]
    assert read("44 projets et 3 M€") == [(Kind.COUNT, 44), (Kind.MONEY, 3)]


def test_in_english_the_marks_between_digits_are_the_other_way_about():
    text = "1,641.6 million euros on 31 March 2020, 5.5 years, €1.56 billion and the 10th edition"
    assert [(written.kind, written.value) for written in find_numbers(text, "en")] == [
        (Kind.MONEY, Decimal("1641.6")),
        (Kind.DAY, date(2020, 3, 31)),
        (Kind.YEARS, Decimal("5.5")),
        (Kind.MONEY, 1560),
        (Kind.RANK, 10),
    ]


# ── references ────────────────────────────────────────────────────────────────────────────────────

FACTS = {"figures.projects": Fact("44", 44), "findings.left": Fact("3", 3), "figures.total_cost": Fact()}


def test_a_reference_becomes_the_figure_in_digits_or_in_letters():
    text = "{{ figures.projects }} projets ; {{findings.left|lettres}} sortent. {{ findings.left | Lettres }} !"
    assert fill(text, FACTS) == "44 projets ; trois sortent. Trois !"
    assert list(find_faults(text, FACTS)) == []


@pytest.mark.parametrize(
    ("text", "rule", "advice"),
    [
        ("{{ figures.projets }}", "unknown-reference", "Write {{ figures.projects }} if that is what is meant."),
        ("{{ figures.__class__ }}", "unknown-reference", ""),
        ("{{ figures.total_cost }}", "reference-without-value", "Say it without this number."),
        ("{{ figures.projects | upper }}", "unknown-form", "Write {{ figures.projects }} alone."),
        ("{{ figures.projects + 1 }}", "unreadable-reference", ""),
        ("{{ figures.projects() }}", "unreadable-reference", ""),
        ("{{ figures.projects", "unreadable-reference", ""),
        ("{% for x in y %}", "unreadable-reference", ""),
    ],
)
def test_anything_else_between_braces_is_a_fault_and_is_left_alone(text, rule, advice):
    (fault,) = find_faults(f"Voir : {text}", FACTS)
    assert (fault.rule.id, fault.start, fault.found) == (rule, 7, text)
    assert fault.advice.endswith(".")
    assert fault.advice.startswith(advice)
    assert fill(text, FACTS) == text


def test_what_was_filled_in_is_not_looked_at_again():
    assert fill("{{ a.b }}", {"a.b": Fact("{{ figures.projects }}"), **FACTS}) == "{{ figures.projects }}"


def test_a_mark_is_taken_off_and_its_words_stay():
    assert (
        remove_marks("depuis [plus de 3 ans]{.ailleurs}, [ici](https://a.fr)")
        == "depuis plus de 3 ans, [ici](https://a.fr)"
    )


# ── the words of an edition ───────────────────────────────────────────────────────────────────────

ALIZE = {"name": "Alizé", "initial_cost_meur": Decimal(10), "initial_duration_years": Decimal(4)}
BEFORE = [
    make_project(cost=11, **ALIZE),
    make_project(name="Brise 112", cost="30.4", start=date(2012, 5, 1), description="Aide les secours."),
]
NOW = [
    make_project(cost=12, **ALIZE),
    make_project(name="Cyclone", cost="7.5", phase=SCOPING, interministerial=True),
    make_project(name="Dune", cost=20, ministry="Ministère de la Culture"),
]


def word_problems(found):
    return (*reference_problems(found.edition, named_facts(found)), *number_problems(found))


def findings(source: str = "", **info):
    """Put words into an edition of 39.5 M€ (41.4 M€ before): Alizé stays, Cyclone and Dune enter, Brise 112 leaves."""
    found = findings_over([BEFORE, NOW], infos={1: info})
    return replace(found, edition=replace(found.edition, editorial=Editorial(source=source)))


@pytest.mark.parametrize(
    "words",
    [
        "Trois projets, dont un interministériel, pour 39,5 M€, contre 41,4 M€ en décembre 2019.",
        "Le total recule de 1,9 M€ : les réestimations ajoutent 1 M€.",
        "Deux entrées, une sortie ; les entrants apportent 27,5 M€.",
        "Alizé passe de 11 à 12 M€, soit 20 % de plus que les 10 M€ du début, et 9,1 % depuis décembre.",
        "Brise 112 quitte la liste : 30,4 M€.",
        "Au 31 mars 2020, deux projets sur 3 relèvent de la Justice ; ils pèsent 49,4 % du coût.",
        "Voir [les 99 pages](https://exemple.invalid/99) ou `77`.".replace("99 pages", "pages"),
        "Depuis [plus de 12 ans]{.ailleurs}, et [88]{.ailleurs} agents.",
        "{{ figures.projects }} projets pour {{ figures.total_cost_meur }}.",
        "Selon l’arrêté du 14 novembre 2014, deux ans d’exploitation.",
    ],
)
def test_numbers_that_the_edition_states_pass(words):
    assert word_problems(findings(f"# Titre\n\n{words}\n")) == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Le total est de 39,6 M€.", "39,6 M€"),
        ("Quarante projets.", "Quarante"),
        ("Trois entrées.", "Trois entrées"),  # two, although there are three projects
        ("Au 30 mars 2020.", "30 mars 2020"),
        ("En 1987.", "1987"),
        ("Un écart de 8 %.", "8 %"),
        ("Dune coûte 26 M€.", "26 M€"),
        ("Un projet a commencé à 10,0 M€.", "10,0 M€"),  # Alizé did, and nobody says so
        ("Alizé dure 7 ans.", "7 ans"),
        ("La 12e édition.", "12e"),
        ("Trois millions d’usagers.", "Trois millions"),
        ("Pour 0,05 milliard d’euros.", "0,05 milliard d’euros"),
    ],
)
def test_a_number_that_the_edition_does_not_state_is_reported_with_its_place(words, number):
    problem = one(word_problems(findings(f"# Titre\n\nUne phrase.\n{words}\n")), "number-without-source")
    assert (problem.location.file, problem.location.row, problem.level) == ("editorial.md", 4, "warning")
    assert problem.found.startswith(f"“{number}” in “…")


def test_the_nearest_number_is_named():
    problem = one(word_problems(findings("Le total est de 39,6 M€.")), "number-without-source")
    assert "39.5 is near" in problem.expected


def test_a_projects_value_counts_in_the_passage_that_names_it_only():
    apart = "## Alizé\n\nIl valait 10,0 M€.\n\n## Le reste\n\nUn autre valait 10,0 M€.\n"
    assert one(word_problems(findings(apart)), "number-without-source").location.row == 7


def test_titles_reasons_and_the_articles_angle_are_read_too():
    said = findings(
        titles={"brief": "Cinquante projets"},
        departures=(Departure("Brise 112", "arrêté", "soixante régions ont un autre outil"),),
        article=ArticleInfo(angle="{{ figures.projets }} projets"),
    )
    found = {(problem.rule, problem.location.column) for problem in word_problems(said)}
    assert found == {
        ("number-without-source", "titles.brief"),
        ("number-without-source", "left"),
        ("unknown-reference", "article.angle"),
    }


def test_worded_findings_say_the_figures_everywhere():
    said = fill_references(
        findings(
            "# {{ findings.entered | Lettres }} entrées\n\nUn total de {{ figures.total_cost_meur }}.\n\n"
            "## Sorties\n\n{{ findings.left }} sortie, depuis [9 ans]{.ailleurs}.\n",
            titles={"brief": "{{ figures.projects }} projets"},
            article=ArticleInfo(cover="/uploads/{{ edition.quarter }}.png"),
        )
    ).edition
    assert said.editorial.title == "Deux entrées"
    assert said.editorial.lead == "Un total de 39,5\u00a0M€."
    assert said.editorial.sections[0].html == "<p>1 sortie, depuis 9\u00a0ans.</p>"
    assert said.editorial.sections[0].markdown == "1 sortie, depuis 9 ans."
    assert said.info.titles == {"brief": "3 projets"}
    assert said.info.article.cover == "/uploads/2020-T1.png"


def test_a_reference_that_cannot_be_filled_in_is_refused_with_its_line():
    with pytest.raises(Refused) as refusal:
        fill_references(findings("# Titre\n\nUne phrase.\n\n{{ figures.projets }} projets.\n"))
    assert one(refusal.value.problems, "unknown-reference").location.row == 5


def test_a_title_that_grows_too_long_when_it_is_filled_in_is_refused():
    title = "{{ edition.as_of }} " * 8
    with pytest.raises(Refused) as refusal:
        fill_references(findings(titles={"brief": title}))
    assert one(refusal.value.problems, "title-too-long").location.column == "titles.brief"


def test_every_name_can_be_quoted_in_an_edition_that_has_everything():
    facts = named_facts(findings(published=date(2020, 4, 21)))
    assert [name for name, fact in facts.items() if not fact.text] == []
    assert facts["findings.budget_change"].text == "10,0\u00a0points"  # from +10 % to +20 % of 10 M€
    assert facts["findings.left_cost"].text == "30,4\u00a0M€"


# ── the demonstration ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def demonstrations():
    workspace = Workspace(built_in())
    return [understand(Source.of_folder(workspace, quarter)).findings for quarter in workspace.quarters()]


def test_the_demonstrations_words_state_nothing_that_the_editions_do_not(demonstrations):
    assert [word_problems(found) for found in demonstrations] == [(), (), (), ()]


def test_most_slips_of_one_digit_in_amounts_and_rates_are_seen(demonstrations):
    """Change the last digit of each amount and rate that the demonstration's office typed, by one and two, up and down."""
    slips = [
        (found, source[: written.start] + slipped + source[written.end :])
        for found in demonstrations
        for source in (found.edition.editorial.source,)
        for written in find_numbers(source)
        if written.kind in {Kind.MONEY, Kind.RATE}
        for slipped in _slips(written.text)
    ]
    seen = sum(bool(word_problems(_with(found, source))) for found, source in slips)
    assert len(slips) == 84
    assert seen / len(slips) > 0.85


def _slips(text: str) -> list[str]:
    place = max(index for index, letter in enumerate(text) if letter.isdigit())
    return [f"{text[:place]}{(int(text[place]) + step) % 10}{text[place + 1 :]}" for step in (-2, -1, 1, 2)]


def _with(found, source):
    return replace(found, edition=replace(found.edition, editorial=replace(found.edition.editorial, source=source)))
