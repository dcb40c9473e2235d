"""The built-in theme for every eye: contrast, and phases that stay apart under simulated colour blindness."""

from __future__ import annotations

from itertools import combinations

import pytest

from reportgen.disk.workspace import Workspace, built_in
from reportgen.theme import contrast, load_theme
from reportgen.values.errors import Refused

THEME_TOML = Workspace(built_in()).read_text("theme.toml")

# Machado, Oliveira and Fernandes (2009), severity 1: linear RGB → what that eye sees. The last is luminance alone.
SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
PLAINLY_APART = 20  # CIE 1976 ΔE; about 2.3 is the least that an eye can tell


def linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """Linear sRGB → CIE L*a*b* (D65)."""
    red, green, blue = (min(max(each, 0.0), 1.0) for each in rgb)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eye) -> float:
    seen = [[sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in eye] for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*map(lab, seen), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", SEEN)
def test_the_tones_of_the_phases_stay_apart(eye):
    theme = load_theme(THEME_TOML)
    tones = {"Cadrage": theme.paper, "Conception": theme.a50, "Déploiement": theme.accent, "Terminé": theme.ink}
    for one, other in combinations(tones, 2):
        assert distance(tones[one], tones[other], SEEN[eye]) > PLAINLY_APART, (one, other)


def test_the_simulation_knows_the_colours_that_a_protanope_confuses():
    red, green = "#B4504B", "#6E6A2B"
    assert distance(red, green, SEEN["protanopia"]) < distance(red, green, ((1, 0, 0), (0, 1, 0), (0, 0, 1))) / 2


def test_contrast_is_wcags():
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)  # the well-known grey that just fails
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)  # and the one that just passes


def test_a_theme_too_faint_to_read_is_refused_with_every_pair_named():
    faint = THEME_TOML.replace('grey = "#566068"', 'grey = "#9AA0A6"').replace('a50 = "#659AA3"', 'a50 = "#B9D5D8"')
    with pytest.raises(Refused) as refused:
        load_theme(faint)
    assert [problem.location.column for problem in refused.value.problems] == [
        "colours.a50 on colours.paper",
        "colours.grey on colours.a10",
        "colours.grey on colours.paper",
    ]
    assert "at least 4.5:1, for text" in str(refused.value)
    assert "at least 3:1, for graphics" in str(refused.value)


@pytest.mark.parametrize(
    ("line", "other", "column"),
    [
        ("title = 25", "title = 40", "sizes.title"),
        ("text = 9.6", 'text = "9.6"', "sizes.text"),
        ("text = 9.6", "", "sizes.text"),
        ("[sizes]", '[logo]\nfile = "../../etc/passwd"\n[sizes]', "logo.file"),
        ("[sizes]", '[logo]\nfile = "images/logo.gif"\n[sizes]', "logo.file"),
        ("[sizes]", '[publisher]\nnom = "X"\n[sizes]', "publisher.nom"),
        ("[sizes]", "[colors]\n[sizes]", "colors"),
    ],
)
def test_what_a_theme_may_not_say_is_named(line, other, column):
    with pytest.raises(Refused) as refused:
        load_theme(THEME_TOML.replace(line, other))
    assert [problem.location.column for problem in refused.value.problems] == [column]


def test_a_house_may_bring_its_own_publisher_and_logo():
    theme = load_theme(THEME_TOML + '[logo]\nfile = "images/maison.svg"\n[publisher]\nname = "Maison"\n')
    assert theme.logo == "images/maison.svg"
    assert theme.publisher.name == "Maison"
