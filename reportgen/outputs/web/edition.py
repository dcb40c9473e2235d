"""The web edition: the very sections of the report as one page that needs nothing but itself.

Style, script, fonts and charts travel inside the page, and its policy allows nothing else: no request can leave it,
from a server or from a disk. Without the script the whole table is simply there.
"""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from html import unescape
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reportgen.outputs.addresses import address_of
from reportgen.outputs.page import print_template, web_folders
from reportgen.outputs.web.drawings import inline_drawing
from reportgen.outputs.web.fonts import in_the_page, pack_fonts
from reportgen.outputs.web.listing import downloads
from reportgen.outputs.web.style import edition_style
from reportgen.outputs.web.table import table_tools
from reportgen.outputs.web.words import edition_words
from reportgen.words.language import current_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.outputs.material import WebSource
    from reportgen.outputs.web.listing import Download, Downloads
    from reportgen.outputs.web.table import TableTools
    from reportgen.values.views import Picture, ReportView

SCRIPT = "js/edition.js"
WIDE_TABLE = 4  # columns from which a table may be wider than a small screen
_HEADING = re.compile(r"(</?h)([1-5])\b")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class WebPage:
    """What the page's frame prints around the sections."""

    language: str
    policy: str
    style: Markup
    script: Markup
    logo: str
    archive: str
    downloads: Downloads
    tools: TableTools
    words: Mapping[str, str]


def web_edition(source: WebSource, files: Mapping[str, bytes]) -> str:
    """Print the page; ``files`` are those that it offers, each with its size."""
    offered = downloads({name: len(content) for name, content in files.items()}, titles=source.report.chart_titles)
    page = _page(source, offered)
    filters: dict[str, Callable[..., object]] = {
        "for_the_web": fit_for_web,
        "drawn": place_drawings(),
        "press": _press(offered),
    }
    return print_template(
        "edition.html",
        web_folders(source.look.template_folders),
        filters,
        report=_join_editorial(source.report),
        page=page,
    )


def _page(source: WebSource, offered: Downloads) -> WebPage:
    fonts = pack_fonts(source.look.read_asset, repr(source.report))
    style = edition_style(source.look.theme, source.charts, in_the_page(fonts), source.look.read_asset)
    script = source.look.read_asset(SCRIPT).decode()
    return WebPage(
        language=current_language().code,
        policy=policy_for(style, script),
        style=Markup(style),  # noqa: S704 - our own style sheet
        script=Markup(script),  # noqa: S704 - our own script
        logo=_logo(source),
        archive="" if source.report.document.draft else "../index.html",
        downloads=offered,
        tools=table_tools(source.findings),
        words=edition_words(),
    )


def policy_for(style: str, script: str) -> str:
    """Allow this very style and script, pictures and fonts inside the page, and nothing else."""
    digests = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def fit_for_web(section: str) -> Markup:
    """Fit a section of the report into the page: headings one level down, wide tables in a region that scrolls."""
    lowered = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", str(section))
    return Markup(_TABLE.sub(_region, lowered))  # noqa: S704 - what a template printed, autoescaped


def _region(found: re.Match[str]) -> str:
    """Let a wide table scroll by itself, also with the keyboard; its caption names the region."""
    table = found[0]
    caption = _CAPTION.search(table)
    if caption is None or table.count('scope="col"') < WIDE_TABLE:
        return table
    name = escape(unescape(" ".join(_TAG.sub(" ", caption[1]).split())))
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">{table}</div>'


def place_drawings() -> Callable[[Picture], Markup]:
    """Make the filter that places a page's pictures, numbered so that names inside them never meet."""
    numbers = count(1)
    return lambda picture: inline_drawing(picture, f"d{next(numbers)}")


def _join_editorial(report: ReportView) -> ReportView:
    """Undo what only pages need: an editorial in two parts is one again."""
    brief = report.section("brief")
    content = brief.content
    whole = replace(content, editorial=content.editorial + content.continued, continued=())  # type: ignore[type-var, attr-defined]
    sections = (replace(each, content=whole) if each is brief else each for each in report.sections)
    return replace(report, sections=tuple(sections))


def _press(offered: Downloads) -> Callable[[str], tuple[Download, ...]]:
    """Find a chart's own files by its key."""
    found: dict[str, list[Download]] = defaultdict(list)
    for each in offered.charts:
        found[re.sub(r"(-\d+)?\.\w+$", "", each.address.rpartition("/")[2])].append(each)
    return lambda key: tuple(found[key])


def _logo(source: WebSource) -> str:
    """Turn the logo's address into one that holds it."""
    name = source.look.theme.logo
    if not name:
        return ""
    kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
    return address_of(source.look.read_asset(name), kind)
