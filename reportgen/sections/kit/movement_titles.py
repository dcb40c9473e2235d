"""Titles of what changed since the last edition and over all of them, by rules that cannot lie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.ratios import growth
from reportgen.measures.series import have_like_coverage
from reportgen.sections.kit.bridge_title import bridge_title
from reportgen.sections.kit.sentences import opening_count, opening_number
from reportgen.sections.kit.titles import Title
from reportgen.statements import rates, totals
from reportgen.values.headline import BUDGET, KINDS, SCHEDULE
from reportgen.values.views import LONGEST_TITLE
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.values.comparison import Comparison
    from reportgen.values.findings import Findings, Point
    from reportgen.values.headline import Headline

ZERO = Decimal(0)


def movements(findings: Findings) -> Title:
    """Say how many projects entered and left, and since when; what is still open is neither, and said apart."""
    comparison = findings.comparison
    if comparison is None:
        return _alone()
    facts = {
        "came": len(comparison.entered),
        "gone": len(comparison.left),
        "undecided": len(comparison.undecided),
        "unanswered": len(comparison.unanswered),
        "since": comparison.old_as_of,
    }
    month = fmt.month_and_year(comparison.old_as_of)
    texts = (_moves(comparison, month, write) for write in (fmt.in_words, fmt.number))
    short = (text for text in texts if len(text) <= LONGEST_TITLE)
    return Title(next(short, _moves(comparison, month, fmt.number)), "movements", facts)


def _moves(comparison: Comparison, month: str, write: Callable[[int], str]) -> str:
    """Say it with small numbers in words, or with all of them in digits."""
    title = _largest_move(len(comparison.entered), len(comparison.left), month, write)
    for one, many, number in (
        (later("{title} ; {n} reste à identifier"), later("{title} ; {n} restent à identifier"), comparison.undecided),
        (later("{title} ; {n} sans réponse"), later("{title} ; {n} sans réponse"), comparison.unanswered),
    ):
        if number:
            title = _(one if len(number) == 1 else many, title=title, n=write(len(number)))
    return title


def _largest_move(came: int, gone: int, month: str, write: Callable[[int], str]) -> str:
    if not came and not gone:
        return _("Depuis {month},\naucune entrée, aucune sortie", month=month)
    if not gone:
        return plural(
            "Depuis {month}, {n} projet entre,\naucun ne sort",
            "Depuis {month}, {n} projets entrent,\naucun ne sort",
            came,
            month=month,
            n=write(came),
        )
    entering = plural("{n} entre", "{n} entrent", came, n=write(came)) if came else _("aucun n’entre")
    return plural(
        "Depuis {month}, {n} projet sort,\n{entering}",
        "Depuis {month}, {n} projets sortent,\n{entering}",
        gone,
        month=month,
        n=write(gone),
        entering=entering,
    )


def cost_bridge(findings: Findings) -> Title:
    """Say how the total changed, and what weighs most in it."""
    return _alone() if findings.comparison is None else bridge_title(findings.comparison)


def trends(findings: Findings) -> Title:
    """Say how the total moved over the series: in percent only between editions that know as large a part of the costs."""
    known = [point for point in findings.series if point.total is not None]
    if len(known) < 2:  # noqa: PLR2004 - a course has two ends
        words = plural(
            "{n} édition, un seul total connu",
            "{n} éditions, un seul total connu",
            len(findings.series),
            n=fmt.in_words(len(findings.series)),
        )
        return Title(fmt.capitalize_first(words) if known else _("Aucune édition ne donne de total"), "none")
    first, last = known[0], known[-1]
    facts = {"first": first.total_cost_meur, "last": last.total_cost_meur}
    if have_like_coverage(first.total, last.total):
        return Title(_trend(first, last), "trend", facts)
    words = _(
        "De {before} à {after},\nle total passe de {first} à {last}",
        before=fmt.number(first.projects_with_cost),
        after=plural(
            "{n} coût connu", "{n} coûts connus", last.projects_with_cost, n=fmt.number(last.projects_with_cost)
        ),
        first=_amount(first),
        last=_amount(last),
    )
    return Title(words, "trend-over-other-coverage", facts)


def _amount(point: Point) -> str:
    total = point.total
    return fmt.unknown() if total is None else "".join(totals.large_figure(total))


def _trend(before: Point, after: Point) -> str:
    """Choose the sentence on the course of the total; a rate too small to show is not given."""
    first, last = before.total_cost_meur or ZERO, after.total_cost_meur or ZERO
    month = fmt.month_and_year(before.as_of)
    rate = abs(growth(last, first) or ZERO)
    if _same(first, last):
        return _("Le coût total ne change guère\ndepuis {month}", month=month)
    if fmt.number(rate) == "0":
        falls, grows = (
            _("Le coût total recule\nde moins de 1 % depuis {month}"),
            _("Le coût total progresse\nde moins de 1 % depuis {month}"),
        )
        return (falls if last < first else grows).format(month=month)
    falls = _("Le coût total recule de {rate}\ndepuis {month}")
    grows = _("Le coût total progresse de {rate}\ndepuis {month}")
    return (falls if last < first else grows).format(month=month, rate=fmt.percent(rate))


def trend_totals(findings: Findings) -> Title:
    """Give total and projects of the last edition beside the first's."""
    first, last = findings.series[0], findings.series[-1]
    month, change = fmt.month_and_year(first.as_of), last.projects - first.projects
    if not change:
        words = _("Autant de projets qu’en {month}", month=month)
    elif change > 0:
        words = plural("{n} projet de plus qu’en {month}", "{n} projets de plus qu’en {month}", change)
    else:
        words = plural("{n} projet de moins qu’en {month}", "{n} projets de moins qu’en {month}", -change)
    return Title(words.format(n=opening_number(abs(change)), month=month), "projects", {"change": change})


