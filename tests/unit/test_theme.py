"""theme.toml as a house may write it: read whole, or refused with everything that is wrong with it at once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.disk.workspace import Workspace, built_in
from reportgen.outputs.pdf.styles import SHEETS
from reportgen.theme import COLOURS, GRAPHIC_PAIRS, TEXT_PAIRS, contrast, css_variables, dark_variables, load_theme
from reportgen.values.edition import Publisher
from reportgen.values.errors import Refused

HOUSE = Workspace(built_in())
BUILT_IN = HOUSE.read_text("theme.toml")


def problems_in(text: str) -> list[tuple[str, str | None]]:
    with pytest.raises(Refused) as refused:
        load_theme(text, BUILT_IN)
    problems = refused.value.problems
    assert all(problem.location.file == "theme.toml" for problem in problems)
    assert all(problem.found and problem.expected and problem.advice.endswith((".", "?")) for problem in problems)
    return [(problem.rule, problem.location.column) for problem in problems]


def test_the_built_in_theme_is_the_design():
    theme = load_theme(BUILT_IN)
    assert (theme.ink, theme.accent, theme.night, theme.paper) == ("#15222A", "#0B5A69", "#083E4A", "#FFFFFF")
    assert (theme.serif, theme.display, theme.sans) == ("Source Serif 4", "Source Serif 4 Display", "Source Sans 3")
    assert theme.sizes == {"text": 9.6, "lead": 12, "title": 25, "heading": 11, "table": 8.2}
    assert theme.logo == ""


def test_a_theme_becomes_the_variables_of_the_style_sheets():
    lines = css_variables(load_theme(BUILT_IN)).splitlines()
    assert lines[0] == ":root {"
    assert lines[-1] == "}"
    assert "  --ink: #15222A;" in lines
    assert "  --grey-line: #7C898E;" in lines  # underscores become hyphens
    assert '  --display: "Source Serif 4 Display";' in lines
    assert "  --size-text: 9.6pt;" in lines
    assert len(lines) == 14 + 3 + 5 + 2  # colours, fonts, sizes, and the braces


def test_each_colour_of_the_file_reaches_the_style_sheets():
    changed = re.sub(r'accent = "#\w+"', 'accent = "#123456"', BUILT_IN)
    assert "  --accent: #123456;" in css_variables(load_theme(changed)).splitlines()


def test_every_variable_that_a_style_sheet_uses_is_defined():
    sheets = "\n".join(HOUSE.read_text("css", name) for name in SHEETS)
    defined = re.findall(r"(--[\w-]+):", css_variables(load_theme(BUILT_IN)) + sheets)
    assert set(re.findall(r"var\((--[\w-]+)", sheets)) - set(defined) == set()


def test_a_house_gives_what_is_its_own_and_the_built_in_theme_holds_for_the_rest():
    built_in = load_theme(BUILT_IN)
    assert load_theme("", BUILT_IN) == built_in
    named = load_theme('[publisher]\nname = "Direction du numérique"\n', BUILT_IN)
    assert named == replace(built_in, publisher=Publisher("Direction du numérique"))
    larger = load_theme("[sizes]\ntext = 10\n[fonts]\nsans = 'Marianne'\n", BUILT_IN)
    assert larger == replace(built_in, sizes={**built_in.sizes, "text": 10}, sans="Marianne")


def test_dark_colours_follow_from_the_colours_of_both_files_together():
    assert load_theme('[colours]\nink = "#300000"\n', BUILT_IN).dark["paper"] != load_theme(BUILT_IN).dark["paper"]


def test_contrast_is_measured_on_both_files_together_and_told_of_the_house_s_own():
    found = problems_in('[colours]\npaper = "#15222A"\n')  # the built-in ink
    assert ("theme-contrast", "colours.ink on colours.paper") in found
    assert {rule for rule, _ in found} == {"theme-contrast"}


def test_where_no_built_in_theme_is_below_every_colour_font_and_size_is_needed():
    with pytest.raises(Refused) as refused:
        load_theme("")
    missing = [(each.rule, each.location.column) for each in refused.value.problems]
    assert {rule for rule, _ in missing} == {"theme-missing"}
    assert len(missing) == len(COLOURS) + 3 + 5
    assert {("theme-missing", key) for key in ("colours.ink", "fonts.sans", "sizes.table")} <= set(missing)


def test_everything_that_is_wrong_is_said_at_once():
    text = (
        BUILT_IN.replace('ink = "#15222A"', 'ink = "dark"')
        .replace('grey = "#566068"', 'gray = "#566068"')
        .replace("title = 25", "title = 99")
        .replace('sans = "Source Sans 3"', "sans = 3")
    )
    assert set(problems_in(text + "[pictures]\nfile = 1\n")) == {
        ("theme-value", "colours.ink"),
        ("theme-unknown", "colours.gray"),
        ("theme-value", "sizes.title"),
        ("theme-value", "fonts.sans"),
        ("theme-unknown", "pictures"),
    }


def test_a_misspelt_key_is_answered_with_the_right_one():
    with pytest.raises(Refused, match=re.escape("Write colours.accent if that is what is meant.")):
        load_theme(BUILT_IN.replace('accent = "', 'acent = "'), BUILT_IN)


@pytest.mark.parametrize("colour", ["#12345", "#1234567", "12345678", "red", "#GGGGGG", "", "#0B5A69; } body { x: y"])
def test_only_a_colour_of_six_digits_is_a_colour(colour):
    text = re.sub(r'accent = "#\w+"', f'accent = "{colour}"', BUILT_IN)
    assert problems_in(text) == [("theme-value", "colours.accent")]


@pytest.mark.parametrize("size", ["8.9", "10.3", "nan", "inf", "true", '"9.6"', "-9.6"])
def test_a_size_that_the_layout_does_not_bear_is_refused(size):
    assert problems_in(BUILT_IN.replace("text = 9.6", f"text = {size}")) == [("theme-value", "sizes.text")]


@pytest.mark.parametrize("size", ["9.0", "10.2", "10"])
def test_the_bounds_of_a_size_belong_to_it(size):
    assert load_theme(BUILT_IN.replace("text = 9.6", f"text = {size}")).sizes["text"] == float(size)


def test_a_font_name_cannot_smuggle_in_style():
    text = BUILT_IN.replace('sans = "Source Sans 3"', "sans = 'X\"; } body { color: red'")
    assert problems_in(text) == [("theme-value", "fonts.sans")]


def test_a_value_where_a_table_belongs_is_named():
    without = re.sub(r"\[fonts\]\n(?:\w+ = .*\n)+", "", BUILT_IN)
    assert problems_in(f'fonts = "Arial"\n{without}') == [("theme-value", "fonts")]


def test_a_file_that_is_no_toml_is_refused_with_its_line():
    with pytest.raises(Refused, match=r"line 2"):
        load_theme("[colours]\nink = #15222A\n")


def test_dark_pages_have_colours_of_their_own_that_can_be_read():
    theme = load_theme(BUILT_IN)
    assert set(theme.dark) == set(COLOURS) - {"night", "a60", "sky", "sky_soft"}  # the cover is dark already
    dark = theme.in_the_dark
    assert contrast(dark.paper, "#000000") < 1.3, "a dark ground"
    assert dark.night == theme.night
    for front, ground in TEXT_PAIRS:
        if {front, ground} <= theme.dark.keys():
            assert contrast(theme.dark[front], theme.dark[ground]) >= 4.5, (front, ground)
    for front, ground in GRAPHIC_PAIRS:
        if {front, ground} <= theme.dark.keys():
            assert contrast(theme.dark[front], theme.dark[ground]) >= 3, (front, ground)


@given(st.sampled_from(("ink", "accent")), st.tuples(*[st.integers(0, 255)] * 3))
def test_whatever_a_house_chooses_its_dark_pages_follow(name, channels):
    colour = "#" + "".join(f"{channel:02X}" for channel in channels)
    text = re.sub(rf'^{name} = "#\w+"', f'{name} = "{colour}"', BUILT_IN, flags=re.MULTILINE)
    found = ()
    try:
        load_theme(text)
    except Refused as refused:  # too faint on paper: that is the house's own doing
        found = refused.problems
    assert [problem for problem in found if problem.location.column.startswith("dark.")] == []


def test_a_house_may_give_dark_colours_which_are_checked_as_the_others_are():
    with_dark = BUILT_IN.replace("# [dark]", "[dark]").replace('# paper = "#…"', 'paper = "#101010"')
    assert load_theme(with_dark).dark["paper"] == "#101010"
    assert problems_in(with_dark.replace("#101010", "#777777"))[0][0] == "theme-contrast"
    assert problems_in(with_dark.replace('paper = "#101010"', 'night = "#101010"')) == [("theme-unknown", "dark.night")]
    assert problems_in(with_dark.replace("#101010", "black")) == [("theme-value", "dark.paper")]


def test_the_cover_keeps_its_colours_on_dark_pages():
    root, _, cover = dark_variables(load_theme(BUILT_IN)).partition(".cover {")
    assert "--paper: #0F191F;" in root
    assert "--paper: #FFFFFF;" in cover


def test_keys_are_set_right_before_contrast_is_spoken_of():
    faint = BUILT_IN.replace('grey = "#566068"', 'grey = "#EEEEEE"').replace("title = 25", "title = 99")
    assert problems_in(faint) == [("theme-value", "sizes.title")]
