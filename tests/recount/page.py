"""Reads a web page into a tree of elements, with nothing but the standard library."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from recount.numerals import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = {"meta", "link", "img", "br", "col", "input", "hr", "source", "wbr"}
UNREAD = {"style", "script", "head", "template"}
BLOCKS = {"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "caption", "dd", "dt", "summary", "figcaption"}


@dataclass(eq=False)
class Node:
    """An element of a page."""

    tag: str
    classes: tuple[str, ...] = ()
    id: str = ""
    parent: Node | None = None
    inside: list[Node | str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return plain("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            elif each.tag != "svg":
                yield from each._texts()
        if self.tag in BLOCKS or self.tag in {"td", "th", "br", "span", "div"}:
            yield " "

    def walk(self) -> Iterator[Node]:
        yield self
        for each in self.inside:
            if isinstance(each, Node):
                yield from each.walk()

    def find(self, tag: str = "", class_: str = "", id_: str = "") -> Iterator[Node]:
        """Find every element below of a tag, a class or an id."""
        for node in self.walk():
            if (not tag or node.tag == tag) and (not class_ or class_ in node.classes) and (not id_ or node.id == id_):
                yield node

    def first(self, tag: str = "", class_: str = "", id_: str = "") -> Node | None:
        return next(self.find(tag, class_, id_), None)

    def above(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def label(self) -> str:
        """The words of a table's line by which it goes: those of its link, where it has one."""
        first = next((node for node in self.walk() if node.tag in {"td", "th"}), self)
        return (first.first(tag="a") or first).text

    @property
    def cells(self) -> list[str]:
        return [node.text for node in self.walk() if node.tag in {"td", "th"}]


class _Builder(HTMLParser):
    """Builds the tree of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("root")

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        node = Node(tag, tuple((given.get("class") or "").split()), given.get("id") or "", self.at)
        self.at.inside.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        for node in (self.at, *self.at.above()):
            if node.tag == tag and node.parent is not None:
                self.at = node.parent
                return

    def handle_data(self, data):
        if not any(node.tag in UNREAD for node in (self.at, *self.at.above())):
            self.at.inside.append(data)


def parsed(html: str) -> Node:
    builder = _Builder()
    builder.feed(html)
    return builder.root
