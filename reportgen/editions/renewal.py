"""The next edition's folder, from the last edition: settings proposed, an editorial to write, a workbook a ministry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.disk.workspace import FORMS
from reportgen.disk.writing import lock_folder, replace_folder
from reportgen.editions.first_files import EDITORIAL_FILE, SETTINGS_FILE, SKELETON, NewEdition, settings_toml
from reportgen.formatting import ministry_label, quarter_in_words
from reportgen.outputs.data.form import choices_of, form
from reportgen.past import earlier_editions
from reportgen.values.errors import UsageError
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reportgen.disk.workspace import Workspace
    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Edition
    from reportgen.values.project import Project


def begin_edition(workspace: Workspace, quarter: Quarter) -> Path:
    """Prepare an edition's folder from the last edition before it."""
    with lock_folder(workspace.root):
        return _begin(workspace, quarter)


def _begin(workspace: Workspace, quarter: Quarter) -> Path:
    workspace.refuse_begun(quarter)
    past = earlier_editions(workspace, quarter)
    if not past:
        message = (
            f"there is no edition before {quarter} to begin from; begin with: reportgen import FILE --edition {quarter}"
        )
        raise UsageError(message)
    folder = workspace.edition_folder(quarter)
    replace_folder(next_edition(past[-1].edition, quarter, FORMS), folder)
    return folder


def next_edition(last: Edition, quarter: Quarter, forms_in: str) -> Mapping[str, bytes]:
    """Spell the folder, file by file; ``forms_in`` names the place of the ministries' workbooks in it."""
    new = _carry_over_settings(last, quarter)
    forms = {f"{forms_in}/{name}": content for name, content in _forms(last, new).items()}
    return {SETTINGS_FILE: settings_toml(new), EDITORIAL_FILE: SKELETON, **forms}


def _carry_over_settings(last: Edition, quarter: Quarter) -> NewEdition:
    """Carry over what holds from one edition to the next; declared figures, titles and the angle do not."""
    info = last.info
    return NewEdition(
        quarter=quarter,
        number=info.number + 1,
        publisher=info.publisher,
        licence=info.licence,
        method=info.method,
        article=replace(info.article, angle=""),
        demonstration=info.demonstration,
    )


def _forms(last: Edition, new: NewEdition) -> Mapping[str, bytes]:
    """Write a workbook for each lead ministry, with its projects in the order of the last table."""
    carried: dict[str, list[Project]] = defaultdict(list)
    for project in last.projects:
        carried[project.ministry].append(project)
    choices = choices_of(last.projects)
    names = _file_names(tuple(sorted(carried)), new.quarter)
    return {
        names[ministry]: form(_title(ministry, new), new.quarter.last_day, projects, choices)
        for ministry, projects in sorted(carried.items())
    }


def _title(ministry: str, new: NewEdition) -> str:
    when = quarter_in_words(new.quarter)
    return f"Panorama des grands projets numériques de l’État, édition {new.number}, {when} : {ministry}"


def _file_names(ministries: Sequence[str], quarter: Quarter) -> Mapping[str, str]:
    """Name each ministry's file, such as ``2020-T2-justice.xlsx``; a number tells apart those that would be alike."""
    stems = {name: fold(ministry_label(name)).replace(" ", "-") or "ministere" for name in ministries}
    names: dict[str, str] = {}
    for name, stem in stems.items():
        alike = sum(stems[other] == stem for other in names)
        names[name] = f"{quarter}-{stem}{f'-{alike + 1}' if alike else ''}.xlsx"
    return names