def trend_deviations(findings: Findings) -> Title:
    """Say how one deviation moved over the same projects, else where it stands: two kinds of mean share no title."""
    told = [findings.headline(kind) for kind in KINDS]
    moved = [each for each in told if _has_moved(each)]
    if moved:
        most = max(moved, key=lambda each: abs(each.same.change) if each.same else ZERO)
        return _moved_rate(most)
    known = [each for each in told if each.value is not None]
    if not known:
        return Title(_("Les écarts ne sont pas mesurés dans cette édition"), "rates", {})
    first = known[0]
    words = (
        _("Un écart de calendrier de {rate}, {basis}")
        if first.kind == SCHEDULE
        else _("Un écart de budget de {rate}, {basis}")
    )
    text = words.format(rate=rates.value_in_percent(first), basis=rates.short_basis(first))
    return Title(text, "rate", {"kind": first.kind, "value": first.value})


def _has_moved(headline: Headline) -> bool:
    """Tell whether a direction may be told: computed, visibly moved, over nearly all projects of both editions."""
    same = headline.same
    if headline.declared is not None or same is None:
        return False
    return same.is_telling and fmt.signed(same.change) != "="


def _moved_rate(headline: Headline) -> Title:
    """Say by how many points a rate moved over the projects that both editions measure."""
    same = headline.same
    change, n = (same.change, same.n) if same else (ZERO, 0)
    words = {
        (SCHEDULE, True): later("{over}, l’écart de calendrier gagne {points}"),
        (SCHEDULE, False): later("{over}, l’écart de calendrier perd {points}"),
        (BUDGET, True): later("{over}, l’écart de budget gagne {points}"),
        (BUDGET, False): later("{over}, l’écart de budget perd {points}"),
    }[headline.kind, change > 0]
    over = plural(
        "Pour le seul projet mesuré aux deux dates", "Pour les {n} projets mesurés aux deux dates", n, n=fmt.number(n)
    )
    text = _(words, over=over, points=fmt.points(abs(change)))
    return Title(text, "same-projects", {"kind": headline.kind, "change": change, "n": n})


def watchlist(findings: Findings) -> Title:
    """Say how many projects the rules find."""
    names = {each.project.name for each in findings.watched}
    if not names:
        return Title(_("Aucun projet ne franchit de seuil"), "watched", {"projects": 0})
    words = plural(
        "{projects} appelle\nune attention particulière",
        "{projects} appellent\nune attention particulière",
        len(names),
        projects=opening_count(len(names)),
    )
    return Title(words, "watched", {"projects": len(names)})


def _alone() -> Title:
    return Title(_("Une première édition, sans comparaison"), "none")


def _same(one: Decimal, other: Decimal) -> bool:
    return fmt.number(one, 1) == fmt.number(other, 1)
