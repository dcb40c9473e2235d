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
from reportgen.sections.kit import movement_titles, titles
from reportgen.sections.movements import Movements
from reportgen.sections.watchlist import Watchlist
from reportgen.words.language import _, plural, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.sections.kit.titles import Title
    from reportgen.sections.movements import Column
    from reportgen.sections.watchlist import Line, Rule
    from reportgen.values.edition import EditorialSection
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings
    from reportgen.values.views import ReportView, SectionView

_RAISED = str.maketrans("ᵉʳ", "er")
ZONE = ZoneInfo("Europe/Paris")
IN_BILLIONS = 500  # M€ from which a budget is said in milliards
MOST_NAMED = 6  # names in a sentence
WEB_EDITION, COVER = "index.html", "cover.png"  # beside the article
UNTITLED = "Ce qu’il faut retenir"  # what editorial.md is called before anyone wrote a title, in any language


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """A headed passage that the program says: sentences, and perhaps a list of lines, each behind its label."""

    heading: str
    sentences: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


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
    edition = _edition(info.number)
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
        mark=" ".join(f"{said}." for said in (report.document.draft, report.document.demonstration) if said),
        editorial=findings.edition.editorial.sections,
        passages=(
            _totals(findings),
            *_movements(by_key.get("movements"), findings),
            *_watched(by_key.get("watchlist")),
        ),
        read=_("Consulter la {edition} du panorama", edition=edition),
        page=info.article.page or WEB_EDITION,
        cover=info.article.cover or COVER,
        data_sentence=_data_sentence(info.article.data),
        data=_data(info.article.data),
    )


def _edition(number: int) -> str:
    """Name an edition as the site does, in letters of one size: ``10e édition``."""
    return _("{rank} édition", rank=fmt.ordinal(number).translate(_RAISED))


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
        return _lowered(editorial.title, findings)
    return _lowered(_own_title(findings), findings)


def _own_title(findings: Findings) -> str:
    title = titles.brief(findings) if findings.comparison is None else movement_titles.movements(findings)
    return _computed(title)


def _lowered(title: str, findings: Findings) -> str:
    """Begin in lower case, unless the first word is a name or an acronym."""
    first = re.split(r"[\s,;:]", title, maxsplit=1)[0]
    names = {word for project in findings.projects for word in f"{project.name} {project.ministry}".split()}
    return title if first in names or first[1:] != first[1:].lower() else title[:1].lower() + title[1:]


def _computed(title: Title) -> str:
    return _in_one_line(title.text)


def _in_one_line(title: str) -> str:
    return title.replace("\n", " ")


def _lead(findings: Findings) -> str:
    """Say what the edition is, then the office's own lead."""
    figures = findings.figures
    edition = _edition(figures.number)
    said = plural(
        "Pour sa {edition}, le panorama trimestriel passe en revue {projects} grand projet numérique mené au sein de l’État.",
        "Pour sa {edition}, le panorama trimestriel passe en revue {projects} grands projets numériques menés au sein de "
        "l’État.",
        figures.projects,
        edition=edition,
        projects=fmt.number(figures.projects),
    )
    return " ".join([said, *findings.edition.editorial.lead.split()])


# ── what the figures say ──────────────────────────────────────────────────────────────────────────


def _totals(findings: Findings) -> ArticleSection:
    figures = findings.figures
    heading = projects_and_budget(figures)
    sentences = (total_sentence(figures), _coverage(figures), *_rates(findings))
    return ArticleSection(heading, tuple(filter(None, sentences)))


def projects_and_budget(figures: Figures) -> str:
    """Head the passage of totals: ``44 projets, pour un budget de 1,56 milliard d’euros``."""
    if figures.total_cost_meur is None:
        return fmt.projects(figures.projects)
    return _(
        "{projects}, pour un budget de {budget}",
        projects=fmt.projects(figures.projects),
        budget=budget_in_words(figures.total_cost_meur),
    )


def total_sentence(figures: Figures) -> str:
    """Say how many projects there are, how many of them are interministerial, and their budget."""
    projects = f"{fmt.projects(figures.projects)}{_interministerial(figures)}"
    edition = _edition(figures.number)
    if figures.total_cost_meur is not None:
        budget = budget_in_words(figures.total_cost_meur)
        return _(
            "Au total, cette {edition} du panorama passe en revue {projects} pour un budget global prévisionnel de {budget}.",
            edition=edition,
            projects=projects,
            budget=budget,
        )
    return plural(
        "Au total, cette {edition} du panorama passe en revue {projects}. Son coût n’est pas communiqué.",
        "Au total, cette {edition} du panorama passe en revue {projects}. Aucun ne communique son coût.",
        figures.projects,
        edition=edition,
        projects=projects.rstrip(","),
    )


def budget_in_words(meur: Decimal) -> str:
    """Say a budget, in billions from half of one on."""
    return fmt.money_in_words(meur, IN_BILLIONS)


