"""The README's "to add" table, walked: each addition is a file and one line in a registry, and takes effect at once."""

from __future__ import annotations

from support.builders import make_edition, make_project
from support.composing import report_of
from support.gating import case_of
from support.past import findings_over

from reportgen import checks, gate, outputs, readers, sections
from reportgen.disk.workspace import Workspace, built_in
from reportgen.outputs.output import Output, in_order, make_all
from reportgen.outputs.page import html_of
from reportgen.readers import read_table
from reportgen.values.errors import Location
from reportgen.values.submission import Submission
from reportgen.values.views import SectionView
from reportgen.words.problem_texts import say
from reportgen.words.rules.table import TEXT_TOO_LONG

ALIZE = make_project(name="Alizé")


def objection(place):
    return TEXT_TOO_LONG.problem_at(place, say("a text of {length} characters", length=9), say("a name"))


def test_an_input_format_is_a_reader_of_bytes_and_its_ending(tmp_path, monkeypatch):
    def read_piped(data, _portfolio):
        return [line.split("|") for line in data.decode().splitlines()]

    monkeypatch.setitem(readers.READERS, ".psv", read_piped)
    (tmp_path / "projets.psv").write_text("Projet|Ministère\nAlizé|Justice\n", encoding="utf-8")
    table = read_table(tmp_path / "projets.psv")
    assert table.header == ("Projet", "Ministère")
    assert table.rows[0].cells == ("Alizé", "Justice")


def test_a_check_is_a_function_of_the_submission(monkeypatch):
    def winds_only(submission):
        return [objection(Location(submission.name))]

    monkeypatch.setattr(checks, "CHECKS", (winds_only,))
    assert [str(each.location) for each in checks.problems_of(Submission(name="2020-T1"))] == ["2020-T1"]


def test_a_rule_of_the_gate_is_a_function_of_the_case(monkeypatch):
    case = case_of([ALIZE])
    monkeypatch.setattr(gate, "RULES", (lambda each: [objection(each.place(each.projects[0], "name"))],))
    assert TEXT_TOO_LONG.id in {problem.rule for problem in gate.judge(case)}


def test_a_section_is_a_function_of_its_context_and_a_template(tmp_path, monkeypatch):
    def winds(context):
        return SectionView("winds", "Vents", "Les vents", "", f"{context.figures.projects} vent")

    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "winds.html").write_text("<p>{{ content }}</p>", encoding="utf-8")
    monkeypatch.setattr(sections, "SECTIONS", (*sections.SECTIONS, winds))
    report = report_of(findings_over([[ALIZE]]))
    page = html_of(report, (tmp_path, *Workspace(built_in()).template_folders()))
    assert '<section class="section winds" id="winds"' in page
    assert "<p>1 vent</p>" in page


def test_an_output_is_a_line_that_says_what_it_makes_needs_and_depends_on():
    names = Output(
        "names",
        ("data/names.txt",),
        lambda edition: [project.name for project in edition.projects],
        lambda names, _files: {"data/names.txt": "\n".join(names).encode()},
    )
    assert make_all((names,), make_edition([ALIZE])) == {"data/names.txt": "Alizé".encode()}
    order = [each.name for each in in_order((*outputs.OUTPUTS, names))]
    assert order.index("names") < order.index("web"), "the web edition offers every other file"
