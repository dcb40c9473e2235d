"""A deviation in words: its value, then whose it is, by which mean, since when, over how many projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.statements.time import since_when
from reportgen.values.headline import Source
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from reportgen.values.headline import Headline, Rate, SameProjects, Way

MEANS = {"weighted": later("moyenne pondérée"), "mean": later("moyenne simple"), "median": later("médiane")}
ORIGINS = {
    "initial": later("depuis l’estimation initiale"),
    "first_published": later("depuis la première parution"),
    "previous_edition": later("depuis l’édition comparée"),
}
DECIMALS = 1  # of a computed rate; a declared one keeps those of its declaration


def decimals_of(headline: Headline) -> int:
    """Tell how many decimals a headline is printed with: a declared one is printed as it was declared."""
    if headline.declared is None:
        return DECIMALS
    return max(0, -int(headline.declared.as_tuple().exponent))


def value_in_percent(headline: Headline) -> str:
    """Write a headline's value: ``19,2 %``; that it is not known where there is none."""
    return fmt.unknown() if headline.value is None else fmt.percent(headline.value, decimals_of(headline))


def name_of_mean(mean: str) -> str:
    """Name a mean: ``moyenne pondérée``."""
    return _(MEANS[mean])


def origin(baseline: str) -> str:
    """Say from what a deviation is measured: ``depuis la première parution``."""
    return _(ORIGINS[baseline])


def projects_measured(rate: Rate) -> str:
    """Say over how many projects a rate is taken: ``41 projets sur 50``, or ``les 50 projets``."""
    if rate.n == rate.of:
        return plural("le seul projet", "les {n} projets", rate.n, n=fmt.number(rate.n))
    return fmt.projects_of(rate.n, rate.of)


def way_in_words(way: Way) -> str:
    """Say how a deviation was had, for a heading: ``moyenne pondérée depuis la première parution``."""
    if way.source is Source.DECLARED:
        return _("déclaré par l’éditeur")
    if way.baseline is None:
        return ""
    return _("{mean} {origin}", mean=name_of_mean(way.mean), origin=origin(way.baseline))


CELLS = {
    ("weighted", "initial"): later("pondérée, initiale"),
    ("weighted", "first_published"): later("pondérée, 1ʳᵉ parution"),
    ("mean", "initial"): later("simple, initiale"),
    ("mean", "first_published"): later("simple, 1ʳᵉ parution"),
    ("median", "initial"): later("médiane, initiale"),
    ("median", "first_published"): later("médiane, 1ʳᵉ parution"),
}


def way_in_a_cell(way: Way) -> str:
    """Say how a deviation was had, as short as a table needs: ``pondérée, 1ʳᵉ parution``, ``déclaré``."""
    if way.source is Source.DECLARED:
        return _("déclaré")
    return fmt.MISSING if way.baseline is None else _(CELLS[way.mean, way.baseline])


def basis(headline: Headline) -> str:
    """Say all that a headline stands on, to follow its value."""
    if headline.declared is not None:
        return _("déclaré par l’éditeur, non recalculable depuis le tableau")
    if headline.computed is None:
        return _("non mesuré : le tableau et les éditions antérieures ne donnent pas d’estimation de départ")
    return basis_of_rate(headline.computed)


def basis_of_rate(rate: Rate) -> str:
    """Say all that a computed rate stands on: ``moyenne simple depuis la première parution, 41 projets sur 50``."""
    return _(
        "{mean} {origin}, {projects}",
        mean=name_of_mean(rate.mean),
        origin=origin(rate.baseline),
        projects=projects_measured(rate),
    )


def short_basis(headline: Headline) -> str:
    """Say what changes a headline's meaning, where there is little room; nothing where there is no value."""
    if headline.declared is not None:
        return _("déclaré")
    rate = headline.computed
    if rate is None:
        return ""
    if rate.baseline == "initial":
        return _("depuis l’origine, {projects}", projects=projects_measured(rate))
    return _("depuis la 1ʳᵉ parution, {projects}", projects=projects_measured(rate))


def rate_in_words(rate: Rate) -> str:
    """Write a computed rate with its basis: ``19,2 % (moyenne simple depuis la première parution, 41 projets sur 50)``."""
    return _("{rate} ({basis})", rate=fmt.percent(rate.value, DECIMALS), basis=basis_of_rate(rate))


def change_over_the_same(same: SameProjects) -> str:
    """Say in a sentence how a rate moved, like for like: over the projects that both editions measure."""
    over = plural(
        "Sur le seul projet mesuré dans les deux éditions",
        "Sur les {n} projets mesurés dans les deux éditions",
        same.n,
        n=fmt.number(same.n),
    )
    points, when = fmt.points(abs(same.change)), since_when(same.since)
    if fmt.signed_points(same.change) == "=":
        return _("{over}, l’écart est inchangé {since}.", over=over, since=when)
    if not same.is_telling:  # the two editions measure other projects too: no direction is told
        return _("{over} : {change} {since}.", over=over, change=fmt.signed_points(same.change), since=when)
    if same.change > 0:
        return _("{over}, l’écart gagne {points} {since}.", over=over, points=points, since=when)
    return _("{over}, l’écart perd {points} {since}.", over=over, points=points, since=when)


def short_change(same: SameProjects) -> str:
    """Say the same in a line's room: ``−2,6 points depuis 03/2018, 19 projets mesurés aux deux dates``."""
    words, month = fmt.signed_points(same.change), fmt.month_short(same.since.as_of)
    projects = plural(
        "{n} projet mesuré aux deux dates", "{n} projets mesurés aux deux dates", same.n, n=fmt.number(same.n)
    )
    if words == "=":
        return _("inchangé depuis {month}, {projects}", month=month, projects=projects)
    return _("{change} depuis {month}, {projects}", change=words, month=month, projects=projects)


def other_story(headline: Headline) -> str:
    """Give the other means where they tell another story, and name who carries the mean; nothing where neither does."""
    parts = [
        _("{mean} {rate}", mean=name_of_mean(each.mean), rate=fmt.percent(each.value, DECIMALS))
        for each in headline.opposed
    ]
    if headline.carried_by:
        parts.append(_("plus d’un tiers vient de {project}", project=headline.carried_by))
    return _(" ; ").join(parts)
