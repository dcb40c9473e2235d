"""Each check finds a false sentence and lets a true one pass: one pair for each, on the example that a reader can count."""

from __future__ import annotations

import pytest
from recount.example import SERIES, case, row, said
from recount.recounted import MEUR
from recount.spoken import CHECKS

FIGURE = '<section id="brief"><div class="figure"><p class="name">{}</p><p class="value">{}</p>{}</div></section>'
LIST = '<section id="movements"><div class="list"><h3>{}</h3><ul>{}</ul></div></section>'
LINE = '<li><span class="value">{}</span><a>{}</a><span class="detail">{}</span></li>'
WATCH = '<section id="watchlist"><table><caption>{}</caption><tr><th>Projet</th></tr>{}</table></section>'
ROW = "<tr><th>{}</th><td>{}</td><td>{}</td></tr>"
CARD = '<div class="card"><h3>{}</h3><ul class="history"><li>{}</li></ul></div>'
TITLE = '<section id="{}"><header><h2>{}</h2></header></section>'
BRIDGE = "De 60,0 M€ en mars 2020 à 70,0 M€ en juin 2020 : {}."
TERMS = "entrées +50,0, sorties −30,0, coûts publiés +6,0, coûts retirés −20,0, réestimations +4,0"


def bridge(text: str) -> dict:
    return {"charts": {"cost_bridge": {"alternative": text}}}


def brackets(text: str) -> dict:
    return {"charts": {"cost_brackets": {"alternative": f"Projets et coût complet estimé par tranche. {text}."}}}


def figures(**told) -> dict:
    right = {
        "projects": 4, "interministerial": 0, "total_cost_meur": 70, "projects_with_cost": 3, "mean_duration_years": 3.5,
        "projects_with_duration": 4,
        "by_cost_bracket": {
            "moins de 5 M€": 0, "entre 5 et 9 M€": 1, "entre 9 et 20 M€": 1, "entre 20 et 100 M€": 1, "plus de 100 M€": 0,
            "en cadrage": 0, "non communiqué": 1,
        },
    }  # fmt: skip
    return {"figures": right | told}


def deviations(schedule: float) -> dict:
    schedule_ = {"weighted_pct": schedule, "mean_pct": 25 / 3, "projects": 3, "baseline": "first_published"}
    budget = {"weighted_pct": 40, "mean_pct": 40, "projects": 1, "baseline": "first_published"}
    return {"figures": {"deviations": {"schedule": schedule_, "budget": budget}}}


def headline(**schedule) -> dict:
    right = {"kind": "computed", "mean": "weighted", "baseline": "first_published", "n": 3, "of": 4, "value": 10}
    budget = {"kind": "computed", "mean": "mean", "baseline": "first_published", "n": 1, "of": 4, "value": 40}
    return {"figures": {"headline": {"schedule": right | schedule, "budget": budget}}}


def article(text: str) -> dict:
    return {"article": text}


def brief(text: str) -> dict:
    return {"html": f'<section id="brief"><p>{text}</p></section>'}


