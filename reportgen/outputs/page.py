"""ReportView → HTML, through the templates: autoescaped, and an undefined name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from reportgen.errors import BuildError
from reportgen.formatting import typeset
from reportgen.language import OF_THE_DATA, _, plural, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.views import ReportView


def html_of(report: ReportView, template_folders: Sequence[Path]) -> str:
    """Print the report; `BuildError` names the template that failed, and its line where the engine knows it."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["trusted"] = Markup
    environment.globals.update(_words())
    try:
        return environment.get_template("report.html").render(report=report)
    except TemplateError as error:
        raise BuildError(_explain(error)) from error


def _words() -> dict[str, object]:
    """Give the templates the words of the language spoken, set as it sets them; the table's own words are marked."""
    foreign = spoken().code != OF_THE_DATA
    return {
        "language": spoken().code,
        "in_data_language": Markup(f' lang="{OF_THE_DATA}"') if foreign else "",  # noqa: S704 - our own
        "_": lambda message, **values: typeset(_(message, **values)),
        "plural": lambda one, many, number, **values: typeset(plural(one, many, number, **values)),
    }


def _explain(error: TemplateError) -> str:
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if name is None:
        name, line = _last_template(error)
    place = f"template {name}, line {line}" if name else "a template"
    return f"{place}: {error.message}. Correct the file in templates/, or remove it to use the built-in one."


def _last_template(error: TemplateError) -> tuple[str | None, int | None]:
    """Find the deepest template in the trace of an error that does not know its own place."""
    place: tuple[str | None, int | None] = (None, None)
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".html"):
            place = (filename.rsplit("templates/", 1)[-1], trace.tb_lineno)
        trace = trace.tb_next
    return place
