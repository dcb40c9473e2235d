"""The archive site on this machine: what lies in one folder, to readers on this machine only."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from reportgen.values.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

LOOPBACK = "127.0.0.1"


class _Files(SimpleHTTPRequestHandler):
    """Answers with a file of the folder, or a folder's index.html; never with a listing, a hidden file, or one elsewhere."""

    server_version, sys_version = "reportgen", ""
    extensions_map: ClassVar[Mapping[str, str]] = {  # type: ignore[misc,assignment]  # the base says dict
        **SimpleHTTPRequestHandler.extensions_map,
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".xml": "application/atom+xml",
    }

    def send_head(self) -> Any:  # noqa: ANN401 - the base class's own
        """Refuse what is not published before anything is opened."""
        asked = Path(self.translate_path(self.path)).resolve()
        home = Path(self.directory).resolve()
        inside = asked.is_relative_to(home)
        if not inside or any(part.startswith(".") for part in asked.relative_to(home).parts):
            self.send_error(404)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:  # noqa: ANN401, ARG002 - the base class's own
        """Show no listing."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's own
        """Keep the terminal quiet."""


def server_for(folder: Path, port: int) -> ThreadingHTTPServer:
    """Make the server; `UsageError` when there is nothing to show or the port is taken. Port 0 takes any free one."""
    if not (folder / "index.html").is_file():
        message = f"there is no {folder / 'index.html'}: publish an edition first (reportgen publish)"
        raise UsageError(message)
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(_Files, directory=str(folder)))
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}; name another with --port, or 0 for any free one"
        raise UsageError(message) from error


def address_of(server: ThreadingHTTPServer) -> str:
    """Say where the server answers."""
    return f"http://{LOOPBACK}:{server.server_port}/"
