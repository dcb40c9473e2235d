"""The pipeline's stages as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.cli.console import Console


def show_stages(console: Console, stages: Sequence[str]) -> Callable[[str, str], None]:
    """Turn the pipeline's calls into numbered lines."""

    def announce(verb: str, result: str) -> None:
        console.stage(stages.index(verb) + 1, len(stages), verb, result)

    return announce
