"""Project tables become an edition's folder; what they say beside the last edition is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.disk.writing import lock_folder, replace_folder
from reportgen.editions.assembling import assemble_edition
from reportgen.editions.returns import returns_of
from reportgen.house import read_house
from reportgen.identity import Identifier
from reportgen.past import earlier_editions, trace_projects
from reportgen.values.errors import Problem, Refused
from reportgen.words.problem_texts import say
from reportgen.words.rules.settings import NOT_COMPARED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.disk.workspace import Workspace
    from reportgen.editions.assembling import AssembledEdition
    from reportgen.editions.first_files import NewEdition
    from reportgen.editions.returns import Returns
    from reportgen.values.dates import Quarter


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import left: the folder, what the officer should know, what the files say beside the last edition."""

    folder: Path
    warnings: tuple[Problem, ...]
    returns: Returns | None


def import_edition(workspace: Workspace, files: Sequence[Path], new: NewEdition, *, replace: bool) -> Imported:
    """Turn project tables into an edition's folder; an edition that is there stays unless its table is replaced."""
    with lock_folder(workspace.root):
        return _import_edition(workspace, files, new, replace=replace)


def _import_edition(workspace: Workspace, files: Sequence[Path], new: NewEdition, *, replace: bool) -> Imported:
    folder = workspace.edition_folder(new.quarter)
    workspace.refuse_existing(new.quarter, replace=replace)
    imported = assemble_edition(files, new, workspace.edition_files(new.quarter))
    warnings = imported.warnings
    try:
        returns = _returns(workspace, imported, new.quarter)
    except Refused as refusal:
        returns, warnings = None, (*warnings, _not_compared(refusal))
    replace_folder(imported.files, folder)
    return Imported(folder, warnings, returns)


def _returns(workspace: Workspace, imported: AssembledEdition, quarter: Quarter) -> Returns | None:
    """Hold what was imported against the last edition; None when it is the first."""
    past = earlier_editions(workspace, quarter)
    if not past:
        return None
    last, registry = past[-1].edition, read_house(workspace).registry
    ids = trace_projects(past[:-1], last, registry)[-1].ids
    when = (last.info.quarter, quarter)
    who = Identifier(ids, registry).identify(last.projects, imported.projects, when)
    return returns_of(last.info.quarter, last.projects, imported.entries, who)


def _not_compared(refusal: Refused) -> Problem:
    first = refusal.problems[0]
    expected = say("an earlier edition that can be read, to compare with")
    return NOT_COMPARED.problem_at(first.location, first.found, expected)
