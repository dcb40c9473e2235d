"""What there is to see: the last draft that could be made, and what is wrong with the files as they stand now."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from threading import Condition
from typing import TYPE_CHECKING

from reportgen.outputs.problems import problems_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.preview.pages import Pages
    from reportgen.values.errors import Problem

WEB, ARTICLE = "index.html", "article.md"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that could be made: its files, its report's name, its pages as pictures."""

    number: int
    files: Mapping[str, bytes]
    report: str
    pages: Pages


@dataclass(frozen=True, slots=True)
class State:
    """One moment of the preview; ``version`` grows with each."""

    edition: str
    version: int = 0
    building: bool = False
    seconds: float = 0.0
    error: str = ""
    trace: str = ""
    problems: tuple[Problem, ...] = ()
    draft: Draft | None = None

    def json(self) -> str:
        """Tell it to the page in the browser."""
        return json.dumps(
            {
                "edition": self.edition,
                "version": self.version,
                "building": self.building,
                "seconds": round(self.seconds, 1),
                "error": self.error,
                "problems": json.loads(problems_json(None, self.problems))["problems"],
                **_shown(self.draft),
            },
            ensure_ascii=False,
        )


def _shown(draft: Draft | None) -> dict[str, object]:
    """List a draft's pages and files under the addresses where they can be had."""
    if draft is None:
        return {"draft": 0, "pages": [], "report": None, "web": None, "article": None}
    pages = [
        {"src": f"/pages/{draft.number}/{place}.png", "width": width, "height": height}
        for place, (width, height) in enumerate(draft.pages.sizes, 1)
    ]
    files = {"report": draft.report, "web": WEB, "article": ARTICLE}
    return {
        "draft": draft.number,
        "pages": pages,
        **{key: f"/draft/{name}" if name in draft.files else None for key, name in files.items()},
    }


@dataclass(slots=True)
class Screen:
    """The state as it is now, for the many who look at it; whoever waits learns of each change."""

    state: State
    changed: Condition = field(default_factory=Condition)

    def show(self, state: State) -> None:
        """Put another state in place of the one before."""
        with self.changed:
            self.state = replace(state, version=self.state.version + 1)
            self.changed.notify_all()

    def after(self, version: int, patience: float) -> State | None:
        """Wait for a state newer than this one; None when there is none for so many seconds."""
        with self.changed:
            return self.state if self.changed.wait_for(lambda: self.state.version > version, patience) else None
