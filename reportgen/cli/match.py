"""reportgen match: a person decides which project is which, where the program is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.cli.console import Console
    from reportgen.identity.decisions import Decision
    from reportgen.values.comparison import Undecided

Asked = Annotated[bool, typer.Option("--accept-proposed", help="Take the best candidate of each, without asking.")]


def match(
    context: typer.Context,
    edition: Annotated[str, typer.Argument(help="Quarter (2020-T1) or number (10).")],
    accept: Asked = False,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show each doubtful project with its candidates, ask, and write the decisions to assets/registry.toml."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.editions import questions
        from reportgen.editions.deciding import decide

        workspace = settings.workspace
        quarter = workspace.find(edition)
        undecided = questions.undecided(workspace, quarter)
        if not undecided:
            settings.console.say(f"edition {quarter}: nothing to decide")
            return
        decisions = _accept_best(undecided) if accept else _ask_person(undecided, settings.console)
        if decisions:
            typer.echo(decide(workspace, quarter, decisions))


def _accept_best(undecided: Sequence[Undecided]) -> tuple[Decision, ...]:
    """Take the best candidate of each project, each candidate once."""
    from reportgen.identity.decisions import Decision

    used: set[str] = set()
    decisions = []
    for each in sorted(undecided, key=lambda one: (-one.candidates[0].score, one.new.name)):
        best = next((one.old for one in each.candidates if one.old.name not in used), None)
        if best is not None:
            used.add(best.name)
            decisions.append(Decision(each.new.name, best.name))
    return tuple(decisions)


def _ask_person(undecided: Sequence[Undecided], console: Console) -> tuple[Decision, ...]:
    from reportgen.identity.decisions import Decision

    decisions = []
    for each in undecided:
        console.say(f"\n{each.new.name} ({each.new.ministry}), {each.new.description[:200]}")
        for place, candidate in enumerate(each.candidates, start=1):
            old = candidate.old
            evidence = ", ".join(candidate.evidence)
            console.say(f"  {place}. {old.name} ({old.ministry}), score {candidate.score:.2f}: {evidence}")
        choices = [str(place) for place in range(1, len(each.candidates) + 1)]
        answer = typer.prompt(f"Which is it? {'/'.join(choices)}, n: none of them, s: skip", default="s", err=True)
        if answer in choices:
            decisions.append(Decision(each.new.name, each.candidates[int(answer) - 1].old.name))
        elif answer == "n":
            decisions += [Decision(each.new.name, one.old.name, same=False) for one in each.candidates]
    return tuple(decisions)
