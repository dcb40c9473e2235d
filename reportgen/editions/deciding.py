"""A person's decisions on which project is which are written into the workspace's registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.disk.writing import lock_folder
from reportgen.house import read_house
from reportgen.identity.decisions import with_decisions
from reportgen.identity.handwriting import add_decisions
from reportgen.identity.registry import FILE as REGISTRY
from reportgen.past import earlier_editions, trace_projects

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.disk.workspace import Workspace
    from reportgen.identity.decisions import Decision
    from reportgen.values.dates import Quarter


def decide(workspace: Workspace, quarter: Quarter, decisions: Sequence[Decision]) -> Path:
    """Write decisions into the workspace's registry, beside those that others wrote meanwhile."""
    with lock_folder(workspace.root):
        return _decide(workspace, quarter, decisions)


def _decide(workspace: Workspace, quarter: Quarter, decisions: Sequence[Decision]) -> Path:
    registry = read_house(workspace).registry
    past = earlier_editions(workspace, quarter)
    steps = trace_projects(past[:-1], past[-1].edition, registry)
    when = (past[-1].edition.info.quarter, quarter)
    added = with_decisions(registry, when, steps[-1].ids, decisions)
    text = workspace.read_text(REGISTRY) if workspace.has(REGISTRY) else ""
    return workspace.write_asset(REGISTRY, add_decisions(text, added))
