"""Reads what was published, as its readers see it, and takes it apart into what is said, where, and what stands beside it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from pypdfium2 import PdfDocument
from recount.numerals import plain
from recount.page import BLOCKS, Node, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# What a reader has in view together: the smallest of these that a block stands in.
TOGETHER = {"figure", "article", "header", "tr", "li"}
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said: a sentence or a line, where, in what kind of block, and what stands beside it."""

    text: str
    where: str = ""
    tag: str = "p"
    beside: str = ""

    @property
    def view(self) -> str:
        """The words with what stands beside them."""
        return self.beside or self.text


def said_on(page: Node, where: str) -> Iterator[Said]:
    """Take a page apart into its blocks, and the words in its drawings."""
    for node in page.walk():
        inner = any(each.tag in BLOCKS for each in node.walk() if each is not node)
        if node.tag in BLOCKS and not inner and node.text:
            yield Said(node.text, f"{where}, {_section(node)}", node.tag, _view(node))
        elif node.tag == "text" and node.text:
            yield Said(node.text, f"{where}, {_section(node)}, drawing", "text", node.text)


def _section(node: Node) -> str:
    return next((each.id for each in node.above() if each.tag in {"section", "article", "header"} and each.id), "")


def _view(node: Node) -> str:
    for each in node.above():
        if each.tag in TOGETHER or {"figure", "head", "cover", "hero"} & set(each.classes):
            return each.text
    return node.text


@dataclass
class Told:
    """All that was published of one edition; every part may be missing, so that a test may show one alone."""

    quarter: str = ""
    page: Node = field(default_factory=lambda: Node("root"))
    article: str = ""
    pdf: tuple[str, ...] = ()
    charts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    entry: Node = field(default_factory=lambda: Node("root"))  # in the archive's index
    feed: str = ""
    stored: Mapping[str, Any] = field(default_factory=dict)  # the edition's row in the database
    share: str = ""
    more: tuple[Said, ...] = ()

    @cached_property
    def said(self) -> tuple[Said, ...]:
        return (*self._said(), *self.more)

    def _said(self) -> Iterator[Said]:
        yield from said_on(self.page, f"{self.quarter} page")
        yield from said_on(self.entry, "index")
        for number, text in enumerate(self.pdf, 1):
            yield Said(text, f"{self.quarter} PDF p. {number}", "page", text)
        yield from self._said_in_the_article()
        yield from self._said_of_charts()
        if self.feed:
            yield Said(self.feed, f"{self.quarter} feed", "p", self.feed)
        if self.share:
            yield Said(self.share, f"{self.quarter} share picture", "p", self.share)

    def _said_in_the_article(self) -> Iterator[Said]:
        for line in self.article.splitlines():
            text = plain(line.strip("#*->! "))
            if text and not text.startswith(("[", "{", "---")):
                yield Said(text, f"{self.quarter} article", "h2" if line.startswith("#") else "p", text)

    def _said_of_charts(self) -> Iterator[Said]:
        for name, chart in self.charts.items():
            view = plain(" ".join(str(chart.get(key, "")) for key in ("title", "subtitle", "alternative", "source")))
            for key, tag in (("title", "h3"), ("subtitle", "p"), ("alternative", "alt")):
                if chart.get(key):
                    yield Said(plain(chart[key]), f"{self.quarter} chart {name}", tag, view)

    def section(self, name: str) -> Node:
        return self.page.first(id_=name) or Node("root")

    @property
    def titles(self) -> dict[str, str]:
        """The title of each section of the page."""
        found = {}
        for node in self.page.find(tag="section"):
            head = node.first(tag="h2") or node.first(tag="h1")
            if head is not None:
                found[node.id] = head.text
        return found

    @property
    def headline(self) -> Iterator[Said]:
        """What is seen first, and copied: cover, brief, article, index, feed, share picture, titles."""
        for each in self.said:
            first = any(word in each.where for word in ("cover", "brief", "article", "index", "feed", "share"))
            if first or each.tag in {"h2", "h3"}:
                yield each


@dataclass(frozen=True, slots=True)
class Archive:
    """All that was published: each edition, and the pages and tables over all of them."""

    editions: Mapping[str, Told]
    projects: Mapping[str, Node]  # each project's page by its id
    ids: Mapping[str, Mapping[str, str]]  # by quarter: the id of each name
    undecided: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    movements: Mapping[str, tuple[tuple[str, str, float | None], ...]]  # by quarter: movement, name, change of cost


def read_archive(output: Path) -> Archive:
    """Read a folder of publications."""
    index = parsed((output / "index.html").read_text(encoding="utf-8"))
    entries = {node.id.removeprefix("edition-"): node for node in index.find(tag="article")}
    feed = _feed(output / "feed.xml")
    stored, ids, undecided, movements = _database(output / "panorama.sqlite")
    editions = {
        quarter: told_of(output / quarter, entries[quarter], feed.get(quarter, ""), stored[quarter])
        for quarter in sorted(stored)
    }
    pages = {path.parent.name: parsed(path.read_text(encoding="utf-8")) for path in output.glob("projets/*/index.html")}
    numbers = {quarter: row["number"] for quarter, row in stored.items()}
    return Archive(editions, pages, ids, undecided, numbers, movements)


def told_of(folder: Path, entry: Node | None = None, feed: str = "", stored: Mapping[str, Any] | None = None) -> Told:
    """Read one edition's folder."""
    pdf = PdfDocument(next(folder.glob("*.pdf")))
    return Told(
        quarter=folder.name,
        page=parsed((folder / "index.html").read_text(encoding="utf-8")),
        article=unescape((folder / "article.md").read_text(encoding="utf-8")),
        pdf=tuple(plain(page.get_textpage().get_text_bounded()) for page in pdf),
        charts={path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("charts/*.json")},
        figures=json.loads((folder / "data/figures.json").read_text(encoding="utf-8")),
        entry=entry or Node("root"),
        feed=feed,
        stored=stored or {},
    )


def _feed(path: Path) -> dict[str, str]:
    found = {}
    for entry in ET.fromstring(path.read_text(encoding="utf-8")).iter(f"{ATOM}entry"):  # noqa: S314 - our own file
        texts = [entry.findtext(f"{ATOM}{tag}") or "" for tag in ("title", "summary")]
        quarter = re.search(r"\d{4}-T\d", entry.findtext(f"{ATOM}id") or "")
        if quarter:
            found[quarter[0]] = plain(". ".join(texts))
    return found


def _database(path: Path) -> tuple[dict, dict, dict, dict]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        stored = {row["edition"]: dict(row) for row in database.execute("SELECT * FROM editions")}
        ids: dict[str, dict[str, str]] = {quarter: {} for quarter in stored}
        for row in database.execute("SELECT edition, project, name FROM observations"):
            ids[row["edition"]][plain(row["name"])] = row["project"]
        moves = list(database.execute("SELECT * FROM movements"))
    undecided = {
        quarter: frozenset(_undecided(row for row in moves if row["edition"] == quarter)) for quarter in stored
    }
    movements = {quarter: tuple(map(_move, (row for row in moves if row["edition"] == quarter))) for quarter in stored}
    return stored, ids, undecided, movements


def _undecided(moves: Iterable[sqlite3.Row]) -> Iterator[str]:
    for row in moves:
        if row["movement"] == "indécis":
            yield from (plain(name) for name in (row["name"], row["previous_name"]) if name)


def _move(row: sqlite3.Row) -> tuple[str, str, float | None]:
    return row["movement"], plain(row["name"] or row["previous_name"]), row["cost_change_meur"]
