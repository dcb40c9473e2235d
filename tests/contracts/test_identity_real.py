"""Who is who over all pairs of the five real editions, held against a truth that was written by hand.

The truth: names that are one project, read off names, dates, costs and descriptions, one edition against the next.
Names spelt alike (accents, case, punctuation aside) are one project; all others that are not listed are different ones.
Two look like a continuation and are none: FRANCE CONNECT ended and its phase II began in 2017; GENESIS was being rolled
out when GENESIS V2 was being scoped.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import pytest
from support.handing_in import submission_from
from support.real import EDITIONS, FILES, needs_real_editions

from reportgen.identity import Identifier
from reportgen.identity.evidence import compact
from reportgen.identity.registry import Registry
from reportgen.values.dates import Quarter

pytestmark = needs_real_editions
PAIRS = list(combinations(FILES, 2))
ONE_PROJECT = (
    (
        "Déploiement de l'application RenoiRH et adaptations liées",
        "Dépl. PESE, Winpaie, RenoiRH + évol.SI connexes",
        "DEPLOIEMENT RenoiRH",
    ),
    ("CASSIOPEE", "CASSIOPEE V2"),
    ("PIB/MISTRAL", "MISTR@L"),
    ("3PA-S", "APPACH"),
    ("ARCHIPEL-NG", "ARCHIPEL"),
    ("Compte Personnel d'Activité", "CPA"),
    ("Concentrateur DSN", "DSN FPE (CONCENTRATEUR)"),
    ("Elire – élaboration des listes à partir du répertoire électoral", "ELIRE"),
    ("Enrichissement du SI Harmonie et fusion des métiers RH", "HARMONIE"),
    ("Généralisation - Equipement numérique mobile du primo-intervenant NEOGEND/NEOPOL", "MOBILITE"),
    ("Guichet entreprise", "GUICHET ENTREPRISE DGE"),
    ("LSU du CP à la 3EME", "LSUN"),
    ("Modernisation de l'INPT (projets FH et IP)", "INPT"),
    ("Montée de version du SIRH", "MONTEE DE VERSION SIRH"),
    ("NSTI / DELT@ T", "NSTI"),
    ("Paysage : Modernisation iso fonctionnelle de PAY", "PAYSAGE"),
    ("PROJET SOLDE GENDARMERIE", "SOLDE GENDARMERIE"),
    ("Regroupement des centres informatiques", "REGROUP. CENTRES INFO"),
    ("RESYTAL CYCLE 1", "RESYTAL"),
    ("SI Paie des EPLE (OPERA)", "OPER@"),
    ('SI-Samu (étape "Construction & Pilote")', "SI SAMU"),
    ("SIRENA Cycle 1", "SIRENA"),
    ("SIRH DIALOGUE 2", "DIALOGUE 2"),
    ("SIRHIUS V1", "SIRHIUS"),
)
GROUPS = {compact(name): group[0] for group in ONE_PROJECT for name in group}


@lru_cache
def projects(quarter):
    return tuple(entry.project for entry in submission_from(EDITIONS / FILES[quarter]).entries)


def who(name):
    return GROUPS.get(compact(name), compact(name))


@lru_cache
def identified(old, new):
    ids = {project.name: project.name for project in projects(old)}
    when = (Quarter.parse(old), Quarter.parse(new))
    return Identifier(ids, Registry()).identify(projects(old), projects(new), when)


def counts(old, new):
    """Count the true pairs, the sure matches that are right and wrong, and what is proposed first rightly."""
    found = identified(old, new)
    true = {who(project.name) for project in projects(old)} & {who(project.name) for project in projects(new)}
    right = {who(match.new.name) for match in found.matches if who(match.old.name) == who(match.new.name)}
    wrong = [(m.old.name, m.new.name) for m in found.matches if who(m.old.name) != who(m.new.name)]
    first = {who(each.new.name) for each in found.undecided if who(each.candidates[0].old.name) == who(each.new.name)}
    return true, right, wrong, first


def test_every_name_of_the_truth_is_in_an_edition():
    names = {compact(project.name) for quarter in FILES for project in projects(quarter)}
    assert [name for group in ONE_PROJECT for name in group if compact(name) not in names] == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_no_sure_match_is_wrong(old, new):
    assert counts(old, new)[2] == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_nine_in_ten_of_the_true_pairs_are_sure_or_proposed_first(old, new):
    true, right, _, first = counts(old, new)
    assert len(right | first) >= 0.9 * len(true)


def test_nine_in_ten_of_the_renamed_ones_are_found_too():
    """Leave out the names spelt alike, which anyone would find."""
    renamed = found = 0
    for old, new in PAIRS:
        before, after = ({who(p.name): compact(p.name) for p in projects(quarter)} for quarter in (old, new))
        _, right, _, first = counts(old, new)
        changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
        renamed += len(changed)
        found += len(changed & (right | first))
    assert renamed > 100
    assert found >= 0.9 * renamed


def test_what_only_looks_like_a_continuation_is_left_to_a_person():
    asked = {each.new.name: each.candidates[0].old.name for each in identified("2017-T1", "2017-T2").undecided}
    assert asked["GENESIS V2"] == "GENESIS"
    asked = {each.new.name: each.candidates[0].old.name for each in identified("2016-T4", "2017-T1").undecided}
    assert asked["FRANCECONNECT PHASE II"] == "FRANCE CONNECT"
