"""What is slow to make and always the same is made once in a run of the tests, whichever of its workers needs it first."""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from os import getpid
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from filelock import FileLock
from support.running import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest


def common_folder(factory: pytest.TempPathFactory, worker: str) -> Path:
    """Find the temporary folder that all workers of a run share; a run without workers has its own to itself."""
    own = factory.getbasetemp()
    return own if worker == "master" else own.parent


def made_once(target: Path, make: Callable[[Path], object]) -> Path:
    """Let the first who needs a folder make it, aside until it is whole; the others wait for it."""
    with FileLock(target.with_name(f"{target.name}.lock")):
        if not target.exists():
            with TemporaryDirectory(dir=target.parent) as aside:
                make(Path(aside) / target.name)
                (Path(aside) / target.name).rename(target)
    return target


def lent(target: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    """Lend a folder that was made once, to be read only: whoever changed it is found out when it is given back."""
    made_once(target, make)
    before = fingerprint(target)
    yield target
    assert fingerprint(target) == before, f"a test changed {target.name}, which all tests share: copy it first"


def fingerprint(folder: Path) -> dict[str, str]:
    """Sum up every file below a folder."""
    return {name: sha256(content).hexdigest() for name, content in tree(folder).items()}


def kept_in(folder: Path, pack: Callable[[bytes, frozenset[str]], bytes]) -> Callable[[bytes, frozenset[str]], bytes]:
    """Keep each packed font under the sum of what it is made of: the font and the letters."""
    folder.mkdir(exist_ok=True)

    @wraps(pack)
    def packed(font: bytes, letters: frozenset[str]) -> bytes:
        place = folder / sha256("".join(sorted(letters)).encode() + b"\0" + font).hexdigest()
        if not place.exists():
            aside = place.with_suffix(f".{getpid()}")
            aside.write_bytes(pack(font, letters))
            aside.rename(place)
        return place.read_bytes()

    return packed
