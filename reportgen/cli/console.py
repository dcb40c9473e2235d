"""How reportgen speaks to a person on standard error: numbered stages, warnings, errors with their advice."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console as RichConsole
from rich.markup import escape as escape_markup

from reportgen.values.errors import Level, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.values.errors import Problem, ReportgenError, Waiver

COLOURS = {Level.ERROR: "red", Level.BLOCKING: "red", Level.WARNING: "yellow", Level.INFORMATION: "cyan"}


@dataclass(slots=True)
class Console:
    """Standard error; progress shows on a terminal only, and not at all when quiet."""

    quiet: bool = False
    rich: RichConsole = field(
        default_factory=lambda: RichConsole(stderr=True, highlight=False, soft_wrap=True, emoji=False)
    )
    started: float = field(default_factory=time.monotonic)

    def stage(self, number: int, of: int, verb: str, result: str) -> None:
        """Announce a stage of the pipeline: ``3/8 measure → Figures``."""
        if not self.quiet and self.rich.is_terminal:
            elapsed = time.monotonic() - self.started
            self.rich.print(f"[cyan]{number}/{of}[/] {verb:<8} → {escape(result):<14} [dim]{elapsed:5.1f} s[/]")

    def say(self, message: str) -> None:
        """Say how something went."""
        if not self.quiet:
            self.rich.print(escape(message))

    def warn(self, problems: Iterable[Problem]) -> None:
        """Show what did not stop the command: never silent, never fatal. What only informs is left to `check`."""
        if not self.quiet:
            self._show(problem for problem in problems if problem.level is not Level.INFORMATION)

    def error(self, error: ReportgenError) -> None:
        """Show why the command stopped, and what to do next."""
        if isinstance(error, Refused):
            self._show(problem for problem in error.problems if problem.level is not Level.INFORMATION)
            count = sum(problem.stops for problem in error.problems)
            self.failure(f"the input was refused: {count} finding{'s' if count > 1 else ''}. Nothing was written.")
        else:
            self.failure(str(error))

    def failure(self, message: str) -> None:
        """Show one line of error."""
        self.rich.print(f"[bold red]ERROR[/] {escape(message)}")

    def _show(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            level = f"[{COLOURS[problem.level]}]{problem.level}[/]"
            self.rich.print(f"{level} [bold]{escape(str(problem.location))}[/] ({escape(problem.id or problem.rule)})")
            self.rich.print(f"  found {escape(problem.found)}; expected {escape(problem.expected)}")
            self.rich.print(f"  [dim]{escape(waived_by(problem.waiver) if problem.waiver else problem.advice)}[/]")


def escape(text: str) -> str:
    """Let nothing that was read command the terminal: control characters show as their numbers."""
    shown = (letter if letter.isprintable() or letter in "\n\t" else ascii(letter)[1:-1] for letter in text)
    return escape_markup("".join(shown))


def waived_by(waiver: Waiver) -> str:
    """Say who let a finding through, when, and why."""
    return f"Waived by {waiver.name} on {waiver.date.isoformat()}: {waiver.reason}"
