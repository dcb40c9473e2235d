"""Input that is too large, too deep or leads elsewhere is refused by name, in bounded memory, and nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from support.bombs import BOMBS, ods, ods_row, xlsx
from support.bombs import cell as xlsx_cell
from support.running import COMMAND, HEADER, ROWS, run, small_workspace

from reportgen.disk import limits
from reportgen.readers import read_table
from reportgen.readers.editorial import read_editorial
from reportgen.readers.markup import linked, read_markup

GIB = 1 << 30
READ = "import resource, sys\nfrom pathlib import Path\nfrom reportgen.values.errors import Refused\nfrom reportgen.readers import read_table\n"
READ += "resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)\ntry:\n    read_table(Path(sys.argv[1]))\n"
READ += "except Refused as refusal:\n    print(*refusal.problems, sep='\\n')\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds a process's address space")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_a_bounded_memory(tmp_path, name):
    """The address space of the program itself may grow by no more than one GiB; its reader has a bound of its own."""
    (tmp_path / name).write_bytes(BOMBS[name]())
    done = subprocess.run(
        [sys.executable, "-c", READ, tmp_path / name, str(GIB + GIB // 2)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{name}: found ")
    assert "root:" not in done.stdout


def test_what_spreadsheets_really_write_is_read(tmp_path):
    """Empty rows and columns to the sheet's end, and a style in its last cell, are no cells that hold something."""
    full = ods_row(1, 1, "Projet") + ods_row(16384, 1048574, "") + ods_row(1, 1, "")
    (tmp_path / "t.ods").write_bytes(ods(full))
    assert read_table(tmp_path / "t.ods").header == ("Projet",)
    styled = f'<row r="1">{xlsx_cell("A1", "Projet")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    (tmp_path / "t.xlsx").write_bytes(xlsx(styled))
    assert read_table(tmp_path / "t.xlsx").header == ("Projet",)


def test_as_many_projects_as_are_allowed_are_read_and_one_more_is_not(tmp_path):
    rows = [ROWS[0].replace("Alizé", f"Alizé {number}") for number in range(limits.PROJECTS - 1)]
    (tmp_path / "t.csv").write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    assert len(read_table(tmp_path / "t.csv").rows) == limits.PROJECTS - 1
    (tmp_path / "t.csv").write_text("\n".join((HEADER, *rows, *ROWS)), encoding="utf-8")
    with pytest.raises(Exception, match=f"more than {limits.PROJECTS} rows"):
        read_table(tmp_path / "t.csv")


