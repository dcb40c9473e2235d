"""Cover, sharing picture and the charts for the press: their sizes, their words, the same bytes every time."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from inspect import unwrap

import pytest
from PIL import Image
from support.builders import make_findings, make_project
from support.drawings import FONTS, HOUSE, THEME, chart_of

import reportgen as rg
from reportgen import formatting as fmt
from reportgen.charts import CHARTS
from reportgen.charts.kit.sheet import Caption, sheet_of
from reportgen.outputs.web import fonts
from reportgen.outputs.web.drawings import inline_drawing, recolour
from reportgen.outputs.web.fonts import FACES, pack_fonts
from reportgen.theme import COLOURS
from reportgen.values.views import Picture

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption(
    "Un titre & une trouvaille", "Mesure, en M€", ("Source : essai.", "Licence Ouverte 2.0."), "Deux barres <5."
)


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_the_cover_is_500_pixels_wide_and_the_sharing_picture_1200_by_630(demonstration):
    cover, share = (picture((demonstration / name).read_bytes()) for name in ("cover.png", "share.png"))
    assert cover.size == (500, 707)  # A4: 500 × √2
    assert share.size == (1200, 630)
    night = tuple(bytes.fromhex(THEME.night.removeprefix("#")))
    assert cover.convert("RGB").getpixel((5, 5)) == night
    assert share.convert("RGB").getpixel((5, 5)) == night


def test_every_titled_chart_and_the_covers_lines_are_there_for_the_press(demonstration):
    charts = {path.stem for path in (demonstration / "charts").glob("*.json")}
    assert charts == {key for key in CHARTS if not key.startswith("spark_")}
    for key in charts:
        told = json.loads((demonstration / "charts" / f"{key}.json").read_text(encoding="utf-8"))
        assert told["files"] == [f"{key}.svg", f"{key}.png"]
        assert told["licence"]["name"] == "Licence Ouverte 2.0"
        assert told["as_of"] == "2020-03-31"
        assert re.search(r"\d", told["alternative"])
        assert "Source" in told["source"]
        assert "fictifs" in told["notice"], "a demonstration says so wherever it goes"
        for name in told["files"]:
            assert (demonstration / "charts" / name).stat().st_size > 1000


def test_an_svg_for_the_press_needs_no_font_and_says_what_it_shows(demonstration):
    for path in (demonstration / "charts").glob("*.svg"):
        drawn = ET.parse(path).getroot()  # noqa: S314 - our own file
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert drawn.get("role") == "img"
        assert drawn.findtext(f"{SVG}title") == told["title"]
        assert drawn.findtext(f"{SVG}desc") == told["alternative"]
        assert list(drawn.iter(f"{SVG}text")) == [], "letters are outlines"
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]+"', "", path.read_text(encoding="utf-8"))


def test_a_sidecar_says_what_the_charts_rows_say(demonstration):
    old, new = (rg.check(rg.read(HOUSE.editions_folder / quarter)) for quarter in ("2019-T4", "2020-T1"))
    found = rg.findings(new, [old])
    for key in ("cost_brackets", "cost_by_ministry", "cost_bridge", "timeline"):
        told = json.loads((demonstration / "charts" / f"{key}.json").read_text(encoding="utf-8"))
        assert told["alternative"] == rg.charts.chart(key, found).alternative
    brackets = rg.charts.chart("cost_brackets", found).table.rows
    told = json.loads((demonstration / "charts" / "cost_brackets.json").read_text(encoding="utf-8"))["alternative"]
    costs = [cost for _name, _projects, cost, _share in brackets if isinstance(cost, Decimal)]
    assert [cost for cost in costs if fmt.money(cost) not in told] == []


def drawing():
    findings = make_findings([make_project(), make_project(name="Brise", cost=7)])
    return chart_of("cost_brackets", findings).drawings[0]


def test_a_sheet_is_the_drawing_with_a_margin_and_its_words_and_leaves_the_drawing_as_it_was():
    drawn = drawing()
    before = drawn.figure.get_size_inches().tolist()
    one, other = sheet_of(drawn, CAPTION, THEME, FONTS), sheet_of(drawn, CAPTION, THEME, FONTS)
    assert one == other
    assert drawn.figure.get_size_inches().tolist() == before
    assert drawn.figure.texts == []
    width, _ = picture(one.png).size
    assert width == int((drawn.width_mm + 2 * 9) / 25.4 * 200)
    assert ET.fromstring(one.svg).findtext(f"{SVG}title") == "Un titre & une trouvaille"  # noqa: S314 - our own file


def test_a_long_title_takes_more_lines_and_the_sheet_grows():
    drawn = drawing()
    short = picture(sheet_of(drawn, CAPTION, THEME, FONTS).png).height
    long = Caption("Un titre " * 30, *(getattr(CAPTION, name) for name in ("subtitle", "foot", "alternative")))
    assert picture(sheet_of(drawn, long, THEME, FONTS).png).height > short + 5.2 / 25.4 * 200, "a line more at least"


def test_a_drawing_in_the_page_has_no_style_and_no_name_of_another():
    from reportgen.charts import draw_charts  # noqa: PLC0415

    findings = make_findings([make_project(name='A "<b>" & co'), make_project(name="Brise", cost=7)])
    charts = draw_charts(findings, THEME, FONTS)
    pictures = [picture for drawn in charts.pictures.values() for picture in drawn]
    placed = [str(inline_drawing(picture, f"d{place}")) for place, picture in enumerate(pictures)]
    names = [name for each in placed for name in re.findall(r' id="([^"]+)"', each)]
    assert len(names) == len(set(names)) > 0
    for each, picture in zip(placed, pictures, strict=True):
        root = ET.fromstring(each.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))  # noqa: S314 - our own file
        assert root.get("aria-label") == picture.alt
        assert "style" not in each
        used = {name for found in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', each) for name in found if name}
        assert used <= set(names)


def test_what_is_no_drawing_is_not_placed():
    with pytest.raises(ValueError, match="d1 is no SVG"):
        inline_drawing(Picture("un dessin au crayon", 10, 10, "Une photo."), "d1")


def test_every_colour_of_a_drawing_follows_the_theme():
    rules = recolour(THEME)
    for name in COLOURS:
        assert f'[fill="{getattr(THEME, name).lower()}"] {{ fill: var(--{name.replace("_", "-")}) }}' in rules


def test_fonts_are_packed_with_the_letters_asked_for_the_same_every_time(monkeypatch):
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    packed = pack_fonts(HOUSE.read_bytes, "Ω")
    monkeypatch.setattr(fonts, "_pack", unwrap(fonts._pack))  # nothing is kept, nor taken from what was kept
    assert packed == pack_fonts(HOUSE.read_bytes, "Ω")
    assert len(packed) == len(FACES)
    for content in packed.values():
        assert len(content) < 25_000
        letters = TTFont(io.BytesIO(content)).getBestCmap()
        assert {*map(ord, "éÉœŒ€’«»\u202f\u00a0−ᵉʳΩ0123456789")} <= letters.keys()
        assert ord("Ж") not in letters
