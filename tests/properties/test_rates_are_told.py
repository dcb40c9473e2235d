"""Whatever the series: rates are those of the projects' own history, their changes are like for like, titles say no more."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from support.drawings import plain
from support.series import all_series, known_cost

from reportgen.formatting import number
from reportgen.sections.kit import movement_titles, opening
from reportgen.statements import rates
from reportgen.values.edition import DeviationMethod

MEANS = ("weighted", "mean", "median")
methods = st.sampled_from(MEANS).map(lambda mean: DeviationMethod("weighted", mean))


def pairs_at(series, edition):
    """Pair each project's cost in an edition with the first that an earlier one gave, by the project's place."""
    found = {}
    for place, said in enumerate(series.projects):
        first = next(filter(known_cost, said[:edition]), None)
        if known_cost(said[edition]) and first:
            found[place] = (Fraction(said[edition]), Fraction(first))
    return found


def mean_of(pairs, mean):
    """Take a mean of the pairs' growth, in percent, as a school book says."""
    growths = sorted(100 * (now - first) / first for now, first in pairs)
    if mean == "weighted":
        return 100 * (sum(now for now, _ in pairs) / sum(first for _, first in pairs) - 1)
    if mean == "mean":
        return sum(growths) / len(growths)
    middle = len(growths) // 2
    return growths[middle] if len(growths) % 2 else (growths[middle - 1] + growths[middle]) / 2


def near(value, exact):
    return abs(Fraction(value) - exact) < Fraction(1, 10**20)


@settings(deadline=None, max_examples=60)
@given(series=all_series(), method=methods)
def test_the_rate_and_its_change_are_those_of_the_same_projects(series, method):
    newest = len(series.numbers) - 1
    headline = series.findings(method=method).headline("budget")
    now, before = pairs_at(series, newest), pairs_at(series, newest - 1)
    if not now:
        assert headline.value is None
        return
    assert (headline.n, headline.of) == (len(now), len(series.portfolios[-1]))
    assert near(headline.value, mean_of(now.values(), method.budget))
    both = now.keys() & before.keys()
    if not both:
        assert headline.same is None
        return
    one, other = (mean_of([pairs[place] for place in both], method.budget) for pairs in (before, now))
    assert headline.same.n == len(both)
    assert near(headline.same.change, other - one)
    assert headline.same.is_telling == (5 * len(now.keys() ^ before.keys()) <= len(now.keys() | before.keys()))


@settings(deadline=None, max_examples=60)
@given(series=all_series(), method=methods)
def test_a_line_joins_only_what_is_like_for_like(series, method):
    points = series.findings(method=method).series
    for place, (before, after) in enumerate(pairwise(points)):
        follows = after.number == before.number + 1
        was, now = pairs_at(series, place), pairs_at(series, place + 1)
        alike = bool(was and now) and 5 * len(was.keys() ^ now.keys()) <= len(was.keys() | now.keys())
        assert ("budget" in after.linked) == (follows and alike)
        if "total" in after.linked:
            assert follows
            assert 5 * abs(before.projects_with_cost - after.projects_with_cost) <= max(
                before.projects_with_cost, after.projects_with_cost
            )


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_a_title_on_the_total_gives_percents_only_where_nearly_as_many_costs_are_known(series):
    findings = series.findings()
    told = [point for point in findings.series if point.total is not None]
    text = plain(movement_titles.trends(findings).text)
    if len(told) < 2:
        assert "%" not in text
        return
    first, last = told[0].total, told[-1].total
    if "%" in text:
        assert abs(Fraction(first.known, first.of) - Fraction(last.known, last.of)) <= Fraction(1, 20)
        assert 5 * abs(first.known - last.known) <= max(first.known, last.known)
        assert ("progresse" in text) == (last.meur > first.meur)
    elif "ne change guère" not in text:
        assert str(first.known) in text
        assert str(last.known) in text


@settings(deadline=None, max_examples=60)
@given(series=all_series(), method=methods)
def test_the_title_on_deviations_is_of_one_kind_and_says_the_change_over_the_same_projects(series, method):
    findings = series.findings(method=method)
    title = movement_titles.trend_deviations(findings)
    text = plain(title.text)
    assert not ("calendrier" in text and "budget" in text)
    if title.claim == "same-projects":
        same = findings.headline(title.facts["kind"]).same
        assert f"{plain(number(abs(same.change), 1))} point" in text
        assert ("gagne" in text) == (same.change > 0)
        assert str(same.n) in text or "le seul projet" in text
        assert same.is_telling  # else no direction is told
    else:
        assert "gagne" not in text
        assert "perd" not in text


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_the_first_page_s_title_is_the_change_of_the_total_where_there_is_one(series):
    findings = series.findings()
    text = plain(opening.brief(findings).text)
    before, now = ([said[place] for said in series.projects if known_cost(said[place])] for place in (-2, -1))
    assert text.startswith("Le total ") == bool(before and now)


@settings(deadline=None, max_examples=60)
@given(series=all_series(), method=methods)
def test_means_that_tell_another_story_are_shown_and_who_carries_the_mean_is_named(series, method):
    headline = series.findings(method=method).headline("budget")
    pairs = pairs_at(series, len(series.numbers) - 1)
    if headline.computed is None:
        return
    mine = mean_of(pairs.values(), method.budget)
    others = {mean: mean_of(pairs.values(), mean) for mean in MEANS if mean != method.budget}
    opposed = {
        mean
        for mean, other in others.items()
        if mine * other < 0 or max(abs(mine), abs(other)) > 2 * min(abs(mine), abs(other))
    }
    assert {each.mean for each in headline.opposed} == opposed
    story = plain(rates.other_story(headline))
    assert all(plain(rates.name_of_mean(mean)) in story for mean in opposed)
    if headline.carried_by:
        assert headline.carried_by in story
        (place,) = (place for place in pairs if series.name(place) == headline.carried_by)
        parts = {
            each: (now - first if method.budget == "weighted" else now / first - 1)
            for each, (now, first) in pairs.items()
        }
        assert 3 * parts[place] / sum(parts.values()) > 1
