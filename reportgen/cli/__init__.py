"""The command line: one file a command. Only this package talks to a person.

Results go to standard output; progress, warnings and errors to standard error. Exit codes: 0 done · 1 anything
unexpected · 2 wrong usage · 3 the input was refused · 4 published with other content · 5 the archive is damaged.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import typer

from reportgen.cli import (
    archive,
    build,
    check,
    compare,
    demo,
    figures,
    import_,
    match,
    new,
    preview,
    publish,
    schema,
    serve,
    upload,
)
from reportgen.cli.settings import global_options

if TYPE_CHECKING:
    from collections.abc import Callable

# In the order of a working day; `reportgen --help` shows them so.
COMMANDS: dict[str, Callable[..., None]] = {
    "publish": publish.publish,
    "build": build.build,
    "preview": preview.preview,
    "new": new.new,
    "import": import_.import_tables,
    "check": check.check,
    "figures": figures.figures,
    "compare": compare.compare,
    "match": match.match,
    "upload": upload.upload,
    "serve": serve.serve,
    "schema": schema.schema,
    "demo": demo.demo,
}

app = typer.Typer(
    name="reportgen",
    help="Publish the Panorama des grands projets numériques de l'État: one table in, one report out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.callback()(global_options)
for name, command in COMMANDS.items():
    app.command(name)(command)
app.add_typer(archive.app, name="archive")


def main() -> None:
    """Run the command line; being told to end is taken as Ctrl-C is: what was begun is cleaned up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
