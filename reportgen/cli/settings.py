"""What every command understands: where the workspace is, how much to say, and how errors leave the program."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.console import Console
from reportgen.disk.workspace import Workspace
from reportgen.values.dates import YEARS, Quarter
from reportgen.values.errors import ReportgenError, UsageError
from reportgen.values.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

Root = Annotated[
    Path | None, typer.Option("--root", metavar="DIR", help="The workspace; else REPORTGEN_ROOT, else this folder.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors on standard error.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")]


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that hold for every command, given before it or after it."""

    root: Path | None = None
    quiet: bool = False
    debug: bool = False

    @property
    def workspace(self) -> Workspace:
        """The workspace to work in."""
        return Workspace.at(self.root)

    @property
    def console(self) -> Console:
        """Where progress and messages go."""
        return Console(quiet=self.quiet)


def _show_version(asked: bool) -> None:
    """Print the version and stop, before anybody asks for a command."""
    if asked:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit


def global_options(
    context: typer.Context,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Publish the Panorama des grands projets numériques de l'État: one table in, one report out."""
    context.obj = Settings(root, quiet, debug)


def quarter_of(text: str) -> Quarter:
    """Read the quarter of an edition that need not be there yet."""
    try:
        quarter = Quarter.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if quarter.year not in YEARS:
        message = f"{text!r} is no quarter from {YEARS[0]} to {YEARS[-1]}"
        raise UsageError(message)
    return quarter


@contextmanager
def settings_for(context: typer.Context, root: Path | None, quiet: bool, debug: bool) -> Iterator[Settings]:
    """Join the options given before and after the command's name; turn our own errors into messages and exit codes."""
    before: Settings = context.obj or Settings()
    settings = Settings(root or before.root, quiet or before.quiet, debug or before.debug)
    try:
        yield settings
    except ReportgenError as error:
        if settings.debug:
            raise
        settings.console.error(error)
        raise typer.Exit(error.exit_code) from error
    except OSError as error:
        if settings.debug:
            raise
        settings.console.failure(_explained(error))
        raise typer.Exit(1) from error
    except KeyboardInterrupt as stop:
        settings.console.failure("stopped; nothing is half-written")
        raise typer.Exit(1) from stop


_ROOM = "Nothing is half-written; make room on the disk, then run the command again."
_RIGHT = "Nothing is half-written; get the right to it, or name another workspace with --root DIR."
_ADVICE = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EROFS: "Nothing is half-written; make the disk writable, or name another workspace with --root DIR.",
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
}


def _explained(error: OSError) -> str:
    """Say what the system refused, where, and what to do about it."""
    text = f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
    advice = _ADVICE.get(error.errno or 0)
    return f"{text}. {advice}" if advice else text
