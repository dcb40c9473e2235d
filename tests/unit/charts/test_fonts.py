"""The fonts are a value that is handed over: two of them, or two themes, in one process do not disturb each other."""

from __future__ import annotations

import pickle
from dataclasses import replace
from shutil import copyfile

import pytest
from matplotlib.font_manager import fontManager
from support.builders import make_findings, make_project
from support.drawings import FONTS, HOUSE, THEME

from reportgen.charts import draw_charts
from reportgen.charts.kit.fonts import Fonts

TWO = make_findings([make_project(), make_project(name="Brise", cost=7)])
KEYS = ("timeline", "cost_brackets")


def drawn(theme, fonts) -> list[str]:
    charts = draw_charts(TWO, theme, fonts, KEYS).drawn
    return [drawing.svg for key in KEYS for drawing in charts[key].drawings]


@pytest.fixture(scope="module")
def serif(tmp_path_factory) -> Fonts:
    """Bring other letters under the names of ours: those of Source Serif, which are wider."""
    folder = tmp_path_factory.mktemp("fonts")
    for weight in ("Regular", "Semibold"):
        copyfile(HOUSE.asset(f"fonts/SourceSerif4-{weight}.ttf"), folder / f"SourceSans3-{weight}.ttf")
    return Fonts(folder)


def test_words_are_as_wide_as_their_letters_and_bold_ones_wider():
    one, two = (FONTS.width(words, 10) for words in ("n", "nn"))
    assert two == pytest.approx(2 * one, rel=0.1)
    assert FONTS.width("n", 20) == pytest.approx(2 * one)
    assert FONTS.width("nnnn", 10, bold=True) > FONTS.width("nnnn", 10)


def test_words_that_do_not_fit_are_cut_and_those_that_fit_are_not():
    assert FONTS.shorten("Alizé", 20, 8) == "Alizé"
    cut = FONTS.shorten("Alizé des vents du large", 20, 8)
    assert cut.endswith("…")
    assert FONTS.width(cut, 8) <= 20


def test_other_letters_have_other_widths_and_neither_disturbs_the_other(serif):
    before = FONTS.width("Calendrier", 10)
    assert serif.width("Calendrier", 10) > before
    assert FONTS.width("Calendrier", 10) == before == Fonts(FONTS.folder).width("Calendrier", 10)


def test_drawing_with_other_fonts_or_colours_in_between_changes_nothing(serif):
    red = replace(THEME, accent="#A00000")
    before = drawn(THEME, FONTS)
    assert drawn(THEME, serif) != before
    assert any("#a00000" in svg for svg in drawn(red, FONTS))
    assert drawn(THEME, FONTS) == before
    assert not any("#a00000" in svg for svg in before)


def test_drawing_registers_no_font(serif):
    before = [entry.fname for entry in fontManager.ttflist]
    drawn(THEME, serif)
    assert [entry.fname for entry in fontManager.ttflist] == before


def test_fonts_of_one_folder_are_the_same_and_travel_as_its_name_alone():
    FONTS.width("Calendrier", 10)
    sent = pickle.dumps(FONTS)
    assert len(sent) < 1000  # neither letters nor what was measured
    assert pickle.loads(sent) == FONTS == Fonts(FONTS.folder)  # noqa: S301 - our own
    assert hash(FONTS) == hash(Fonts(FONTS.folder))