def _interministerial(figures: Figures) -> str:
    """Say how many are interministerial, between commas; nothing where the table does not tell."""
    common, projects = figures.interministerial, figures.projects
    if common is None:
        return ""
    if projects == 1:
        return _(", à portée interministérielle,") if common else _(", sans portée interministérielle,")
    if common == projects:
        return _(", tous à portée interministérielle,")
    if not common:
        return _(", dont aucun à portée interministérielle,")
    return _(", dont {n} à portée interministérielle,", n=fmt.number(common))


def _coverage(figures: Figures) -> str:
    """Say on how many projects the budget rests, when it is not all."""
    if figures.total_cost_meur is None or figures.projects_with_cost == figures.projects:
        return ""
    return plural(
        "Ce budget est celui du seul projet, sur {all}, dont le coût est communiqué.",
        "Ce budget est celui des {n} projets, sur {all}, dont le coût est communiqué.",
        figures.projects_with_cost,
        n=fmt.number(figures.projects_with_cost),
        all=fmt.number(figures.projects),
    )


def _rates(findings: Findings) -> Iterator[str]:
    schedule, budget = _rate(findings, "schedule"), _rate(findings, "budget")
    yield (
        _("L’écart de calendrier s’établit à {rate}.", rate=schedule)
        if schedule
        else _("L’écart de calendrier n’est pas mesuré.")
    )
    yield (
        _("L’écart de budget s’établit à {rate}.", rate=budget) if budget else _("L’écart de budget n’est pas mesuré.")
    )


def _rate(findings: Findings, kind: str) -> str:
    """Say a rate and how far it moved since the last edition; nothing where it is not measured."""
    rate = findings.rate(kind)
    return "" if rate is None else fmt.percent(rate, 1) + _change(findings, rate, findings.rate_before(kind))


def _change(findings: Findings, rate: Decimal, before: Decimal | None) -> str:
    """Say by how many points a rate moved since the last edition; nothing where that cannot be said."""
    if before is None or findings.comparison is None:
        return ""
    since = fmt.month_and_year(findings.comparison.old_as_of)
    if fmt.signed(rate - before) == "=":
        return _(", inchangé depuis {month}", month=since)
    points = fmt.points(abs(rate - before))
    if rate > before:
        return _(", en hausse de {points} depuis {month}", points=points, month=since)
    return _(", en baisse de {points} depuis {month}", points=points, month=since)


# ── what the findings say ─────────────────────────────────────────────────────────────────────────


def _movements(section: SectionView | None, findings: Findings) -> Iterator[ArticleSection]:
    """Say who entered, who left, and how the total moved."""
    if section is None or not isinstance(section.content, Movements):
        return
    lines = [(_labelled(column.heading), _movers(column)) for column in section.content.columns[:2] if column.lines]
    yield ArticleSection(
        _in_one_line(section.title), (f"{_computed(movement_titles.cost_bridge(findings))}.",), tuple(lines)
    )


def _labelled(label: str) -> str:
    return fmt.typeset(_("{label} :", label=label))


def _movers(column: Column) -> str:
    named = [f"{line.name} ({line.detail})" for line in column.lines]
    return within("between projects", " ; ").join([*named, *filter(None, [column.more])]) + "."


def _watched(section: SectionView | None) -> Iterator[ArticleSection]:
    """Say what the watch list says: under each rule, the projects that it finds."""
    if section is None or not isinstance(section.content, Watchlist):
        return
    said = _("La liste de vigilance relève les projets dont les chiffres publiés franchissent un seuil.")
    rules = section.content.rules
    lines = tuple((_labelled(rule.heading), f"{_names(rule.lines)}. {_threshold(rule)}") for rule in rules)
    yield ArticleSection(_in_one_line(section.title), (said,), lines)


def _threshold(rule: Rule) -> str:
    """Make a sentence of what goes on from a rule's heading on its page."""
    return f"{fmt.opening(rule.said.lstrip(f' :{fmt.THIN}{fmt.NBSP}')).rstrip('.')}."


def _names(lines: Sequence[Line]) -> str:
    """Name a few projects, and say how many more there are."""
    names, rest = [line.name for line in lines], len(lines) - MOST_NAMED
    return fmt.listing(names if rest <= 1 else [*names[:MOST_NAMED], _("{n} autres", n=fmt.number(rest))])


# ── where to read on ──────────────────────────────────────────────────────────────────────────────


def _data_sentence(address: str) -> str:
    if address:
        return _("L’ensemble des données de cette édition et des précédentes est en données ouvertes :")
    return _("Les données de cette édition sont ouvertes :")


def _data(address: str) -> tuple[tuple[str, str], ...]:
    """Pair each address of the data with its words; without one of the portal, the files beside the article."""
    if address:
        return ((address, urlsplit(address).hostname or address),)
    return (("data/projects.csv", _("les projets (CSV)")), ("data/figures.json", _("les chiffres (JSON)")))
