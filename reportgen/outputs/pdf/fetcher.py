"""What the page builder may fetch: bundled files by name, from memory, and data addresses. Nothing else, ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEME = "reportgen:"
_TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}


class BundledFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves ``reportgen:fonts/NAME.ttf`` out of the bundled files; refuses every address but that and ``data:``."""

    def __init__(self, read_asset: Callable[[str], bytes]) -> None:
        """Take the function that reads a bundled file by its name."""
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
        self._read_asset = read_asset

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - WeasyPrint's own
        """Fetch one address; an address that is not allowed stops the build."""
        if url.startswith(SCHEME):
            return self._bundled(url)
        try:
            return super().fetch(url, headers)
        except ValueError as error:
            raise FatalURLFetchingError(str(error)) from error

    def _bundled(self, url: str) -> Any:  # noqa: ANN401 - WeasyPrint's own
        name = url.removeprefix(SCHEME)
        kind = _TYPES.get(name[name.rfind(".") :])
        if kind is None or ".." in name:
            message = f"{url} is no bundled file"
            raise FatalURLFetchingError(message)
        try:
            return URLFetcherResponse(url, self._read_asset(name), {"Content-Type": kind})
        except FileNotFoundError as error:
            raise FatalURLFetchingError(str(error)) from error
