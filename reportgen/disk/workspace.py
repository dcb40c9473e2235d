"""Where things lie on disk: the only file that spells folder names.

A workspace holds editions (``assets/editions/2020-T1/``) and what was published (``output/2020-T1/``). A file of
its ``templates/`` or ``assets/`` replaces the built-in one of the same name.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.disk import limits, writing
from reportgen.disk.reading import decode_utf8, read_bounded, refuse_links_out
from reportgen.values.dates import Quarter
from reportgen.values.errors import Location, Problem, Refused, UsageError
from reportgen.words.problem_texts import say
from reportgen.words.rules.files import NO_WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT_VARIABLE = "REPORTGEN_ROOT"
EDITION_FILE = "edition.toml"
FORMS = "sent"  # in an edition's folder: the workbooks that went to the ministries
_FOLDERS = ("assets", "templates", "output")  # what a workspace is read from and written to
_PACKAGE = Path(__file__).resolve().parents[1]


def built_in() -> Path:
    """Find the folder that holds the built-in ``templates`` and ``assets``: in the wheel, or in the repository."""
    bundled = _PACKAGE / "bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with editions, and perhaps templates, styles and decisions of its own."""

    root: Path

    @classmethod
    def at(cls, root: Path | None) -> Workspace:
        """Take the folder named, else the variable REPORTGEN_ROOT, else the current folder.

        It may be reached through a link; `Refused` when a link inside it leads out of it.
        """
        found = cls((root or Path(os.environ.get(ROOT_VARIABLE) or ".")).resolve())
        refuse_links_out(found.root, (found.root / name for name in _FOLDERS))
        return found

    @property
    def editions_folder(self) -> Path:
        """Where the editions' inputs lie."""
        return self.root / "assets" / "editions"

    @property
    def output(self) -> Path:
        """Where everything published lies."""
        return self.root / "output"

    def edition_folder(self, quarter: Quarter) -> Path:
        """Where one edition's inputs lie."""
        return self.editions_folder / str(quarter)

    def output_folder(self, quarter: Quarter) -> Path:
        """Where what was published for an edition lies."""
        return self.output / str(quarter)

    def quarter_of(self, folder: Path) -> Quarter:
        """Name the quarter that a folder of the archive belongs to."""
        return Quarter.parse(folder.name)

    def quarters(self) -> tuple[Quarter, ...]:
        """List the quarters that have an edition's folder, the oldest first."""
        if not self.editions_folder.is_dir():
            return ()
        return tuple(sorted(_quarters_in(self.editions_folder)))

    def find(self, name: str | None) -> Quarter:
        """Find the edition that a person named by quarter or number; the newest one when none is named.

        Raises `Refused` when the folder is no workspace, `UsageError` when it has no such edition.
        """
        quarters = self.quarters()
        if not quarters:
            raise Refused([self._no_workspace()])
        if name is None:
            return quarters[-1]
        found = self._by_number(int(name)) if _is_number(name) else _parse(name)
        if found not in quarters:
            known = ", ".join(map(str, quarters))
            message = f"there is no edition {name!r} in {self.editions_folder}; there are: {known}"
            raise UsageError(message)
        return found

    def find_published(self, name: str) -> Quarter:
        """Find a published edition by quarter or number, also when its folder of inputs is gone."""
        if not _is_number(name):
            return _parse(name)
        folders = sorted(_quarters_in(self.output)) if self.output.is_dir() else []
        numbers = {_number_in(self.output_folder(each) / "inputs" / EDITION_FILE): each for each in folders}
        if int(name) not in numbers:
            message = f"no edition of number {name} was published"
            raise UsageError(message)
        return numbers[int(name)]

    def numbers(self) -> Mapping[Quarter, int]:
        """Read the number of each edition whose edition.toml states one."""
        pairs = ((quarter, _number_in(self.edition_folder(quarter) / EDITION_FILE)) for quarter in self.quarters())
        return {quarter: number for quarter, number in pairs if number is not None}

    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the workspace's own folder first."""
        return self._layers("templates")

    def written_by_hand(self) -> tuple[Path, ...]:
        """Where the files lie that a person changes: editions, templates, styles; the built-in ones too."""
        return (*self._layers("assets"), *self._layers("templates"))

    def state(self, quarter: Quarter) -> Mapping[str, tuple[int, int, int]]:
        """Note what tells a file from a changed one, for all files that an edition is made from: no newer editions."""
        newer = {self.edition_folder(each) for each in self.quarters() if each > quarter}
        return {
            str(path): (status.st_ino, status.st_size, status.st_mtime_ns)
            for folder in self.written_by_hand()
            for path in _visible_files(folder)
            if newer.isdisjoint(path.parents) and (status := path.stat())
        }

    def asset(self, name: str) -> Path:
        """Find a bundled file such as ``css/page.css``; the workspace's own file of that name comes first."""
        for folder in self._layers("assets"):
            if (folder / name).is_file():
                return folder / name
        message = f"the file assets/{name} is missing from {built_in()}"
        raise FileNotFoundError(message)

    @property
    def fonts(self) -> Path:
        """The folder of the bundled font files."""
        return self.asset("fonts/SourceSans3-Regular.ttf").parent

    def has(self, name: str) -> bool:
        """Tell whether there is such a bundled file, or one of the workspace's own."""
        return any((folder / name).is_file() for folder in self._layers("assets"))

    def write_asset(self, name: str, content: str) -> Path:
        """Write a file of the workspace's own assets, aside first, then renamed into place."""
        path = self.root / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.replace_file(path, content.encode())
        return path

    def read_bytes(self, *name: str) -> bytes:
        """Read a bundled file, such as ``fonts/X.ttf``."""
        return read_bounded(self.asset("/".join(name)), limits.HOUSE_BYTES)

    def read_text(self, *name: str) -> str:
        """Read a bundled text, such as ``theme.toml`` or ``css``, ``page.css``."""
        return decode_utf8("/".join(name), self.read_bytes(*name))

    def read_template(self, name: str) -> bytes:
        """Read a template as it stands, the workspace's own first."""
        return next(path for folder in self.template_folders() if (path := folder / name).is_file()).read_bytes()

    def read_texts(self, name: str) -> tuple[str, ...]:
        """Read every text of that name: the workspace's own first, then the built-in one."""
        found = (folder / name for folder in self._layers("assets"))
        return tuple(decode_utf8(name, read_bounded(path, limits.HOUSE_BYTES)) for path in found if path.is_file())

    def next_number(self, quarter: Quarter) -> int:
        """Give a new edition its number: one more than the newest earlier one, 1 for the first."""
        return max((number for known, number in self.numbers().items() if known < quarter), default=0) + 1

    def edition_files(self, quarter: Quarter) -> Mapping[str, bytes]:
        """Read the files of an edition's folder that a new table does not replace."""
        folder = self.edition_folder(quarter)
        if not folder.is_dir():
            return {}
        return {
            path.relative_to(folder).as_posix(): read_bounded(path, limits.TABLE_BYTES)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not (path.parent == folder and _is_table(path))
        }

    def refuse_existing(self, quarter: Quarter, *, replace: bool) -> None:
        """Refuse to overwrite an edition's table unless it is meant to be replaced; one that has none is only begun."""
        folder = self.edition_folder(quarter)
        if not replace and folder.exists() and any(map(_is_table, folder.iterdir())):
            message = f"{folder} is there already; add --replace to put the new table in place of its own"
            raise UsageError(message)

    def refuse_begun(self, quarter: Quarter) -> None:
        """Refuse to begin an edition that is begun or published."""
        for folder in (self.edition_folder(quarter), self.output_folder(quarter)):
            if folder.exists():
                message = f"{folder} is there already; nothing was written"
                raise UsageError(message)

    def _layers(self, folder: str) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(path for path in (self.root / folder, built_in() / folder) if path.is_dir()))

    def _by_number(self, number: int) -> Quarter | None:
        return next((quarter for quarter, known in self.numbers().items() if known == number), None)

    def _no_workspace(self) -> Problem:
        return NO_WORKSPACE.problem_at(
            Location(str(self.root)),
            say("a folder without any edition"),
            say("a workspace: assets/editions/2020-T1/edition.toml, projects.csv and editorial.md"),
        )


