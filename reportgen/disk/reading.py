"""Bounded reading: plain files of the workspace up to a size, UTF-8 text, TOML up to a depth."""

from __future__ import annotations

import os
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any

from reportgen.disk import limits
from reportgen.values.errors import Location, Problem, Refused
from reportgen.words.problem_texts import say
from reportgen.words.rules.files import LINK_OUT_OF_WORKSPACE, NO_PLAIN_FILE, NO_UTF_8, TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reportgen.words.problem_texts import ProblemText

_UNSEEN = {"Cc", "Cf", "Cs"}
_SPACES = " \u00a0\u2009\u202f"


def read_bounded(path: Path, most: int) -> bytes:
    """Read a plain file of at most so many bytes; `Refused` when it is larger, or a folder, a pipe or a device."""
    if path.exists() and not path.is_file():
        raise Refused(
            [NO_PLAIN_FILE.problem_at(Location(path.name), say("a folder, a pipe or a device"), say("a plain file"))]
        )
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Refused([too_large(path.name, most)])
    return data


def decode_utf8(name: str, data: bytes) -> str:
    """Take a file's bytes as UTF-8; `Refused` when they are something else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([NO_UTF_8.problem_at(Location(name), no_utf_8(error), say("a text in UTF-8"))]) from error


def no_utf_8(error: UnicodeDecodeError) -> ProblemText:
    """Say where a text stops being UTF-8."""
    return say("a byte that is no UTF-8, after {count} bytes", count=error.start)


def keep_visible(text: str) -> str:
    r"""Keep what a reader can see: no control, zero-width or direction character, and no half of a character.

    A space or line end that is not one of French typesetting's becomes a plain space: the fonts have no other.

    >>> keep_visible("Pro\u202ejet\x1b\u2028A\u3000B")
    'Projet A B'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(letter: str) -> str:
    if letter in "\n\t" or letter in _SPACES:
        return letter
    kind = unicodedata.category(letter)
    return "" if kind in _UNSEEN else " " if kind.startswith("Z") else letter


def keep_visible_everywhere(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Keep what a reader can see in every text of a TOML file."""
    if isinstance(value, dict):
        return {keep_visible(key): keep_visible_everywhere(each) for key, each in value.items()}
    if isinstance(value, list):
        return [keep_visible_everywhere(each) for each in value]
    return keep_visible(value) if isinstance(value, str) else value


def too_large(name: str, most: int) -> Problem:
    """Say that a file is larger than any that is read."""
    found = say("a file of more than {most} bytes", most=f"{most:,}")
    expected = say("at most {most} bytes", most=f"{most:,}")
    return TOO_LARGE.problem_at(Location(name), found, expected)


def parse_toml(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Parse TOML; whatever is wrong with it, its size and depth too, is a `TOMLDecodeError`."""
    if len(text) > limits.HOUSE_BYTES:
        message = say("more than {most} characters", most=f"{limits.HOUSE_BYTES:,}")
        raise tomllib.TOMLDecodeError(message)
    try:
        content = tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError:
        raise
    except (RecursionError, ValueError, ArithmeticError) as error:  # nested without end, a number of 5,000 digits
        message = say("a value that nobody can use ({error})", error=str(error))
        raise tomllib.TOMLDecodeError(message) from error
    if _deeper(content, limits.TOML_DEPTH):
        message = say("more than {most} tables or lists one inside the other", most=limits.TOML_DEPTH)
        raise tomllib.TOMLDecodeError(message)
    return content


def _deeper(content: object, most: int) -> bool:
    """Tell whether values lie deeper than so many levels, without going deeper oneself."""
    level: list[object] = [content]
    for _ in range(most):
        level = [inner for value in level for inner in _inside(value)]
    return any(isinstance(value, dict | list) for value in level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def refuse_links_out(root: Path, folders: Iterable[Path]) -> None:
    """Refuse a workspace that has a symbolic link leading out of it: nothing outside is read or written through one."""
    problems = [_leads_out(root, link) for folder in folders for link in _links(folder) if not _within(link, root)]
    if problems:
        raise Refused(problems)


def _links(folder: Path) -> Iterator[Path]:
    """Find the symbolic links in a folder, and itself if it is one; none is followed."""
    if folder.is_symlink():
        yield folder
        return
    for place, inner, files in os.walk(folder):
        yield from (path for name in (*inner, *files) if (path := folder / place / name).is_symlink())


def _within(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=False).is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _leads_out(root: Path, link: Path) -> Problem:
    return LINK_OUT_OF_WORKSPACE.problem_at(
        Location(link.relative_to(root).as_posix()),
        say("a symbolic link that leads out of the workspace, or nowhere"),
        say("a file or folder of the workspace itself"),
    )