DECLARED = {"changed": {"declared": {"schedule_deviation_pct": "38"}}}
UNDECIDED = {"changed": {"undecided": frozenset({"Étoile", "Dune"})}}
OPPOSITE = {"changed": {"rows": (row("Alizé", 20, 4), row("Dune", 15, 3), row("Brise", 20, 4))}}  # +100, −50, 0 %
VIEWS = '<section id="trends"><table><tr><th>Calendrier, depuis la 1ʳᵉ parution</th><td>{}</td><td>{}</td></tr></table></section>'
GENERAL = (
    '<section id="table"><p>Depuis 03/2020</p><table><tr><th>Alizé</th><td>Conception</td><td>01/2018</td><td>01/2023</td>'
    "<td>5,0</td><td>{}</td><td></td><td>{}</td></tr></table></section>"
)
ESTIMATES = (
    '<div class="card"><h3>Alizé</h3><table class="estimates"><tr><th>{}</th><td>{}</td><td>4,0</td></tr></table></div>'
)
TIE = {"changed": {"rows": (row("Alizé", 14, 5), row("Brise", 14, 4))}}
WATCHED = (
    '<section id="watchlist"><header><h2>{} une attention particulière</h2></header>'
    "<table><tr><th>Alizé</th></tr></table></section>"
)
CAME = {"rows": (row("Étoile", 20, 3), row("Dune", 50, 3)), "ids": {"Dune": "another"}}
SILENT = {"changed": {"rows": (row("Alizé", 14, 5), row("Étoile", 50, 3))}}  # no row of the Intérieur
MOVED = {"changed": {"rows": (row("Alizé", 14, 5, phase="Déploiement"), row("Étoile", 50, 3))}}
BACK = {"html": CARD.format("Dune", "12/2021 : de retour."), "at": 3}
SERIES_CHART = "Écarts de calendrier et de budget depuis la première estimation publiée"
# The check, what it must find, what it must let pass; each is what `case` takes.
EXAMPLES = {
    "floors_above_the_truth": ("4 projets pour au moins 70,1 M€", "4 projets pour ≥ 70,0 M€"),
    "totals_without_coverage": ("4 projets, 70,0 M€ estimés", "4 projets, 70,0 M€ pour 3 projets sur 4"),
    "brackets_without_coverage": (
        {"html": '<section id="amounts"><figure>par tranche de coût</figure></section>'},
        {"html": '<section id="amounts"><figure>par tranche de coût, 3 projets sur 4</figure></section>'},
    ),
    "claims_on_a_part_told_of_all": ("Aucun projet n’atteint 100 M€", "Aucun coût communiqué n’atteint 100 M€"),
    "parts_told_as_all_or_nothing": ("100 % du coût communiqué", "Plus de 99 % du coût communiqué"),
    "changes_of_the_total": ("Le total progresse de 12,0 M€", "Le total progresse de 10,0 M€"),
    "terms_of_the_bridge": (bridge(BRIDGE.format(TERMS.replace("+6", "+7"))), bridge(BRIDGE.format(TERMS))),
    "causes_that_are_named": (
        "Le total progresse de 10,0 M€ ; les sorties retirent 30,0 M€",
        "Le total progresse de 10,0 M€, dont 50,0 M€ d’entrées (coût connu pour 3 projets)",
    ),
    "cancelling_terms": ("Un projet entre, sans aucune réestimation", "Un projet entre ; les réestimations ajoutent 4,0 M€"),
    "percentages_over_other_coverage": ("Le total progresse de 17 %", "Le total progresse de 10,0 M€"),
    "changes_of_rates": (
        {"text": said("Écart de calendrier de 15,4 %, en hausse de 5,4 points depuis juin 2020"), "at": 2},
        {"text": said("Écart de calendrier : +10,0 points sur les 3 projets mesurés dans les deux éditions"), "at": 2},
    ),
    "changes_of_the_mean_duration": (
        {"html": FIGURE.format("Durée moyenne", "3,5 ans", '<p class="change">+0,2 an depuis 03/2020</p>')},
        {"html": FIGURE.format("Durée moyenne", "3,5 ans", '<p class="change">+0,3 an pour 3 projets</p>')},
    ),
    "changes_that_round_to_nothing": ("Étoile (+0,0 M€)", "Étoile (+0,1 M€) et 10,0 M€"),
    "over_a_gap": (
        {"text": "plus de 10 % depuis l’édition précédente", "at": 3},
        {"text": "plus de 10 % depuis septembre 2020", "at": 3},
    ),
    "gaps_without_dates": (
        {**article("## Un projet entre\n\nDune.\n"), "at": 3},
        {**article("## Un projet entre\n\nDepuis septembre 2020 : Dune.\n"), "at": 3},
    ),
    "changes_that_contradict_what_stands_beside": (
        {"html": LINE.format("+4,1", "Alizé", "de 10,0 à 14,0 M€")},
        {"html": LINE.format("+4,0", "Alizé", "de 10,0 à 14,0 M€")},
    ),
    "returns_that_are_none": (
        {"text": said("Reviennent après une absence : Alizé."), "at": 3},
        {"text": said("Reviennent après une absence : Dune."), "at": 3},
    ),
    "returns_on_cards": ({**BACK, "html": CARD.format("Alizé", "12/2021 : de retour.")}, BACK),
    "first_times_that_are_none": (
        {"text": "Publient un coût pour la première fois : Brise.", "at": 2},
        "Publient un coût pour la première fois : Cyclone.",
    ),
    "unchanged_over_a_hole": (
        {"html": WATCH.format("identiques sur 2 éditions", ROW.format("Cyclone", "", "")), "at": 3},
        {"html": WATCH.format("identiques sur 2 éditions", ROW.format("Cyclone", "", "")), "at": 2},
    ),
    "undecided_told_as_facts": (
        {**UNDECIDED, "text": said("Un projet sort, un entre", tag="h2")},
        {**UNDECIDED, "text": said("Au plus un projet sort, un entre", tag="h2")},
    ),
    "undecided_among_the_lists": (
        {**UNDECIDED, **article("- **Entrants :** Étoile (Justice).")},
        article("- **Entrants :** Étoile (Justice)."),
    ),
    "silence_told_as_departure": (
        {**article("- **Sortants :** Brise (Intérieur)."), **SILENT},
        {**article("- **Sortants :** Dune (Justice)."), **SILENT},
    ),
    "one_label_told_as_two": (
        "06/2020 : porté par Economie et Finances (auparavant Économie et Finances).",
        "06/2020 : porté par Économie (auparavant Économie et Finances).",
    ),
    "known_again_told_as_new": (
        {**bridge("De 70,0 M€ à 96,0 M€ : coûts publiés +25,0, réestimations +1,0."), "at": 2},
        {**bridge("De 70,0 M€ à 96,0 M€ : coûts publiés de nouveau +25,0, réestimations +1,0."), "at": 2},
    ),
    "gaps_unsaid": (
        {"html": '<section id="trends"><p>En quatre éditions</p></section>', "at": 3},
        {"html": '<section id="trends"><p>3 éditions manquent à la série.</p></section>', "at": 3},
    ),
    "figures_unlike_the_table": (figures(mean_duration_years=3.49), figures()),
    "rates_unlike_the_table": (deviations(10.1), deviations(10.0)),
    "rates_shown": (
        {"html": FIGURE.format("Écart de calendrier", "+8,3 %", "<p>depuis la 1ʳᵉ parution, 3 projets</p>")},
        {"html": FIGURE.format("Écart de calendrier", "+10,0 %", "<p>depuis la 1ʳᵉ parution, 3 projets</p>")},
    ),
    "computed_beside_declared": (
        {**DECLARED, **brief("Écart de calendrier : 38 %, déclaré")},
        {**DECLARED, **brief("Écart de calendrier : 38 %, déclaré ; 10,0 % depuis la 1ʳᵉ parution, 3 projets sur 4")},
    ),
    "discrepancies_of_other_means": (
        {**DECLARED, "figures": {"discrepancies": [{"figure": "schedule_deviation_pct", "computed": 8}]}},
        {**DECLARED, "figures": {"discrepancies": [{"figure": "schedule_deviation_pct", "computed": 10}]}},
    ),
    "headline_of_the_figures": (headline(n=4), headline()),
    "other_key_figures": (
        {"html": FIGURE.format("Durée moyenne", "3,4 ans", "<p>sur 4 projets</p>")},
        {"html": FIGURE.format("Durée moyenne", "3,5 ans", "<p>sur 4 projets</p>")},
    ),
    "means_that_one_project_carries": (
        {**brief("Écart de calendrier : 15,4 %"), "at": 2},
        {**brief("Écart de calendrier : 15,4 %, dont Alizé et, pour le budget, Alizé et Brise"), "at": 2},
    ),
    "means_that_tell_opposite_stories": (
        {**OPPOSITE, **brief("Écart de budget : 16,7 %")},
        {**OPPOSITE, **brief("Écart de budget : 16,7 % en moyenne simple, −8,3 % en moyenne pondérée")},
    ),
    "two_means_in_one_title": (
        said("Un écart de calendrier de 10,0 % et de budget de 40,0 %", tag="h3"),
        said("Un écart de calendrier de 10,0 %", tag="h3"),
    ),
    "two_means_on_one_axis": (
        {"charts": {"trend_deviations": {"subtitle": SERIES_CHART}}},
        {"charts": {"trend_deviations": {"subtitle": f"{SERIES_CHART} : moyenne pondérée, moyenne simple"}}},
    ),
    "baselines_of_another_kind": (
        "Coût en forte hausse : plus de 25 % depuis l’origine.",
        "Coût en forte hausse : plus de 25 % depuis la première parution.",
    ),
    "lists_not_by_size": (
        {"html": LIST.format("Réestimations (2)", LINE.format("+1,0", "A", "") + LINE.format("−4,0", "B", ""))},
        {"html": LIST.format("Réestimations (2)", LINE.format("−4,0", "B", "") + LINE.format("+1,0", "A", ""))},
    ),
    "months_not_by_size": ("S’allongent : Brise (+2 mois) et Alizé (+12 mois).", "S’allongent : Alizé (+12 mois)."),
    "counts_of_the_lists": ({"html": LIST.format("Entrants (2)", "")}, {"html": LIST.format("Entrants (1)", "")}),
    "unchanged_among_the_changes": (
        {"html": LIST.format("Réestimations (1)", LINE.format("=", "Brise", ""))},
        {"html": LIST.format("Réestimations (1)", LINE.format("+4,0", "Alizé", ""))},
    ),
    "costs_of_the_lists": (
        {"html": LIST.format("Réestimations (1)", LINE.format("+5,0", "Alizé", ""))},
        {"html": LIST.format("Réestimations (1)", LINE.format("+4,0", "Alizé", ""))},
    ),
    "watched_for_recent_growth": (
        {"html": WATCH.format("Coût en hausse récente : plus de 10 %", ROW.format("Cyclone", "", "+40 %"))},
        {"html": WATCH.format("Coût en hausse récente : plus de 10 %", ROW.format("Alizé", "", "+40 %"))},
    ),
    "phases_that_moved": (
        {"text": "Avancent d’une phase ou plus : Alizé et Étoile.", **MOVED},
        {"text": "Avancent d’une phase ou plus : Alizé.", **MOVED},
    ),
    "changes_on_cards": (
        {"html": CARD.format("Alizé", "+5,0 M€, soit +50 % depuis mars 2020.")},
        {"html": CARD.format("Alizé", "+4,0 M€, soit +40 % depuis mars 2020.")},
    ),
    "table_of_the_deviations": (
        {"html": VIEWS.format("10,0", "8,4")},
        {"html": VIEWS.format("10,0", "8,3")},
    ),
    "thresholds_not_passed": (
        {"html": WATCH.format("Durée en forte hausse : plus de 25 %", ROW.format("Alizé", "Justice", "+25 %"))},
        {"html": WATCH.format("Durée en forte hausse : plus de 25 %", ROW.format("Alizé", "Justice", "+25,4 %"))},
    ),
    "watch_list_not_by_size": (
        {"html": WATCH.format("Hausse", ROW.format("A", "", "+30 %") + ROW.format("B", "", "+40 %"))},
        {"html": WATCH.format("Hausse", ROW.format("B", "", "+40 %") + ROW.format("A", "", "+30 %"))},
    ),
    "watched_for_growth": (
        {"html": WATCH.format("Coût en forte hausse : plus de 25 %", ROW.format("Étoile", "", "+40 %"))},
        {"html": WATCH.format("Coût en forte hausse : plus de 25 %", ROW.format("Alizé", "", "+40 %"))},
    ),
    "overdue_unlike_the_table": (
        {"html": WATCH.format("Fin prévue dépassée", ROW.format("Alizé", "", ""))},
        {"html": WATCH.format("Fin prévue dépassée", ROW.format("Cyclone", "", ""))},
    ),
    "timeline_titles": (
        {"html": TITLE.format("timeline", "Un projet arrive à échéance avant 2021")},
        {"html": TITLE.format("timeline", "Un projet a dépassé sa fin prévue")},
    ),
    "counts_of_projects": (
        "3 projets sur 4 sont en conception ou en réalisation",
        "4 projets sur 4 sont en conception ou en réalisation",
    ),
    "shares_of_the_cost": (
        "Un projet concentre 80 % du coût communiqué",
        "Un projet concentre 71 % du coût communiqué",
    ),
    "ministries_of_the_cost": (
        "Deux ministères portent plus de la moitié du coût",
        "Un ministère porte plus de la moitié du coût",
    ),
    "counts_of_brackets": (
        brackets("entre 9 et 20 M€ : 2 projets, 14,0 M€"),
        brackets("entre 9 et 20 M€ : 1 projet, 14,0 M€"),
    ),
    "subtotals": (
        {"html": '<section id="table"><table><tr class="group"><th>Justice</th><td>2 projets</td><td>65,0</td></tr></table></section>'},
        {"html": '<section id="table"><table><tr class="group"><th>Justice</th><td>2 projets</td><td>64,0</td></tr></table></section>'},
    ),
    "costs_of_the_general_table": (
        {"html": GENERAL.format("14,0", "+3,0")},
        {"html": GENERAL.format("14,0", "+4,0")},
    ),
    "estimates_on_cards": (
        {"html": ESTIMATES.format("03/2020", "11,0")},
        {"html": ESTIMATES.format("03/2020", "10,0")},
    ),
    "ministries_of_the_chart": (
        {"charts": {"cost_by_ministry": {"alternative": "d’abord la Justice 65,0 M€"}}},
        {"charts": {"cost_by_ministry": {"alternative": "d’abord la Justice 64,0 M€"}}},
    ),
    "shares_of_ministries": (
        "La Justice porte 90 % du coût communiqué, devant l’Intérieur",
        "La Justice porte 91 % du coût communiqué, devant l’Intérieur",
    ),
    "ties_told_as_ranks": (
        {"text": "L’Intérieur porte 50 % du coût communiqué, devant la Justice", **TIE},
        {"text": "Deux ministères se partagent la première place", **TIE},
    ),
    "watched_projects_counted": (
        {"html": WATCHED.format("Deux projets appellent")},
        {"html": WATCHED.format("Un projet appelle")},
    ),
    "deadlines_counted": (
        "Trois projets arrivent à échéance avant 2022",
        "Deux projets arrivent à échéance avant 2022",
    ),
    "article_lists_not_by_size": (
        {**article("- **Entrants :** Étoile ; Dune."), "changed": CAME},
        {**article("- **Entrants :** Dune ; Étoile."), "changed": CAME},
    ),
    "ministries_counted": (said("4 projets, 3 ministères", "cover"), said("4 projets, 2 ministères", "cover")),
    "since_another_edition": (
        {"html": FIGURE.format("Projets", "4", '<p class="change">+1 depuis 12/2019</p>')},
        {"html": FIGURE.format("Projets", "4", '<p class="change">+1 depuis 03/2020</p>')},
    ),
    "growth_counted": (
        {"text": "Deux projets sur 4 dépassent de plus d’un quart leur premier coût publié", "at": 2},
        {"text": "Un projet sur 4 dépasse de plus d’un quart son premier coût publié", "at": 2},
    ),
    "missing_elisions": ("de avril à mai", "d’avril à mai"),
    "ministries_without_article": (
        "Intérieur porte 25 % du coût communiqué, devant Justice",
        "L’Intérieur porte 25 % du coût communiqué, devant la Justice",
    ),
    "brackets_without_bounds": ("Un projet de plus de 100 M€", "Un projet de 100 M€ et plus"),
    "titles_that_are_labels": (
        {"html": TITLE.format("table", "Les 4 projets, ministère par ministère")},
        {"html": TITLE.format("table", "Deux projets sur quatre relèvent de la Justice")},
    ),
    "briefs_that_tell_the_level": (
        {"html": TITLE.format("brief", "4 projets pour au moins 70,0 M€")},
        {"html": TITLE.format("brief", "Le total progresse de 10,0 M€ : un projet de 50 M€ entre")},
    ),
    "alternative_texts_as_editorial": (
        {**brief("Coût par ministère."), "charts": {"a": {"alternative": "Coût par ministère."}}},
        {**brief("La Justice porte le plus."), "charts": {"a": {"alternative": "Coût par ministère."}}},
    ),
    "claims_on_recomputing": (
        "Chaque nombre de ce document se recalcule à partir de ce fichier.",
        "Les totaux de cette édition se recalculent à partir de ce fichier.",
    ),
}  # fmt: skip


def judged(check: str, given) -> list:
    """Let a check judge what an example gives: a sentence, or the parts of a publication."""
    parts = dict(given) if isinstance(given, dict) else {"text": given}
    return list(CHECKS[check](case(**parts)))


def test_every_check_has_its_pair():
    assert EXAMPLES.keys() == CHECKS.keys()


@pytest.mark.parametrize("check", EXAMPLES)
def test_a_false_statement_is_found(check):
    found = judged(check, EXAMPLES[check][0])
    assert found
    assert all(each.text and each.why for each in found)


@pytest.mark.parametrize("check", EXAMPLES)
def test_a_true_statement_passes(check):
    assert judged(check, EXAMPLES[check][1]) == []


def test_the_example_is_what_its_table_says():
    assert [sum(row.cost or 0 for row in each.rows) // MEUR for each in SERIES.editions] == [60, 70, 96, 125]
