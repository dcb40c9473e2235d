"""The announcement: what an edition's day of publication says of it, for the publisher's site.

The office's paragraphs come from editorial.md; whatever carries a number is said from the findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles, opening
from reportgen.sections.movements import Movements
from reportgen.sections.watchlist import Watchlist
from reportgen.statements.time import gap_sentence
from reportgen.words.language import _, plural, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.sections.kit.titles import Title
    from reportgen.sections.movements import Column
    from reportgen.sections.watchlist import Line, Rule
    from reportgen.values.edition import EditorialSection
    from reportgen.values.findings import Findings
    from reportgen.values.views import ReportView, SectionView
from reportgen.outputs.files import COVER, PAGE, PUBLISHED
from reportgen.outputs.press.article_section import ArticleSection, edition_words
from reportgen.outputs.press.article_totals import totals_passage

ZONE = ZoneInfo("Europe/Paris")


MOST_NAMED = 6  # names in a sentence


UNTITLED = "Ce qu’il faut retenir"  # what editorial.md is called before anyone wrote a title, in any language


@dataclass(frozen=True, slots=True)
class Article:
    """What the announcement says, in plain text; only ``editorial`` is Markdown, as the office wrote it.

    ``date`` is empty while nobody knows the day, and ``undated`` says so; ``data`` pairs each address with its words.
    """

    title: str
    date: str
    undated: str
    lead: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    mark: str
    editorial: tuple[EditorialSection, ...]
    passages: tuple[ArticleSection, ...]
    read: str
    page: str
    cover: str
    data_sentence: str
    data: tuple[tuple[str, str], ...]


def announce(findings: Findings, report: ReportView) -> Article:
    """Say what the day of publication says; addresses that nobody gave are those of the files beside it."""
    info = findings.edition.info
    edition = edition_words(info.number)
    by_key = {section.key: section for section in report.sections}
    return Article(
        title=_(
            "{edition} du panorama des grands projets numériques de l’État : {angle}",
            edition=edition,
            angle=_angle(findings),
        ),
        date=_moment(findings),
        undated=_("à compléter, le jour de publication n’est pas fixé"),
        lead=_lead(findings),
        categories=info.article.categories,
        tags=info.article.tags,
        mark=" ".join(f"{text}." for text in (report.document.draft, report.document.demonstration) if text),
        editorial=findings.edition.editorial.sections,
        passages=(
            totals_passage(findings),
            *_movements(by_key.get("movements"), findings),
            *_watch_passage(by_key.get("watchlist")),
        ),
        read=_("Consulter la {edition} du panorama", edition=edition),
        page=info.article.page or PAGE.path(),
        cover=info.article.cover or COVER.path(),
        data_sentence=_data_sentence(info.article.data),
        data=_data(info.article.data),
    )


def _moment(findings: Findings) -> str:
    """Say when the article appears, with its time zone; nothing while nobody knows the day."""
    info = findings.edition.info
    if info.published is None:
        return ""
    offset = f"{datetime.combine(info.published, info.article.time, ZONE):%z}"
    return f"{info.published} {info.article.time:%H:%M:%S} {offset[:3]}:{offset[3:]}"


def _angle(findings: Findings) -> str:
    """Take the angle that the office names, else its editorial's title, else what moved, after a colon."""
    info, editorial = findings.edition.info, findings.edition.editorial
    if info.article.angle:
        return info.article.angle
    if editorial.title and editorial.title != UNTITLED:
        return _lower_first(editorial.title, findings)
    return _lower_first(_own_title(findings), findings)


def _own_title(findings: Findings) -> str:
    return _computed_title(opening.brief(findings))


def _lower_first(title: str, findings: Findings) -> str:
    """Begin in lower case, unless the first word is a name or an acronym; an article before a name is neither."""
    first = re.split(r"[\s,;:]", title, maxsplit=1)[0]
    names = {word for project in findings.projects for word in f"{project.name} {project.ministry}".split()}
    elided = first[1:2] == "’"
    kept = first in names or (first[1:] != first[1:].lower() and not elided)
    return title if kept else title[:1].lower() + title[1:]


def _computed_title(title: Title) -> str:
    return _in_one_line(title.text)


def _in_one_line(title: str) -> str:
    return title.replace("\n", " ")


def _lead(findings: Findings) -> str:
    """Say what the edition is, then the office's own lead."""
    figures = findings.figures
    edition = edition_words(figures.number)
    text = plural(
        "Pour sa {edition}, le panorama trimestriel passe en revue {projects} grand projet numérique mené au sein de l’État.",
        "Pour sa {edition}, le panorama trimestriel passe en revue {projects} grands projets numériques menés au sein de "
        "l’État.",
        figures.projects,
        edition=edition,
        projects=fmt.number(figures.projects),
    )
    return " ".join([text, *findings.edition.editorial.lead.split()])


def _movements(section: SectionView | None, findings: Findings) -> Iterator[ArticleSection]:
    """Say who entered, who left, and how the total moved."""
    if section is None or not isinstance(section.content, Movements):
        return
    lines = [(_labelled(column.heading), _movers(column)) for column in section.content.columns[:2] if column.lines]
    gap = "" if findings.comparison is None else gap_sentence(findings.comparison.since)
    sentences = filter(None, (gap, f"{_computed_title(movement_titles.cost_bridge(findings))}."))
    yield ArticleSection(_in_one_line(section.title), tuple(sentences), tuple(lines))


def _labelled(label: str) -> str:
    return fmt.typeset(_("{label} :", label=label))


def _movers(column: Column) -> str:
    named = [f"{line.name} ({line.detail})" for line in column.lines]
    return within("between projects", " ; ").join([*named, *filter(None, [column.more])]) + "."


def _watch_passage(section: SectionView | None) -> Iterator[ArticleSection]:
    """Say what the watch list says: under each rule, the projects that it finds."""
    if section is None or not isinstance(section.content, Watchlist):
        return
    text = _("La liste de vigilance relève les projets dont les chiffres publiés franchissent un seuil.")
    rules = section.content.rules
    lines = tuple((_labelled(rule.heading), f"{_names(rule.lines)}. {_threshold(rule)}") for rule in rules)
    yield ArticleSection(_in_one_line(section.title), (text,), lines)


def _threshold(rule: Rule) -> str:
    """Make a sentence of what goes on from a rule's heading on its page."""
    return f"{fmt.capitalize_first(rule.said.lstrip(f' :{fmt.THIN}{fmt.NBSP}')).rstrip('.')}."


def _names(lines: Sequence[Line]) -> str:
    """Name a few projects, and say how many more there are."""
    names, rest = [line.name for line in lines], len(lines) - MOST_NAMED
    return fmt.listing(names if rest <= 1 else [*names[:MOST_NAMED], _("{n} autres", n=fmt.number(rest))])


def _data_sentence(address: str) -> str:
    if address:
        return _("L’ensemble des données de cette édition et des précédentes est en données ouvertes :")
    return _("Les données de cette édition sont ouvertes :")


def _data(address: str) -> tuple[tuple[str, str], ...]:
    """Pair each address of the data with its words; without one of the portal, the files beside the article."""
    if address:
        return ((address, urlsplit(address).hostname or address),)
    return tuple((each.path(), _(each.mention)) for each in PUBLISHED if each.mention)
