"""Reads the charts' SVG back in millimetres: the words, the bars, the lines and where each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from reportgen.charts import CHARTS
from reportgen.charts.kit.chart import Chart
from reportgen.charts.kit.fonts import Fonts
from reportgen.disk.workspace import Workspace, built_in
from reportgen.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.values.findings import Findings

HOUSE = Workspace(built_in())
THEME = load_theme(HOUSE.read_text("theme.toml"))
FONTS = Fonts(HOUSE.fonts)
MM = 25.4 / 72  # of a point, the SVG's own unit
CAPITAL, DESCENDER = 0.66, 0.2  # of the size: how high capitals and digits stand, how deep g and p reach
DEEP = set("gjpqyçQ,;()/")
HAIR = 0.1  # mm that nobody sees
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a drawing, and the place that they take: ``y`` is their baseline."""

    words: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    family: str
    fill: str

    @property
    def top(self) -> float:
        return self.y - CAPITAL * self.size * MM

    @property
    def foot(self) -> float:
        return self.y + (DESCENDER * self.size * MM if DEEP & set(self.words) else 0)

    def meets(self, other: Text) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > HAIR
            and min(self.foot, other.foot) - max(self.top, other.top) > HAIR
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, or a line's extent: then ``stroke`` is its colour and ``fill`` is none."""

    left: float
    top: float
    width: float
    height: float
    fill: str
    stroke: str
    weight: float
    dashed: bool

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def foot(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawing, read back."""

    svg: str = field(repr=False)
    width: float
    height: float
    texts: tuple[Text, ...]
    bars: tuple[Box, ...]
    lines: tuple[Box, ...]

    @property
    def words(self) -> list[str]:
        return [plain(text.words) for text in self.texts]

    def text(self, words: str) -> Text:
        """Find the only text that reads so."""
        found = [text for text in self.texts if plain(text.words) == words]
        assert len(found) == 1, (words, self.words)
        return found[0]

    def beside(self, words: str) -> list[str]:
        """Read the line of writing on which the words stand, from left to right."""
        line = self.text(words).y
        on_it = sorted((text for text in self.texts if abs(text.y - line) < HAIR), key=lambda text: text.left)
        return [plain(text.words) for text in on_it]

    def bars_beside(self, words: str, fill: str | None = None) -> list[Box]:
        """List the bars in the row of the words, from left to right."""
        text = self.text(words)
        rows = [bar for bar in self.bars if bar.top < text.y and bar.foot > text.top]
        return sorted((bar for bar in rows if fill in {None, bar.fill}), key=lambda bar: bar.left)


def chart_of(key: str, findings: Findings) -> Chart:
    """Make a chart in the language in use, the built-in theme and the bundled fonts."""
    return Chart(CHARTS[key], CHARTS[key].rows(findings), THEME, FONTS)


def draw(key: str, findings: Findings) -> list[Sheet]:
    """Draw a chart in the built-in theme and read it back, page by page."""
    return [read(drawing) for drawing in chart_of(key, findings).drawings]


def only(key: str, findings: Findings) -> Sheet:
    (sheet,) = draw(key, findings)
    return sheet


def say(key: str, findings: Findings) -> str:
    """Read a chart's alternative text, special spaces as plain ones."""
    return plain(chart_of(key, findings).alternative)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def read(drawing: Drawing) -> Sheet:
    root = ET.fromstring(drawing.svg)  # noqa: S314 - our own drawing
    axes = root.find(f".//{SVG}g[@id='axes_1']")
    boxes = [box for box in _boxes(axes) if box is not None] if axes is not None else []
    return Sheet(
        drawing.svg,
        drawing.width_mm,
        drawing.height_mm,
        tuple(_text(each) for each in root.iter(f"{SVG}text")),
        tuple(box for box in boxes if box.fill != "none"),
        tuple(box for box in boxes if box.fill == "none"),
    )


def _style(element: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";") if ":" in part)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _text(element: ET.Element) -> Text:
    style = _style(element)
    size = float(style["font-size"].removesuffix("px"))
    bold = style.get("font-weight", "400") == "600"
    words = "".join(element.itertext())
    x, width = float(element.get("x", "0")) * MM, FONTS.width(words, size, bold=bold)
    left = x - {"start": 0, "middle": width / 2, "end": width}[style.get("text-anchor", "start")]
    y = float(element.get("y", "0")) * MM
    return Text(words, left, left + width, y, size, bold, style["font-family"].strip("'"), style["fill"].upper())


def _boxes(axes: ET.Element) -> Iterator[Box]:
    for path in axes.iter(f"{SVG}path"):
        style = _style(path)
        numbers = [float(number) * MM for number in re.findall(r"-?[\d.]+", path.get("d", ""))]
        xs, ys = numbers[::2], numbers[1::2]
        if xs:
            yield Box(
                *(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)),
                fill=style.get("fill", "#000000").upper().replace("NONE", "none"),
                stroke=style.get("stroke", "none").upper().replace("NONE", "none"),
                weight=float(style.get("stroke-width", "1")),
                dashed="stroke-dasharray" in style,
            )


def faults(sheet: Sheet) -> list[str]:
    """Name every text that is too small, set in another font, cut off at the edge or written over another one."""
    found = [f"too small: {text.words}, {text.size} pt" for text in sheet.texts if text.size < 7]
    found += [f"font {text.family}: {text.words}" for text in sheet.texts if text.family != THEME.sans]
    found += [
        f"cut too short: {text.words}" for text in sheet.texts if text.words[1:].endswith("…") and len(text.words) < 8
    ]
    found += [f"empty text at {text.left:.0f}, {text.y:.0f}" for text in sheet.texts if not text.words.strip("… ")]
    found += [
        f"outside: {text.words} ({text.left:.1f} to {text.right:.1f} of {sheet.width:.1f}, "
        f"{text.top:.1f} to {text.foot:.1f} of {sheet.height:.1f})"
        for text in sheet.texts
        if text.left < -HAIR or text.right > sheet.width + HAIR or text.top < -HAIR or text.foot > sheet.height + HAIR
    ]
    found += [
        f"outside: a mark at {bar.left:.1f} to {bar.right:.1f} of {sheet.width:.1f}"
        for bar in (*sheet.bars, *sheet.lines)
        if bar.left < -HAIR or bar.right > sheet.width + HAIR or bar.top < -HAIR or bar.foot > sheet.height + HAIR
    ]
    found += [f"written over each other: {one.words} / {other.words}" for one, other in overlaps(sheet.texts)]
    return found


def overlaps(texts: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """Find the texts that take the same place, looking down the page from each of them."""
    ordered = sorted(texts, key=lambda text: text.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top > one.foot:
                break
            if one.meets(other):
                yield one, other
