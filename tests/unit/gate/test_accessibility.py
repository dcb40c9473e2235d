from __future__ import annotations

import pytest
from support.builders import make_project
from support.gating import found

from reportgen.values.errors import Level


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Voir [ici](https://exemple.fr).", "link-without-words"),
        ("Voir [En savoir plus](https://exemple.fr).", "link-without-words"),
        ("Voir https://exemple.fr/donnees.", "link-without-words"),
        ("Voir <https://exemple.fr>.", "link-without-words"),
        ("Voir [](https://exemple.fr).", "link-without-words"),
        ("Voir [https://exemple.fr](https://exemple.fr).", "link-without-words"),
        ("Voir [les données du panorama](https://exemple.fr).", None),
        ("## ", "empty-heading"),
        ("### Trop profond", "heading-too-deep"),
        ("## Un intertitre", None),
        ("![Une courbe](courbe.png)", "picture-left-out"),
        ("![](courbe.png)", "picture-left-out"),
    ],
)
def test_what_cannot_be_read_by_ear_is_a_warning_on_its_line(line, rule):
    problems = found([make_project()], editorial=f"# Titre\n\n{line}\n")
    assert [problem.rule for problem in problems.values()] == ([rule] if rule else [])
    for problem in problems.values():
        assert problem.level is Level.WARNING
        assert (problem.location.file, problem.location.row) == ("editorial.md", 3)
