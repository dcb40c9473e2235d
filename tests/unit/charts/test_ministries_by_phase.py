"""One square, one project: counted by row and by column."""

from __future__ import annotations

import pytest
from support.builders import make_findings, make_project
from support.drawings import THEME, only, say

from reportgen.portfolio.phases import COMPLETED, DESIGN, PILOT, ROLLOUT, SCOPING
from reportgen.values.project import Undisclosed

JUSTICE, CULTURE = "Ministère de la Justice", "Ministère de la Culture"
PORTFOLIO = (
    make_project(name="A", phase=SCOPING, ministry=JUSTICE),
    make_project(name="B", phase=SCOPING, ministry=JUSTICE),
    make_project(name="C", phase=ROLLOUT, ministry=JUSTICE),
    make_project(name="D", phase=COMPLETED, ministry=CULTURE),
)
PHASES = ("Cadrage", "Conception / réalisation", "Expérimentation", "Déploiement", "Terminé")


def squares(sheet, ministry: str) -> dict[str, int]:
    """Count the squares of a ministry's row under each phase's heading; a doubled one counts once."""
    heads = sorted((sheet.text(phase).left, phase) for phase in PHASES if phase in sheet.words)
    counted = dict.fromkeys((phase for _, phase in heads), 0)
    for place in {round(bar.left + bar.width / 2, 2) for bar in sheet.bars_beside(ministry)}:
        counted[[phase for left, phase in heads if left <= place][-1]] += 1
    return counted


def test_each_square_stands_in_the_row_of_its_ministry_and_in_the_column_of_its_phase():
    sheet = only("ministries_by_phase", make_findings(PORTFOLIO))
    assert squares(sheet, "Justice") == dict(zip(PHASES, (2, 0, 0, 1, 0), strict=True))
    assert squares(sheet, "Culture") == dict(zip(PHASES, (0, 0, 0, 0, 1), strict=True))


def test_the_numbers_beside_and_above_the_squares_are_their_counts():
    sheet = only("ministries_by_phase", make_findings(PORTFOLIO))
    assert sheet.beside("Justice") == ["Justice", "3"]
    assert sheet.beside("Culture") == ["Culture", "1"]
    heads = sheet.beside("Cadrage")
    assert heads == ["Total", *PHASES]
    line = min(text.y for text in sheet.texts if text.words == "4")
    numbers = sorted((text.left, text.words) for text in sheet.texts if text.y == line)
    assert [words for _, words in numbers] == ["4", "2", "0", "0", "1", "1"]


def test_the_ministry_with_the_most_projects_comes_first():
    few_first = [make_project(name="D", ministry=CULTURE), *PORTFOLIO[:3]]
    sheet = only("ministries_by_phase", make_findings(few_first))
    assert sheet.text("Justice").y < sheet.text("Culture").y


@pytest.mark.parametrize(
    ("phase", "fill", "pieces"),
    [
        (SCOPING, THEME.paper, 1),
        (DESIGN, THEME.a50, 1),
        (PILOT, THEME.accent, 2),
        (ROLLOUT, THEME.accent, 1),
        (COMPLETED, THEME.ink, 1),
        (Undisclosed(), THEME.hairline, 1),
    ],
)
def test_a_phase_is_told_by_tone_and_by_shape(phase, fill, pieces):
    sheet = only("ministries_by_phase", make_findings([make_project(phase=phase)]))
    assert [bar.fill for bar in sheet.bars_beside("Justice")] == [fill.upper()] * pieces


def test_a_completed_project_is_ticked():
    ticked = only("ministries_by_phase", make_findings([make_project(phase=COMPLETED)]))
    running = only("ministries_by_phase", make_findings([make_project(phase=ROLLOUT)]))
    ticks = [[line for line in sheet.lines if line.stroke == THEME.paper.upper()] for sheet in (ticked, running)]
    assert list(map(len, ticks)) == [1, 0]


def test_a_withheld_phase_has_a_column_only_where_there_is_one():
    assert "n. c." not in only("ministries_by_phase", make_findings(PORTFOLIO)).words
    sheet = only("ministries_by_phase", make_findings([*PORTFOLIO, make_project(name="E", phase=Undisclosed())]))
    assert sheet.beside("n. c.") == ["Total", *PHASES, "n. c."]
    assert sheet.text("n. c.").right < sheet.width


def test_its_alternative_text_gives_the_phases_and_the_first_ministry():
    assert say("ministries_by_phase", make_findings(PORTFOLIO)) == (
        "Projets par ministère et par phase. Par phase : Cadrage 2, Déploiement 1 et Terminé 1. "
        "La Justice en compte le plus : 3 sur 4."
    )
