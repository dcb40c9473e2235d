"""What the README says is there is there: commands, options, paths and folders."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from reportgen.cli import app
from reportgen.pipeline import Stage

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
WIDE = {"COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"}
PROGRAM = get_command(app)
SPANS = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", README)
BLOCKS = re.findall(r"^    (.+)$", README, re.MULTILINE)
# Where a path of the README may begin: the repository, the program, a workspace's assets, an edition.
BASES = (REPOSITORY, REPOSITORY / "reportgen", REPOSITORY / "assets", REPOSITORY / "assets" / "editions" / "2020-T1")
MADE = (
    ".venv",
    "dist/",
    "output/",
    "data/",
    "dictionary.csv",
    "assets/registry.toml",
    "revisions/",
    "waivers.toml",
)  # what a command leaves behind, or a person writes


def examples() -> list[str]:
    """Gather every call of the program, without the remark behind it."""
    spans = [span for span in SPANS if span.startswith("reportgen ")]
    lines = [line.partition("  #")[0].strip() for line in BLOCKS if line.startswith("reportgen ")]
    return list(dict.fromkeys((*spans, *lines)))


def help_of(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"], env=WIDE, prog_name="reportgen")
    assert result.exit_code == 0, result.output
    return result.output


def leaf(arguments: list[str]):
    """Follow the words of a call to its command; the words that name it, the command, the rest."""
    node, named = PROGRAM, []
    while arguments and arguments[0] in getattr(node, "commands", {}):
        named.append(arguments.pop(0))
        node = node.commands[named[-1]]
    return named, node, arguments


def test_there_are_examples_to_check():
    assert len(examples()) >= 10


@pytest.mark.parametrize("example", examples())
def test_every_example_is_understood_by_the_command_line(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "projets.csv").touch()
    (tmp_path / "projets.xlsx").touch()
    named, command, rest = leaf(shlex.split(example.removeprefix("reportgen ")))
    assert named, f"no command in {example}"
    command.make_context(named[-1], list(rest))  # parses, and does not run


@pytest.mark.parametrize("example", [each for each in examples() if " --" in each])
def test_every_option_of_an_example_is_in_the_commands_help(example):
    named, _, rest = leaf(shlex.split(example.removeprefix("reportgen ")))
    said = help_of(*named)
    for option in (word for word in rest if word.startswith("--")):
        assert re.search(rf"{option}\b", said)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        *((name, ("--root", "--quiet", "--debug")) for name in PROGRAM.commands if name != "archive"),
        ("publish", ("--revise",)),
        ("check", ("--format", "--ministry", "--pages")),
        ("figures", ("--format",)),
        ("compare", ("--format",)),
    ],
)
def test_the_options_that_the_text_promises_are_there(command, options):
    said = help_of(command)
    for option in options:
        assert option in README
        assert option in said


def calls() -> list[str]:
    """List every command as it is typed, those of a group with its name before them."""
    return [
        f"{name} {part}".strip()
        for name, command in PROGRAM.commands.items()
        for part in getattr(command, "commands", {"": None})
    ]


def test_every_command_of_the_program_has_a_row_and_every_row_its_command():
    rows = re.findall(r"^\| `([a-z ]+)` \| [^|]+ \| `reportgen ", README, re.MULTILINE)
    assert sorted(rows) == sorted(calls())


@pytest.mark.parametrize("call", calls())
def test_every_command_explains_itself(call):
    assert f"Usage: reportgen {call}" in " ".join(help_of(*call.split()).split())


@pytest.mark.parametrize("command", ["check", "figures", "compare"])
def test_the_formats_that_a_row_names_are_those_that_the_command_takes(command):
    row = next(line for line in README.splitlines() if line.startswith(f"| `{command}` |"))
    (taken,) = re.findall(r"--format +<([a-z|]+)>", help_of(command))
    assert set(re.findall(r"`(table|json|csv|html)`", row)) == set(taken.split("|"))


def paths() -> list[str]:
    """Gather the code spans that name a file or a folder, and the pictures."""
    named = [span for span in SPANS if re.fullmatch(r"[\w.<>-]+(?:/[\w.<>-]*)+|[\w-]+\.(?:py|toml|md|csv)", span)]
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    return [path for path in dict.fromkeys((*named, *pictures)) if not path.startswith(MADE)]


@pytest.mark.parametrize("path", paths())
def test_every_path_is_in_the_repository(path):
    pattern = re.sub(r"<\w+>", "*", path)
    assert any(next(base.glob(pattern), None) for base in BASES), path


@pytest.mark.parametrize("registry", sorted({span for span in SPANS if re.fullmatch(r"[A-Z]{5,}", span)}))
def test_every_registry_stands_where_the_readme_says(registry):
    file = re.search(rf"`{registry}` in `([^`]+)`", README)
    assert file
    assert re.search(
        rf"^{registry}\b.* = ", (REPOSITORY / "reportgen" / file[1]).read_text(encoding="utf-8"), re.MULTILINE
    )


LAYOUT = README.partition("## Layout of the repository")[2].partition("\n## ")[0]
FOLDERS = dict(re.findall(r"^    (\w+)/ +(.+)$", LAYOUT, re.MULTILINE))


def test_the_layout_names_every_folder_of_the_repository():
    there = {path.name for path in REPOSITORY.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert there - {"build", "dist"} - {path for path in there if path.endswith(".egg-info")} == set(FOLDERS)


@pytest.mark.parametrize(
    ("folder", "part"),
    [
        (folder, part)
        for folder, said in FOLDERS.items()
        for part in re.findall(r"[\w.]+/|\b[\w-]+\.(?:py|toml|html)", said)
    ],
)
def test_every_part_of_a_folder_is_there_and_is_not_empty(folder, part):
    found = REPOSITORY / folder / part
    assert found.exists()
    assert found.is_file() or any(found.rglob("*.*")), "git keeps no empty folder"


@pytest.mark.parametrize(
    "target",
    sorted(
        set(re.findall(r"`make ([a-z]+)", README)) | {line.split()[1] for line in BLOCKS if line.startswith("make ")}
    ),
)
def test_every_make_target_is_there(target):
    assert re.search(rf"^{target}:", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_stages_are_those_of_the_pipeline_once_and_in_order():
    rows = re.findall(r"^\| (\d+) \| (\w+) \|", README, re.MULTILINE)
    assert rows == [(str(number), stage) for number, stage in enumerate(Stage, 1)]


def test_nothing_is_said_twice():
    lines = [line for line in README.splitlines() if len(line) > 40]
    assert sorted(line for line in set(lines) if lines.count(line) > 1) == []
