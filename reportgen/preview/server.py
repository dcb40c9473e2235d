"""The preview's own web server: one page, its state, the draft's pages as pictures, the draft's files.

It listens on this machine's own address and answers to this machine's own name, so that no other machine, and no page
of another site, can read a draft. What it gives lies in memory: there is no path to leave.
"""

from __future__ import annotations

import errno
import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reportgen.values.errors import UsageError

if TYPE_CHECKING:
    from reportgen.preview.screen import Draft, Screen

HOST = "127.0.0.1"
SCALE = 1.5  # as large as on paper, and half as much again for sharp screens
PATIENCE = 10  # seconds after which a silent connection is tried
POLICY = "default-src 'self' 'unsafe-inline' data: blob:; frame-ancestors 'self'"
KINDS = {".md": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".json": "application/json"}


class Server(ThreadingHTTPServer):
    """Serves one screen."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, page: bytes, screen: Screen) -> None:
        """Listen on a port of this machine; 0 takes any that is free."""
        self.page = page
        self.screen = screen
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            message = f"port {port} is taken by another program; name another with --port, or 0 for any that is free"
            raise UsageError(message) from error

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "reportgen"
    sys_version = ""

    def do_GET(self) -> None:
        """Give what the address names."""
        if self.headers.get("Host") not in {
            f"{HOST}:{self.server.server_port}",
            f"localhost:{self.server.server_port}",
        }:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/events":
            self._events()
        elif path == "/":
            self._give(self.server.page, "text/html; charset=utf-8")
        elif path == "/state":
            self._give(self.server.screen.state.json().encode(), "application/json")
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        """Give a page's picture or a file of the draft."""
        draft = self.server.screen.state.draft
        _, kind, *rest = path.split("/")
        name = "/".join(rest)
        if draft is not None and kind == "draft" and name in draft.files:
            suffix = f".{name.rpartition('.')[2]}"
            self._give(
                draft.files[name], KINDS.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
            )
        elif draft is not None and kind == "pages" and (number := _page_number(name, draft)):
            self._give(draft.pages.png(number, SCALE), "image/png")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _give(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Length", str(len(content)))
        self._send_headers(kind)
        self.wfile.write(content)

    def _send_headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _events(self) -> None:
        """Send the state, and each one that follows, for as long as somebody listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Connection", "close")
        self._send_headers("text/event-stream")
        self.close_connection = True
        version = -1
        while True:
            state = self.server.screen.after(version, PATIENCE)
            line = ": nothing new" if state is None else f"data: {state.json()}"
            version = version if state is None else state.version
            try:
                self.wfile.write(f"{line}\n\n".encode())
                self.wfile.flush()
            except OSError:  # the browser is gone
                return

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the draft."""


def _page_number(name: str, draft: Draft) -> int | None:
    """Read the number out of ``3/12.png``, the twelfth page of the third draft; None unless it has such a page."""
    stem = name.removesuffix(".png").rpartition("/")[2]
    number = int(stem) if stem.isascii() and stem.isdigit() else 0
    return number if 1 <= number <= len(draft.pages.sizes) else None
