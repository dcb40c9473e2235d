"""The picture that stands for an edition where it is shared: 1200 × 630, the cover's ground, its lines, three figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.outputs.page import print_template, web_folders
from reportgen.outputs.pdf.document import pdf_of
from reportgen.outputs.pdf.raster import png_of
from reportgen.theme import css_variables
from reportgen.words.language import _, current_language

if TYPE_CHECKING:
    from reportgen.outputs.material import Look
    from reportgen.values.views import Picture, ReportView

WIDTH = 1200
SHEETS = ("css/fonts.css", "css/share.css")
MOST = 3  # figures


@dataclass(frozen=True, slots=True)
class SharePage:
    """What the picture shows beside the cover's own words."""

    language: str
    lines: Picture
    figures: tuple[Any, ...]


def share_picture(report: ReportView, look: Look) -> bytes:
    """Draw the picture."""
    cover: Any = report.section("cover").content
    page = SharePage(current_language().code, _without_words(cover.picture), _figures(report.section("brief").content))
    folders = web_folders(look.template_folders)
    html = print_template("share.html", folders, {}, document=report.document, cover=cover, page=page)
    css = "\n".join((css_variables(look.theme), *(look.read_asset(name).decode() for name in SHEETS)))
    return png_of(pdf_of(html, css, look.read_asset), WIDTH)


def _figures(brief: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the brief section's own content
    """Choose the first figures that are known: cost, projects, deviations with what they stand on, then the others."""
    rates = (replace(each, label=_("{label}, {basis}", label=each.label, basis=each.note)) for each in brief.rates)
    known = (brief.hero, brief.counts[0], *reversed(tuple(rates)), *brief.counts[1:])
    return tuple(each for each in known if each.value != fmt.unknown())[:MOST]


def _without_words(picture: Picture) -> Picture:
    """Take the words out of a drawing: they would be too small to read."""
    return replace(picture, svg=re.sub(r"<text\b.*?</text>", "", picture.svg, flags=re.DOTALL))
