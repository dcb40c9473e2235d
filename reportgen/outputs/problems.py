"""Problems → JSON for programs, or one self-contained HTML page that can be sent to a ministry, in its language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportgen.formatting import plain, typeset
from reportgen.outputs.data.files import as_json
from reportgen.values.errors import Level
from reportgen.words.problem_texts import place_in_words, say, translate
from reportgen.words.rules import LEVELS, RULES_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportgen.values.dates import Quarter
    from reportgen.values.errors import Problem
    from reportgen.words.rules import Rule

    Translator = Callable[[str], str]

CATALOGUE = "locales/fr/problems.po"
_RULES = {rule.id: rule for rule in RULES_CATALOGUE}


def problems_json(quarter: Quarter | None, problems: Sequence[Problem]) -> bytes:
    """List the problems, each with its place in parts."""
    return as_json({"edition": None if quarter is None else str(quarter), "problems": [_record(p) for p in problems]})


def _record(problem: Problem) -> dict[str, Any]:
    waiver = problem.waiver
    return {
        "id": problem.id or problem.rule,
        "rule": problem.rule,
        "level": str(problem.level),
        "file": problem.location.file,
        "row": problem.location.row,
        "column": problem.location.column,
        "project": problem.project or None,
        "ministries": list(problem.ministries),
        "value": problem.found,
        "expected": problem.expected,
        "advice": problem.advice,
        "evidence": {name: _json_value(value) for name, value in problem.evidence},
        "waived": waiver and {"reason": waiver.reason, "name": waiver.name, "date": waiver.date.isoformat()},
    }


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | float) else str(value)


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One problem, in words that are ready to print."""

    id: str
    title: str
    why: str
    level: str
    level_words: str
    project: str
    place: str
    found: str
    expected: str
    advice: str
    waiver: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """What one ministry can answer, or the office itself."""

    key: str
    heading: str
    count: str
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The page's own words, and the problems by ministry."""

    language: str
    title: str
    summary: str
    show: str
    all: str
    headers: tuple[str, ...]
    groups: tuple[GroupView, ...]


def problems_html(  # noqa: PLR0913 - the page says of what it is
    quarter: Quarter | None,
    problems: Sequence[Problem],
    template_folders: Sequence[object],
    read_asset: Callable[[str], bytes],
    *,
    language: str = "fr",
    ministry: str = "",
) -> str:
    """Show the problems as a page: no script, no other file; ministries are shown apart by a choice at its head."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    translator = translator_for(language, read_asset)
    page = _page(quarter, problems, ministry, translator, "fr" if language == "fr" else "en")
    return environment.get_template("check.html").render(page=page)


def explanation(rule: Rule, translator: Translator = str) -> str:
    """Explain a rule in four lines: id and level, what is wrong, why it matters, what to do."""
    levels = ", ".join(translator(LEVELS[level]) for level in rule.levels)
    why, advice = say("Why: {why}", why=rule.why), say("What to do: {advice}", advice=rule.advice)
    return "\n".join((f"{rule.id} ({levels})", translator(rule.title), translator(why), translator(advice)))


def explanation_json(rule: Rule, translator: Translator = str) -> bytes:
    """Explain a rule to a program."""
    texts = {"title": translator(rule.title), "why": translator(rule.why), "advice": translator(rule.advice)}
    return as_json({"rule": rule.id, "levels": [str(level) for level in rule.levels], **texts})


def translator_for(language: str, read_asset: Callable[[str], bytes]) -> Translator:
    """Choose how problems are translated: into French, or not at all, as they are written in English."""
    return _french(read_asset) if language == "fr" else str


def _french(read_asset: Callable[[str], bytes]) -> Translator:
    """Translate into French by the catalogue; a sentence that it lacks stays in English."""
    catalogue = read_po(BytesIO(read_asset(CATALOGUE)))
    messages = {str(message.id): typeset(str(message.string)) for message in catalogue if message.id and message.string}
    return lambda text: translate(text, lambda message: messages.get(message, message))


def _page(
    quarter: Quarter | None, problems: Sequence[Problem], ministry: str, translator: Translator, language: str
) -> CheckPage:
    title = say("Before publication: edition {quarter}", quarter=str(quarter or "?"))
    if ministry:
        title = say("Before publication: edition {quarter}, {ministry}", quarter=str(quarter), ministry=ministry)
    return CheckPage(
        language=language,
        title=translator(title),
        summary=translator(_summary(problems)),
        show=translator(say("Show")),
        all=translator(say("All")),
        headers=tuple(map(translator, (say("Found"), say("Expected"), say("What to do"), say("Why")))),
        groups=tuple(_groups(problems, ministry, translator)),
    )


def _summary(problems: Sequence[Problem]) -> str:
    counted = Counter("waived" if each.waiver else each.level for each in problems)
    if not problems:
        return say("Nothing speaks against publishing.")
    return say(
        "Findings that stop publication: {stopping}. Waived: {waived}. Warnings: {warnings}. For information: {informing}.",
        stopping=counted[Level.ERROR] + counted[Level.BLOCKING],
        waived=counted["waived"],
        warnings=counted[Level.WARNING],
        informing=counted[Level.INFORMATION],
    )


def _groups(problems: Sequence[Problem], ministry: str, translator: Translator) -> Iterator[GroupView]:
    leads = {ministry or (each.ministries[0] if each.ministries else "") for each in problems}
    for number, lead in enumerate(sorted(leads, key=plain)):
        found = [each for each in problems if ministry or lead == (each.ministries[0] if each.ministries else "")]
        yield GroupView(
            key=f"g{number}",
            heading=lead or translator(say("The publisher’s office")),
            count=str(len(found)),
            problems=tuple(_view(each, translator) for each in found),
        )


def _view(problem: Problem, translator: Translator) -> ProblemView:
    waiver = problem.waiver
    words = waiver and say(
        "Waived by {name} on {date}: {reason}", name=waiver.name, date=waiver.date, reason=waiver.reason
    )
    rule = _RULES[problem.rule]
    return ProblemView(
        id=problem.id or problem.rule,
        title=translator(rule.title),
        why=translator(rule.why),
        level="waived" if waiver else str(problem.level),
        level_words=translator(say("waived") if waiver else LEVELS[problem.level]).capitalize(),
        project=problem.project,
        place=place_in_words(problem.location, translator),
        found=translator(problem.found),
        expected=translator(problem.expected),
        advice=translator(problem.advice),
        waiver=translator(words) if words else "",
    )
