"""Any layout of the same table becomes the same edition."""

from __future__ import annotations

import openpyxl
import pytest
import xlwt
from support.opendocument import ods
from support.running import HEADER, ROWS, run, small_workspace, tree

CELLS = [line.split(";") for line in (HEADER, *ROWS)]


def as_text(separator, encoding):
    def write(path):
        rows = [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in CELLS]
        path.write_text("\n".join(rows), encoding=encoding)

    return write


def as_xlsx(path):
    book = openpyxl.Workbook()
    for row in CELLS:
        book.active.append(row)
    book.save(path)


def as_xls(path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("1")
    for number, row in enumerate(CELLS):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    book.save(str(path))


LAYOUTS = {
    "point-virgule.csv": as_text(";", "utf-8"),
    "virgule.csv": as_text(",", "utf-8-sig"),
    "tabulation.csv": as_text("\t", "utf-8"),
    "windows.csv": as_text(";", "cp1252"),
    "classeur.xlsx": as_xlsx,
    "ancien.xls": as_xls,
    "libre.ods": lambda path: path.write_bytes(ods(CELLS)),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_table_in_any_layout_gives_the_same_edition(tmp_path, name):
    LAYOUTS[name](tmp_path / name)
    run(tmp_path, "import", str(tmp_path / name), "--edition", "2020-Q2", "--number", "4")
    folder = tmp_path / "assets/editions/2020-T2"
    assert set(tree(folder)) == {"edition.toml", "projects.csv", "editorial.md"}
    lines = (folder / "projects.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Projet", "Alizé", "Brise", "Cyclone"]
    assert "107,5" in lines[3]


def test_the_number_and_the_dates_that_nobody_gives_are_proposed_with_a_warning(tmp_path):
    root = small_workspace(tmp_path)
    LAYOUTS["virgule.csv"](tmp_path / "t.csv")
    done = run(root, "import", str(tmp_path / "t.csv"), "--edition", "2020-T3")
    settings = (root / "assets/editions/2020-T3/edition.toml").read_text(encoding="utf-8")
    assert "number = 11" in settings
    assert "as_of = 2020-09-30" in settings
    assert "# published" in settings
    assert "as-of-assumed" in done.stderr
    assert "no-publication-date" in done.stderr


def test_an_edition_that_is_there_is_not_overwritten(tmp_path):
    root = small_workspace(tmp_path)
    LAYOUTS["virgule.csv"](tmp_path / "t.csv")
    before = tree(root / "assets")
    run(root, "import", str(tmp_path / "t.csv"), "--edition", "2020-T1", expect=2)
    assert tree(root / "assets") == before


def test_a_file_that_is_no_table_is_refused_and_nothing_is_written(tmp_path):
    (tmp_path / "photo.xlsx").write_bytes(b"not a workbook")
    refused = run(
        tmp_path, "import", str(tmp_path / "photo.xlsx"), str(tmp_path / "absent.csv"), "--edition", "2020-T1", expect=3
    )
    assert "photo.xlsx" in refused.stderr
    assert "absent.csv" in refused.stderr
    assert not (tmp_path / "assets").exists()
