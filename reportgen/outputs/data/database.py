"""The whole history as one SQLite database: editions, projects, observations, movements, and what they mean."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from reportgen.formatting.citation import TITLE, attribution
from reportgen.measures.bridge import as_told
from reportgen.outputs.data.database_tables import (
    DOCUMENTATION,
    EDITIONS,
    MOVEMENTS,
    MOVEMENTS_TABLE,
    PROJECTS_TABLE,
    VIEWS,
    observations_table,
    tables,
)
from reportgen.outputs.data.figures import figures_json, real
from reportgen.outputs.data.stored import database_value
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.table import phase_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.outputs.data.database_tables import Table
    from reportgen.portfolio import Portfolio
    from reportgen.values.comparison import Identification, Match
    from reportgen.values.project import Project
    from reportgen.values.published import Library, Volume

    Row = Mapping[str, Any]

PAGE_SIZE = 4096
FORMAT = 1


def database(library: Library, portfolio: Portfolio = PANORAMA) -> bytes:
    """Write the database; with one version of SQLite the same editions give the same bytes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        described = tables(portfolio)
        _create(connection, described)
        _fill(connection, EDITIONS, (_edition(volume, portfolio) for volume in library.volumes))
        _fill(connection, PROJECTS_TABLE, _projects(library.volumes))
        _fill(connection, observations_table(portfolio), _observations(library.volumes, portfolio))
        _fill(connection, MOVEMENTS_TABLE, _movements(library.volumes))
        _fill(connection, DOCUMENTATION, _documentation(library, described))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _create(connection: sqlite3.Connection, described: Sequence[Table]) -> None:
    for table in described:
        connection.execute(table.sql)
    for name, (_, sql) in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS\n{sql}")


def _fill(connection: sqlite3.Connection, table: Table, rows: Iterator[Row]) -> None:
    names = [field.name for field in table.fields]
    marks = ", ".join(f":{name}" for name in names)
    connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - our own names


def _edition(volume: Volume, portfolio: Portfolio) -> Row:
    info, told = volume.past.edition.info, figures_json(volume.past.figures, portfolio)
    deviations = {
        f"{subject}_{key}": value for subject, values in told["deviations"].items() for key, value in values.items()
    }
    return {
        **told,
        **deviations,
        "as_of": info.as_of.isoformat(),
        "published": None if info.published is None else info.published.isoformat(),
        "revision": volume.revision,
        "publisher": info.publisher.name,
        "licence": info.licence.name,
        "attribution": attribution(info),
        "demonstration": info.demonstration,
    }


def _projects(volumes: Sequence[Volume]) -> Iterator[Row]:
    """Sum each project up, in the order of the ids."""
    sights: dict[str, list[tuple[str, Project]]] = {}
    for volume in volumes:
        for project in volume.past.edition.projects:
            sights.setdefault(volume.ids[project.name], []).append((_quarter(volume), project))
    for key, seen in sorted(sights.items()):
        (first, _), (last, newest) = seen[0], seen[-1]
        yield {
            "project": key,
            "name": newest.name,
            "ministry": newest.ministry,
            "first_edition": first,
            "last_edition": last,
            "editions": len(seen),
        }


def _observations(volumes: Sequence[Volume], portfolio: Portfolio) -> Iterator[Row]:
    for volume in volumes:
        for position, project in enumerate(volume.past.edition.projects, 1):
            key = {"edition": _quarter(volume), "project": volume.ids[project.name], "position": position}
            yield {**key, **_observation(project, portfolio)}


def _observation(project: Project, portfolio: Portfolio) -> Row:
    return {column.stored_name: database_value(column, project) for column in portfolio.stored_columns}


def _movements(volumes: Sequence[Volume]) -> Iterator[Row]:
    """Tell what became of every project of two editions in a row: each stands in one line."""
    for before, volume in itertools.pairwise(volumes):
        when = {"edition": _quarter(volume), "previous_edition": _quarter(before)}
        yield from ({**when, **row} for row in sorted(_moves(before, volume), key=lambda row: str(row["project"])))


def _moves(before: Volume, volume: Volume) -> Iterator[Row]:
    since = volume.since
    if since is None:
        return
    back = {match.new.name for match in volume.returned}
    for match in since.matches:
        yield _move("continued", match.id, match.old, match.new, match)
    yield from _regrouped_moves(since, before, volume)
    for project in since.entered:
        kind = "returned" if project.name in back else "entered"
        yield _move(kind, volume.ids[project.name], None, project)
    for each in since.undecided:
        yield _move("undecided", volume.ids[each.new.name], None, each.new)
    who = as_told(volume.past.edition, since)
    for kind, gone in (("left", who.surely_left), ("undecided", who.maybe_left), ("unanswered", who.unanswered)):
        for project in gone:
            yield _move(kind, before.ids[project.name], project, None)


def _regrouped_moves(since: Identification, before: Volume, volume: Volume) -> Iterator[Row]:
    """Tell of projects that were split or merged that they go on, each side in lines of its own: no change is theirs."""
    for group in since.regrouped:
        old = {before.ids[project.name]: project for project in group.old}
        new = {volume.ids[project.name]: project for project in group.new}
        for key in dict.fromkeys((*old, *new)):
            yield _move("continued", key, old.get(key), new.get(key))


def _move(kind: str, key: str, old: Project | None, new: Project | None, match: Match | None = None) -> Row:
    return {
        "project": key,
        "movement": MOVEMENTS[kind],
        **{f"previous_{name}": value for name, value in _side(old).items()},
        **_side(new),
        "cost_change_meur": None if match is None else real(match.cost_change_meur),
        "duration_change_years": None if match is None else real(match.duration_change_years),
        "method": None if match is None else str(match.method),
    }


def _side(project: Project | None) -> Row:
    """Tell a project as one of two editions has it; nothing where it is not in it."""
    if project is None:
        return dict.fromkeys(("name", "cost_meur", "phase"))
    return {"name": project.name, "cost_meur": real(project.cost_meur), "phase": phase_text(project.phase)}


def _documentation(library: Library, described: Sequence[Table]) -> Iterator[Row]:
    """Explain the database itself, then every table and every column."""
    info = library.newest.edition.info
    fictitious = any(volume.past.edition.info.demonstration for volume in library.volumes)
    yield _said("panorama", "", f"{TITLE} : toutes les éditions publiées.")
    yield _said("panorama", "attribution", attribution(info))
    if fictitious:
        yield _said("panorama", "notice", "Démonstration : les éditions marquées demonstration = 1 sont fictives.")
    for table in described:
        yield _said(table.name, "", table.meaning)
        for field in table.fields:
            yield _said(table.name, field.name, field.meaning, field.unit)
    for name, (meaning, _) in VIEWS.items():
        yield _said(name, "", meaning)


def _said(name: str, field: str, meaning: str, unit: str = "") -> Row:
    return {"object": name, "field": field, "meaning": meaning, "unit": unit}


def _quarter(volume: Volume) -> str:
    return str(volume.past.edition.info.quarter)
