"""`check --explain`: what a rule is about, anywhere and at any time, in the words of the catalogue."""

from __future__ import annotations

import json

from support.running import run, small_workspace

SLIPPED = """cost-times-ten (blocking)
A cost about ten times what it was
Why: A decimal comma or a zero slips easily; what really changes, changes by far less.
What to do: Look for a decimal comma or a zero that slipped; if the value is right, waive this with the reason.
"""


def test_a_rule_is_explained_without_any_workspace(tmp_path):
    assert run(tmp_path, "check", "--explain", "cost-times-ten").stdout == SLIPPED


def test_the_id_of_a_finding_is_explained_by_its_rule(tmp_path):
    assert run(tmp_path, "check", "--explain", "cost-times-ten:alize:120").stdout == SLIPPED


def test_with_an_edition_it_is_explained_in_the_edition_s_language(tmp_path):
    root = small_workspace(tmp_path)
    french = run(root, "check", "2020-T1", "--explain", "missing-file").stdout
    assert french.startswith("missing-file (erreur, avertissement)\nUn fichier de l’édition manque\nPourquoi")
    path = root / "assets/editions/2020-T1/edition.toml"
    path.write_text('language = "en"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    english = run(root, "check", "10", "--explain", "missing-file").stdout
    assert english.startswith("missing-file (error, warning)\nA file of the edition is missing\nWhy")


def test_a_program_is_told_the_same(tmp_path):
    told = json.loads(run(tmp_path, "check", "--explain", "cost-times-ten", "--format", "json").stdout)
    assert (told["rule"], told["levels"], told["title"]) == (
        *("cost-times-ten", ["blocking"]),
        "A cost about ten times what it was",
    )


def test_an_unknown_id_is_wrong_usage_and_the_nearest_are_named(tmp_path):
    refused = run(tmp_path, "check", "--explain", "cost-time-ten:alize", expect=2)
    assert "no rule is called 'cost-time-ten:alize'; perhaps cost-times-ten, " in refused.stderr
    assert not refused.stdout
