"""Every published edition gathered: a small workspace of two editions, the second one revised, checked by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256

import pytest
from support.running import ROWS, write_edition
from support.shelves import shelve

from reportgen.disk.workspace import Workspace
from reportgen.house import read_house
from reportgen.outputs.data.database import database
from reportgen.outputs.data.database_tables import tables
from reportgen.past import read_library
from reportgen.values.dates import Quarter

ALIZE, BRISE, CYCLONE = ROWS
# Alizé costs 2 M€ more and takes a year longer; Brise is costed; Cyclone has left; Dune has entered.
DUNE = "Dune;Ministère de la Culture;Non;Range des sables et des vents.;2020-01-01;3;Cadrage;non communiqué;Sols;P903"
LATER = (
    ALIZE.replace(";4;Déploiement;12,5", ";5;Déploiement;14,5"),
    BRISE.replace("Cadrage;en cadrage", "Conception / Réalisation;3,2"),
    DUNE,
)
FIRST, SECOND = Quarter(2020, 1), Quarter(2020, 2)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("two editions")
    write_edition(root, "2020-T1", 10, "2020-03-31")
    write_edition(root, "2020-T2", 11, "2020-06-30", rows=(LATER[0].replace("14,5", "14"), *LATER[1:]))
    workspace = Workspace(root)
    shelve(workspace, FIRST)
    shelve(workspace, SECOND)
    write_edition(root, "2020-T2", 11, "2020-06-30", rows=LATER)
    shelve(workspace, SECOND, "coût d’Alizé corrigé")
    return workspace


@pytest.fixture(scope="module")
def library(workspace):
    return read_library(workspace, read_house(workspace))


@pytest.fixture(scope="module")
def base(library):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(library))
        connection.row_factory = sqlite3.Row
        yield connection


def rows(base, sql):
    return [tuple(row) for row in base.execute(sql)]


def test_volumes_stand_in_the_order_of_the_quarters_and_the_newest_is_compared_with_the_one_before(library):
    assert [volume.past.edition.info.quarter for volume in library.volumes] == [FIRST, SECOND]
    assert library.newest.edition == library.volumes[-1].past.edition
    assert library.newest.comparison.old == FIRST
    assert [project.name for project in library.newest.comparison.left] == ["Cyclone"]
    assert [point.as_of for point in library.newest.series] == [date(2020, 3, 31), date(2020, 6, 30)]


def test_a_project_keeps_its_id_and_figures_are_those_that_were_published(library):
    first, second = library.volumes
    assert first.ids == {"Alizé": "alize", "Brise": "brise", "Cyclone": "cyclone"}
    assert second.ids == {"Alizé": "alize", "Brise": "brise", "Dune": "dune"}
    assert first.since is None
    assert {match.id for match in second.since.matches} == {"alize", "brise"}
    assert [str(volume.past.figures.total_cost_meur) for volume in library.volumes] == ["120.0", "17.7"]


def test_a_revision_is_told_with_its_reason(library):
    first, second = library.volumes
    assert (first.revision, first.errata) == (1, ())
    assert second.revision == 2
    assert [(each.revision, each.reason) for each in second.errata] == [(2, "coût d’Alizé corrigé")]


def test_files_are_those_that_lie_there_with_their_sizes_and_checksums(workspace, library):
    for volume in library.volumes:
        folder = workspace.output_folder(volume.past.edition.info.quarter)
        assert "data/projects.csv" in {file.name for file in volume.files}
        for file in volume.files:
            content = (folder / file.name).read_bytes()
            assert (file.size, file.sha256) == (len(content), sha256(content).hexdigest())
        assert volume.seal == sha256((folder / "manifest.json").read_bytes()).hexdigest()


def test_an_edition_that_lies_in_its_folder_but_was_not_published_is_no_volume(workspace, library):
    write_edition(workspace.root, "2020-T3", 12, "2020-09-30")
    assert len(read_library(workspace, read_house(workspace)).volumes) == len(library.volumes) == 2


# ── the database ────────────────────────────────────────────────────────────────────────────────────


def test_the_database_tells_editions_with_their_figures(base):
    assert rows(base, "SELECT edition, number, as_of, revision, projects, total_cost_meur FROM editions") == [
        ("2020-T1", 10, "2020-03-31", 1, 3, 120.0),
        ("2020-T2", 11, "2020-06-30", 2, 3, 17.7),
    ]


def test_the_database_tells_projects_by_their_id(base):
    assert rows(base, "SELECT project, name, first_edition, last_edition, editions FROM projects") == [
        ("alize", "Alizé", "2020-T1", "2020-T2", 2),
        ("brise", "Brise", "2020-T1", "2020-T2", 2),
        ("cyclone", "Cyclone", "2020-T1", "2020-T1", 1),
        ("dune", "Dune", "2020-T2", "2020-T2", 1),
    ]


def test_the_database_tells_what_each_edition_says_and_why_a_cost_is_missing(base):
    seen = rows(base, "SELECT edition, name, cost_meur, cost_bracket FROM observations ORDER BY edition, position")
    assert seen == [
        ("2020-T1", "Alizé", 12.5, "entre 9 et 20 M€"),
        ("2020-T1", "Brise", None, "en cadrage"),
        ("2020-T1", "Cyclone", 107.5, "plus de 100 M€"),
        ("2020-T2", "Alizé", 14.5, "entre 9 et 20 M€"),
        ("2020-T2", "Brise", 3.2, "moins de 5 M€"),
        ("2020-T2", "Dune", None, "non communiqué"),
    ]
    assert rows(base, "SELECT start, planned_end, interministerial FROM latest WHERE name = 'Alizé'") == [
        ("2018-01-01", "2022-12", 1)  # 5 years are 1,825 days
    ]


def test_the_database_tells_every_movement_once(base):
    columns = "project, movement, previous_cost_meur, cost_meur, cost_change_meur, duration_change_years, phase, method"
    assert rows(base, f"SELECT {columns} FROM movements") == [  # noqa: S608 - our own names
        ("alize", "suivi", 12.5, 14.5, 2.0, 1.0, "Déploiement", "exact"),
        ("brise", "suivi", None, 3.2, None, 0.0, "Conception / Réalisation", "exact"),
        ("cyclone", "sortant", 107.5, None, None, None, None, None),
        ("dune", "entrant", None, None, None, None, "Cadrage", None),
    ]


def test_keys_hold_every_column_is_explained_and_views_are_there(base):
    assert rows(base, "PRAGMA foreign_key_check") == []
    assert rows(base, "PRAGMA integrity_check") == [("ok",)]
    explained = set(rows(base, "SELECT object, field FROM documentation WHERE meaning <> ''"))
    for table in tables():
        present = rows(base, f"SELECT name FROM pragma_table_info('{table.name}')")  # noqa: S608
        assert {(table.name, name) for (name,) in present} <= explained
    assert {("latest", ""), ("history", ""), ("panorama", "attribution")} <= explained
    assert rows(base, "SELECT count(*) FROM history") == [(6,)]


def test_wrong_values_find_no_place_in_the_database(base):
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE observations SET phase = 'Bientôt'")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("INSERT INTO observations SELECT * FROM observations LIMIT 1")


def test_the_same_editions_give_the_same_bytes_and_pages_of_one_size(library):
    content = database(library)
    assert database(library) == content
    assert int.from_bytes(content[16:18], "big") == 4096
    assert content[:15] == b"SQLite format 3"