@pytest.mark.parametrize(
    "seed",
    [
        *("<a <a ", "<a href=x ", '<a href="', "<a href=x>", "<!--", "<script>", "(", " ", "\u00a0", "&#", "\x00 ", "</a"),
        *("\u0301\u0323", "http://", "<br ", "[", "](", "**", "`", "> ", "- ", "«", '"'),
    ],
)  # fmt: skip
def test_no_text_of_a_cell_or_an_editorial_takes_the_reader_long(seed):
    """What took minutes takes a fraction of a second: the bound is far above, and computing time, not the clock's."""
    begun = time.process_time()
    text = seed * (limits.CELL_CHARACTERS // len(seed))
    read_markup(text)
    linked(text)
    read_editorial(text.encode()[: limits.WORDS_BYTES])
    assert time.process_time() - begun < 30


DEEP = "[" * 10_000 + "]" * 10_000


@pytest.mark.parametrize("name", ["edition.toml", "waivers.toml", "theme.toml", "watch.toml", "registry.toml"])
@pytest.mark.parametrize(
    "content",
    [f"x = {DEEP}", f"x{'.x' * 5000} = 1", "x = " + "9" * 5000, "x = 1\n" + "#" * 5_000_000, 'x = "\xff"'],
    ids=["lists", "keys", "digits", "bytes", "latin"],
)  # fmt: skip
def test_a_toml_file_that_is_too_deep_or_too_large_is_refused(tmp_path, name, content):
    root = small_workspace(tmp_path)
    folder = root / "assets/editions/2020-T1" if name in {"edition.toml", "waivers.toml"} else root / "assets"
    (folder / name).write_bytes(content.encode("latin-1"))
    refused = run(root, "check", expect=3)
    assert name in refused.stderr + refused.stdout
    assert "Traceback" not in refused.stderr


def test_an_editorial_nested_ten_thousand_deep_is_read_and_a_book_is_refused(tmp_path):
    for deep in ("> " * 10_000, "- " * 10_000, "*" * 10_000, "[" * 10_000, "<b>" * 10_000):
        assert read_editorial(f"# Titre\n\n{deep}x\n".encode()).title == "Titre"
    root = small_workspace(tmp_path)
    (root / "assets/editions/2020-T1/editorial.md").write_text("mot " * 50_000, encoding="utf-8")
    assert "editorial.md" in run(root, "publish", expect=3).stderr


@pytest.mark.parametrize(
    "place",
    [
        *("assets/editions/2020-T1/projects.csv", "assets/editions/2020-T1/editorial.md", "assets/editions/2020-T1"),
        *("assets/editions", "assets/theme.toml", "assets/images", "templates", "output", "output/2020-T1"),
        "assets/editions/2020-T1/sent/x.xlsx",
    ],
)  # fmt: skip
def test_a_link_out_of_the_workspace_is_refused(tmp_path, place):
    root, elsewhere = small_workspace(tmp_path / "workspace"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret").write_text("secret", encoding="utf-8")
    link = root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.exists():
        link.rename(elsewhere / "moved")
    link.symlink_to(elsewhere)
    refused = run(root, "publish", expect=3)
    assert f"{place} (link-out-of-workspace)" in refused.stderr
    assert sorted(path.name for path in elsewhere.iterdir()) in (["secret"], ["moved", "secret"])


def test_links_inside_the_workspace_and_to_it_are_followed(tmp_path):
    root = small_workspace(tmp_path / "workspace")
    (root / "assets/editions/2020-T1/editorial.md").rename(root / "assets/words.md")
    (root / "assets/editions/2020-T1/editorial.md").symlink_to(root / "assets/words.md")
    (tmp_path / "link").symlink_to(root)
    assert "editorial.md" not in run(tmp_path / "link", "check", "--format", "json").stdout


def test_a_pipe_or_a_folder_in_a_files_place_is_refused_and_not_waited_for(tmp_path):
    root = small_workspace(tmp_path)
    folder = root / "assets/editions/2020-T1"
    (folder / "editorial.md").unlink()
    os.mkfifo(folder / "editorial.md")
    (folder / "waivers.toml").mkdir()
    refused = run(root, "publish", expect=3).stderr
    assert "editorial.md (no-plain-file" in refused
    assert "waivers.toml (no-plain-file" in refused


@pytest.mark.parametrize("name", ["../../elsewhere", "/etc", "2020-T1/..", "²", "9" * 5000])
def test_an_edition_is_named_by_its_quarter_or_number_and_nothing_else(tmp_path, name):
    root = small_workspace(tmp_path)
    for command in (
        ("publish", name),
        ("archive", "show", name),
        ("new", name),
        ("import", "x.csv", "--edition", name),
    ):
        run(root, *command, expect=2)


# What the program may open beside its workspace, and why.
ALLOWED = (
    "{prefix}",  # Python, its modules and this program's
    "{base}",
    "{bundled}",  # templates, styles, fonts, words
    "/dev/null",
    "/usr/share/zoneinfo",  # the time of Paris
    "/etc/localtime",
    "/etc/mime.types",  # Python's own list of kinds of files
    "/proc/self",  # how many processors there are
    "/sys/fs/cgroup",
)
# With these Python itself (ctypes, uuid, platform) looks for Pango on the machine; none of them is given any input.
SEEKING = {"ldconfig", "gcc", "cc", "ld", "objdump", "uname"}
WATCH = """
import sys
told = open(sys.argv[1], "w")
def watch(event, arguments):
    if event == "open" or event.startswith(("socket.", "os.exec", "os.system", "os.posix_spawn", "os.fork", "urllib.", "webbrowser.")) or event == "subprocess.Popen":
        told.write(repr((event, [str(each) for each in arguments[:2]])) + "\\n")
        told.flush()
sys.addaudithook(watch)
sys.argv = ["reportgen", *sys.argv[2:]]
from reportgen.cli import main
main()
"""


def test_nothing_is_read_elsewhere_and_no_connection_is_opened(tmp_path):
    """Watched from inside while an edition is published and checked.

    The first time on a machine, matplotlib lists the machine's fonts (with fc-list) and keeps the list at home; none of
    them is used. That is done before.
    """
    root, home, told = small_workspace(tmp_path / "workspace"), tmp_path / "home", tmp_path / "told"
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "LD_LIBRARY_PATH"}}
    scratch = tmp_path / "scratch"  # where the layout engine lays the bundled fonts for Pango
    scratch.mkdir()
    kept |= {"HOME": str(home), "TMPDIR": str(scratch)}
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=True, env=kept)
    at_home = sorted(home.rglob("*"))
    for arguments in (("publish",), ("check", "--format", "html")):
        command = [sys.executable, "-c", WATCH, told, "--root", root, *arguments]
        subprocess.run(command, check=True, capture_output=True, env=kept, cwd=root)
        events = [eval(line) for line in told.read_text(encoding="utf-8").splitlines()]  # noqa: S307 - written above
        started = {os.path.basename(each[1][0]) for each in events if each[0] == "subprocess.Popen"}  # noqa: PTH119
        assert started <= SEEKING
        fetched = [each[1][0] for each in events if each[0] == "urllib.Request"]
        assert [url for url in fetched if not url.startswith("data:")] == []
        assert {each[0] for each in events} <= {"open", "subprocess.Popen", "urllib.Request"}
        opened = {each[1][0] for each in events if each[0] == "open"}
        assert any(each.endswith("projects.csv") for each in opened)
        assert (
            sorted(each for each in opened if not is_allowed(each, (root, scratch, home / ".cache/matplotlib"))) == []
        )
    assert sorted(home.rglob("*")) == at_home


def is_allowed(path: str, own) -> bool:
    places = {"prefix": sys.prefix, "base": sys.base_prefix, "bundled": COMMAND.parents[2]}
    modules = (each for each in sys.path if each.endswith("site-packages"))
    allowed = [*map(str, own), *modules, *(each.format(**places) for each in ALLOWED)]
    return path.isdigit() or any(os.path.realpath(path).startswith((each, os.path.realpath(each))) for each in allowed)
