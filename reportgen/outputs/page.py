"""ReportView → HTML, through the templates: autoescaped, and an undefined name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from reportgen.formatting import typeset
from reportgen.outputs.addresses import svg_address
from reportgen.values.errors import BuildError
from reportgen.words.language import OF_THE_DATA, _, current_language, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reportgen.values.views import ReportView


def html_of(report: ReportView, template_folders: Sequence[Path]) -> str:
    """Print the report."""
    return print_template("report.html", template_folders, {}, report=report)


def print_template(
    template: str, template_folders: Sequence[Path], filters: Mapping[str, Callable[..., object]], **values: object
) -> str:
    """Print one page."""
    return template_environment(template_folders, filters)(template, values)


def template_environment(
    template_folders: Sequence[Path], filters: Mapping[str, Callable[..., object]]
) -> Callable[[str, Mapping[str, object]], str]:
    """Make what prints pages; `BuildError` names the template that failed, and its line where the engine knows it."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update({"trusted": Markup, "address": svg_address, **filters})
    environment.globals.update(_words())

    def print_page(template: str, values: Mapping[str, object]) -> str:
        try:
            return environment.get_template(template).render(**values)
        except TemplateError as error:
            raise BuildError(_explain(error)) from error

    return print_page


def web_folders(template_folders: Sequence[Path]) -> tuple[Path, ...]:
    """Look for a template among those of the web first, then among those of the report."""
    return (*(folder / "web" for folder in template_folders), *template_folders)


def _words() -> dict[str, object]:
    """Give the templates the words of the language spoken, set as it sets them; the table's own words are marked."""
    foreign = current_language().code != OF_THE_DATA
    return {
        "language": current_language().code,
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
