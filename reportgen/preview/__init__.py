"""A draft that follows each save: made anew when a file changes, and shown in a browser on this machine.

Nothing is written into the workspace and no connection is opened: the draft lies in a temporary folder, and the
server listens on this machine's own address only. What is shown is the last draft that could be made, with whatever
is wrong with the files as they stand now.
"""

from __future__ import annotations

import signal
import tempfile
import time
import traceback
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from reportgen.preview.pages import Pages
from reportgen.preview.screen import Draft, Screen, State
from reportgen.values.errors import Refused, ReportgenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportgen.preview.server import Server
    from reportgen.values.errors import Problem

    Make = Callable[[Path], tuple[str, Sequence[Problem]]]

WAKE_MS = 200  # how often the watch looks up; the first draft is made when it first does
REFUSED = "The input was refused."


def preview(server: Server, make: Make, watched: Callable[[], Sequence[Path]], tell: Callable[[State], None]) -> None:
    """Make a draft after each save and show it, until somebody stops it (Ctrl-C).

    ``make`` writes a draft into a folder, and returns the report's name and the warnings; ``watched`` names the folders.
    """
    screen = server.screen
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder, _stop_on_signal() as stop, _run_server(server):
        for _ in _saves(watched, stop):
            screen.show(replace(screen.state, building=True))
            tell(_try_draft(screen, make, Path(folder) / "draft"))


def _saves(watched: Callable[[], Sequence[Path]], stop: Event) -> Iterator[None]:
    """Come by at the start and after each save, also of what is saved meanwhile, or in a folder that is new."""
    while not stop.is_set():
        folders, begun = watched(), False
        for saved in watch(*folders, stop_event=stop, yield_on_timeout=True, rust_timeout=WAKE_MS):
            if saved or not begun:
                begun = True
                yield
            if watched() != folders:
                break


@contextmanager
def _stop_on_signal() -> Iterator[Event]:
    """Let Ctrl-C, and the system's own request to end, stop the preview and nothing more."""
    stop = Event()

    def end(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    except KeyboardInterrupt:
        if not stop.is_set():
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _run_server(server: Server) -> Iterator[None]:
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _try_draft(screen: Screen, make: Make, folder: Path) -> State:
    """Make a draft; when that fails, say why and leave the last one standing."""
    began, before = time.monotonic(), screen.state
    try:
        report, problems = make(folder)
        number = 1 + (before.draft.number if before.draft else 0)
        state = replace(before, error="", trace="", problems=tuple(problems), draft=_read(number, folder, report))
    except Refused as refusal:
        state = replace(before, error=REFUSED, problems=refusal.problems)
    except (ReportgenError, OSError) as failure:
        state = replace(before, error=str(failure), problems=())
    except Exception as failure:  # noqa: BLE001 - a template in the making may fail in any way; the preview goes on
        message = f"Unexpected: {failure!r}. The trace stands in the terminal."
        state = replace(before, error=message, problems=(), trace=traceback.format_exc())
    screen.show(replace(state, building=False, seconds=time.monotonic() - began))
    return screen.state


def _read(number: int, folder: Path, report: str) -> Draft:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return Draft(number, files, report, Pages.of(files[report]))
