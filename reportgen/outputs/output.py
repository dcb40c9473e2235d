"""An output says what it makes, what it needs and what it depends on; the order of the outputs follows from that."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.outputs.material import Files


@dataclass(frozen=True, slots=True)
class Output:
    """One kind of file that is made.

    ``makes`` and ``needs`` are patterns of paths: what it makes, and which files of other outputs it is made from.
    ``of`` takes from the material all else that it depends on, as one value; ``make`` is given that value and the
    files needed, and nothing else.
    """

    name: str
    makes: tuple[str, ...]
    of: Callable[[Any], Any]
    make: Callable[[Any, Files], Files]
    needs: tuple[str, ...] = ()

    def select(self, files: Files) -> Files:
        """Take the files that are needed."""
        return {name: content for name, content in files.items() if _fits(name, self.needs)}

    def owns(self, name: str) -> bool:
        """Tell whether a file is one that this output makes."""
        return _fits(name, self.makes)

    def follows(self, other: Output) -> bool:
        """Tell whether it needs anything that another output makes."""
        return other is not self and any(_meet(need, made) for need in self.needs for made in other.makes)


def in_order(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """Sort outputs so that each comes after those that it needs; `graphlib.CycleError` if they need each other."""
    graph = {each.name: [other.name for other in outputs if each.follows(other)] for each in outputs}
    known = {each.name: each for each in outputs}
    return tuple(known[name] for name in TopologicalSorter(graph).static_order())


def make_all(outputs: Sequence[Output], material: object) -> dict[str, bytes]:
    """Make every output; a file that no output said it makes is a mistake in the program (`ValueError`)."""
    files: dict[str, bytes] = {}
    for output in in_order(outputs):
        made = output.make(output.of(material), output.select(files))
        foreign = sorted(name for name in made if not output.owns(name))
        if foreign:
            message = f"the output {output.name} does not say that it makes {', '.join(foreign)}"
            raise ValueError(message)
        files.update(made)
    return files


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _meet(need: str, made: str) -> bool:
    """Tell whether two patterns can name the same file, one being a case of the other."""
    return fnmatch(made, need) or fnmatch(need, made)
