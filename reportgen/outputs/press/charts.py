"""Each chart for the press: a sheet with its finding, source and licence, as SVG and PNG, and the words in a sidecar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.charts import CHARTS
from reportgen.charts.kit.sheet import Caption, sheet_of
from reportgen.outputs.data.files import as_json
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.outputs.material import PressSource

COVER = "cover_lines"


def chart_files(source: PressSource) -> Mapping[str, bytes]:
    """Write every chart that stands under a title, and the cover's picture."""
    files: dict[str, bytes] = {}
    for key, caption in _captions(source).items():
        drawings = source.charts.drawn[key].drawings
        names = [f"charts/{key}{f'-{page}' if len(drawings) > 1 else ''}" for page in range(1, len(drawings) + 1)]
        for name, drawing in zip(names, drawings, strict=True):
            sheet = sheet_of(drawing, caption, source.theme, source.charts.fonts, on_night=CHARTS[key].on_night)
            files |= {f"{name}.svg": sheet.svg, f"{name}.png": sheet.png}
        files[f"charts/{key}.json"] = as_json(_sidecar(source, caption, names))
    return files


def _captions(source: PressSource) -> Mapping[str, Caption]:
    """Take the words that stand around each chart in the report."""
    report = source.report
    foot = _foot(source)
    said = {
        chart.key: Caption(
            report.chart_titles[chart.key],
            chart.subtitle,
            (chart.source, *foot),
            source.charts.drawn[chart.key].alternative,
        )
        for chart in report.charts
    }
    return {COVER: _cover(source, foot), **said}


def _cover(source: PressSource, foot: tuple[str, ...]) -> Caption:
    cover: Any = source.report.section("cover").content
    title = f"{cover.size_line}, {cover.cost_line}"
    return Caption(
        title, " ".join(cover.caption), (_source_line(source), *foot), source.charts.drawn[COVER].alternative
    )


def _source_line(source: PressSource) -> str:
    return fmt.typeset(_("Source : données de la {edition}.", edition=source.report.document.edition_line))


def _foot(source: PressSource) -> tuple[str, ...]:
    """Say who publishes the chart, under which licence, and what every page says of itself."""
    info, document = source.info, source.report.document
    credit = f"{document.running_title}, {info.publisher.name}. {info.licence.name}."
    return (fmt.typeset(credit), *filter(None, (document.mark,)))


def _sidecar(source: PressSource, caption: Caption, names: Sequence[str]) -> dict[str, Any]:
    info, document = source.info, source.report.document
    return {
        "title": caption.title,
        "subtitle": caption.subtitle,
        "alternative": caption.alternative,
        "source": caption.foot[0],
        "document": document.title,
        "as_of": info.as_of.isoformat(),
        "publisher": info.publisher.name,
        "licence": {"name": info.licence.name, "url": info.licence.url},
        **({"notice": document.mark} if document.mark else {}),
        "files": [f"{name.rpartition('/')[2]}.{kind}" for name in names for kind in ("svg", "png")],
    }