def _quarters_in(folder: Path) -> Iterator[Quarter]:
    for path in folder.iterdir():
        if path.is_dir() and re.fullmatch(r"\d{4}-T[1-4]", path.name):
            yield Quarter.parse(path.name)


def _visible_files(folder: Path) -> Iterator[Path]:
    """List the files below a folder but hidden ones, which editors leave and take away."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _is_table(path: Path) -> bool:
    return path.stem in {"projects", "set-aside"}


def _is_number(name: str) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", name) is not None


def _parse(name: str) -> Quarter:
    try:
        return Quarter.parse(name)
    except ValueError as error:
        message = f"{name!r} names no edition: a quarter (2020-T1) or a number (10) is expected"
        raise UsageError(message) from error


def _number_in(path: Path) -> int | None:
    """Read one key without judging the file: `check` says what is wrong with it."""
    if not path.is_file():
        return None
    text = read_bounded(path, limits.WORDS_BYTES).decode(errors="replace")
    match = re.search(r"^number[ \t]*=[ \t]*(\d{1,9})\b", text, re.MULTILINE)
    return int(match[1]) if match else None


def write_demonstration(folder: Path) -> Workspace:
    """Copy the demonstration editions into a new or empty folder; `UsageError` when it holds anything."""
    workspace = Workspace(folder.resolve())
    if folder.exists() and any(path.is_file() for path in folder.rglob("*")):
        message = f"{folder} is not empty; name a new or empty folder"
        raise UsageError(message)
    source = Workspace(built_in()).editions_folder
    writing.replace_folder(
        {str(path.relative_to(source)): path.read_bytes() for path in _visible_files(source)}, workspace.editions_folder
    )
    return workspace
