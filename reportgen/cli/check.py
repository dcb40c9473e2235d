"""reportgen check: all that speaks against publishing an edition, without publishing anything."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from reportgen.cli.console import COLOURS, escape, waived_by
from reportgen.cli.progress import show_stages
from reportgen.cli.settings import Debug, Quiet, Root, settings_for
from reportgen.values.errors import Level, Refused, UsageError

if TYPE_CHECKING:
    from reportgen.cli.settings import Settings
    from reportgen.disk.workspace import Workspace
    from reportgen.editions.questions import Examination
    from reportgen.outputs.problems import Translator
    from reportgen.values.dates import Quarter
    from reportgen.values.errors import Problem


class CheckFormat(StrEnum):
    """How problems may be shown."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


def check(
    context: typer.Context,
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to show them.")] = CheckFormat.TABLE,
    ministry: Annotated[
        str, typer.Option("--ministry", metavar="NAME", help="Of this ministry's projects only: name or acronym.")
    ] = "",
    pages: Annotated[bool, typer.Option("--pages", help="Compose the pages too: can they be read by ear?")] = False,
    explain: Annotated[
        str, typer.Option("--explain", metavar="ID", help="Explain a rule, or that of a problem, and check nothing.")
    ] = "",
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show all that speaks against an edition, with place, value and advice. Exit code 3 if anything stops it."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.editions import questions

        if explain:
            _explain(explain, edition, form, settings)
            return
        try:
            quarter = settings.workspace.find(edition)
            found = questions.examine(settings.workspace, quarter, ministry)
            if pages and not any(problem.level is Level.ERROR for problem in found.problems):
                found = replace(found, problems=(*_of_pages(settings, quarter), *found.problems))
        except Refused as refused:  # no workspace at all, or a past that cannot be read: nothing to look into
            if form is CheckFormat.TABLE:
                raise
            found = questions.Examination(None, refused.problems)
        _print(form, found, settings.workspace)
        if any(problem.stops for problem in found.problems):
            raise typer.Exit(Refused.exit_code)


def _explain(name: str, edition: str | None, form: CheckFormat, settings: Settings) -> None:
    """Print what a rule is about, in the language of the edition that is named, else in English."""
    from reportgen.editions.questions import language_of
    from reportgen.outputs.problems import explanation, explanation_json, translator_for
    from reportgen.words.rules import find_rule, nearest_ids

    rule = find_rule(name)
    if rule is None:
        message = f"no rule is called {name!r}; perhaps {', '.join(nearest_ids(name))}"
        raise UsageError(message)
    translator: Translator = str
    if edition is not None:
        workspace = settings.workspace
        translator = translator_for(language_of(workspace, workspace.find(edition)), workspace.read_bytes)
    if form is CheckFormat.JSON:
        typer.echo(explanation_json(rule, translator).decode(), nl=False)
    else:
        typer.echo(explanation(rule, translator))


def _of_pages(settings: Settings, quarter: Quarter) -> tuple[Problem, ...]:
    from reportgen import pipeline
    from reportgen.editions import questions

    return questions.page_problems(settings.workspace, quarter, show_stages(settings.console, tuple(pipeline.Stage)))


def _print(form: CheckFormat, found: Examination, workspace: Workspace) -> None:
    from reportgen.outputs.problems import problems_html, problems_json

    if form is CheckFormat.JSON:
        typer.echo(problems_json(found.quarter, found.problems).decode(), nl=False)
    elif form is CheckFormat.HTML:
        page = problems_html(
            found.quarter,
            found.problems,
            workspace.template_folders(),
            workspace.read_bytes,
            language=found.language,
            ministry=found.ministry,
        )
        typer.echo(page)
    else:
        Console(highlight=False, emoji=False).print(
            _table(found) if found.problems else f"{found.quarter}: no problem found."
        )


def _table(found: Examination) -> Table:
    title = f"Edition {found.quarter}" + (f", {found.ministry}" if found.ministry else "")
    table = Table(title=title, show_lines=True)
    for header in ("level and id", "where", "found", "expected", "what to do"):
        table.add_column(header, overflow="fold")
    for problem in found.problems:
        colour = "green" if problem.waiver else COLOURS[problem.level]
        level = f"[{colour}]{'waived' if problem.waiver else problem.level}[/]\n[dim]{escape(problem.id)}[/]"
        advice = waived_by(problem.waiver) if problem.waiver else problem.advice
        cells = (str(problem.location), problem.found, problem.expected, advice)
        table.add_row(level, *(escape(cell) for cell in cells))
    return table
