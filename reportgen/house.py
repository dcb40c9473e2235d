"""The house's settings: what holds for every edition, whichever it is. Its look, its watch list's rules, who is who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.disk import limits
from reportgen.disk.reading import decode_utf8, read_bounded
from reportgen.disk.workspace import Workspace, built_in
from reportgen.identity.registry import FILE as REGISTRY
from reportgen.identity.registry import Registry, parse_registry
from reportgen.measures.watch import FILE as WATCH
from reportgen.measures.watch import load_limits
from reportgen.settings.reader import together
from reportgen.theme import FILE as THEME
from reportgen.theme import load_theme
from reportgen.words.catalogues import catalogue_name, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.theme import Theme
    from reportgen.values.edition import Edition
    from reportgen.values.findings import WatchRules
    from reportgen.words.language import Language

FILES = (THEME, WATCH, REGISTRY)


@dataclass(frozen=True, slots=True)
class House:
    """The settings of one house; ``files`` keeps them as they were read, by name, for the archive."""

    files: Mapping[str, bytes]
    theme: Theme
    rules: WatchRules
    registry: Registry

    @property
    def logo(self) -> str:
        """The address of the logo's picture; nothing when the house has none."""
        return f"reportgen:{self.theme.logo}" if self.theme.logo else ""


def parse_house(files: Mapping[str, bytes]) -> House:
    """Parse the settings' files; a registry need not be there. `Refused` with all that is wrong with any of them."""
    theme, rules, registry = together(
        lambda: load_theme(decode_utf8(THEME, files[THEME]), Workspace(built_in()).read_text(THEME)),
        lambda: load_limits(decode_utf8(WATCH, files[WATCH])),
        lambda: parse_registry(decode_utf8(REGISTRY, files[REGISTRY])) if REGISTRY in files else Registry(),
    )
    return House(files, theme, rules, registry)


def read_house(workspace: Workspace) -> House:
    """Read the settings where the workspace has them, else the built-in ones."""
    return parse_house({name: workspace.read_bytes(name) for name in FILES if workspace.has(name)})


def read_kept_house(folder: Path) -> House:
    """Read the settings that were kept with a published edition."""
    present = (name for name in FILES if (folder / name).exists())
    return parse_house({name: read_bounded(folder / name, limits.HOUSE_BYTES) for name in present})


def language_for(workspace: Workspace, edition: Edition) -> Language:
    """Take the language that an edition's edition.toml names, in the workspace's own words where it has any."""
    code = edition.info.language
    return language_of(code, workspace.read_texts(catalogue_name(code)))
