"""What the portal means when it refuses a call, and what to do about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from reportgen.datagouv.key import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

ADVICE: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Correct what it names, in assets/datagouv.toml where it comes from there.",
    HTTPStatus.UNAUTHORIZED: f"The key is not known there, and each portal has its own: set {VARIABLE}, or the keyring's.",
    HTTPStatus.FORBIDDEN: "The key's owner may not change this dataset: ask its organisation.",
    HTTPStatus.NOT_FOUND: "Correct the dataset in assets/datagouv.toml; each portal has its own.",
    HTTPStatus.GONE: "The dataset was deleted: restore it, or name another in assets/datagouv.toml.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The file is larger than the portal takes.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The portal takes no file of this kind.",
}
MOVED = "The address has moved: write the dataset's id into assets/datagouv.toml."


def advice_on(status: int) -> str:
    """Say what to do about a status."""
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return MOVED
    return ADVICE.get(status, "Look at what the portal says.")


def status_name(status: int) -> str:
    """Name a status.

    >>> status_name(429), status_name(599)
    ('429 Too Many Requests', '599')
    """
    known = status in {each.value for each in HTTPStatus}
    return f"{status} {HTTPStatus(status).phrase}" if known else str(status)


def quote_answer(content: object) -> str:
    """Take the portal's own words out of its answer: the message, and what is wrong with each field.

    >>> quote_answer({"message": "Invalid", "errors": {"title": ["too long"]}})
    'Invalid; title: too long'
    """
    return "; ".join(_words(content)) if isinstance(content, dict) else ""


def _words(content: dict[str, object]) -> Iterator[str]:
    for key in ("message", "error"):
        if content.get(key):
            yield str(content[key])
    fields = content.get("errors")
    for field, message in fields.items() if isinstance(fields, dict) else ():
        listed = message if isinstance(message, list) else [message]
        yield f"{field}: {', '.join(map(str, listed))}"
