"""Whatever the series: what is said of its changes is what its projects' own history says, words and numbers."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from hypothesis import given, settings
from support.composing import texts_of
from support.drawings import plain
from support.series import WITHHELD, all_series, movements_of

from reportgen.formatting import NBSP, THIN
from reportgen.sections.kit import movement_titles
from reportgen.sections.kit.bridge_title import bridge_title
from reportgen.sections.kit.card_history import events_of
from reportgen.sections.kit.movement_sentences import sentences_of
from reportgen.values.causes import Cause

WORDS = {
    Cause.ENTERED: ("d’entrées", "les entrées ajoutent"),
    Cause.LEFT: ("de sorties", "les sorties retirent"),
    Cause.NEWLY_KNOWN: ("de coûts publiés", "les coûts publiés ajoutent"),
    Cause.KNOWN_AGAIN: ("de coûts publiés de nouveau", "les coûts publiés de nouveau ajoutent"),
    Cause.NO_LONGER_KNOWN: (
        "de coûts qui ne sont plus communiqués",
        "les coûts qui ne sont plus communiqués retirent",
    ),
    Cause.UP: ("de réestimations", "les réestimations ajoutent"),
    Cause.DOWN: ("de réestimations", "les réestimations retirent"),
}


def known(said):
    return isinstance(said, Decimal)


def printed(amount):
    return amount.quantize(Decimal("0.1"), ROUND_HALF_UP)


def money(amount):
    return f"{abs(printed(amount)):,.1f} M€".replace(",", THIN).replace(".", ",").replace(" ", NBSP)


def causes_of(series):
    """Sum each cause from the projects' costs alone."""
    totals = dict.fromkeys(WORDS, Decimal(0))
    for *earlier, before, now in series.projects:
        if known(before) and known(now):
            totals[Cause.UP if now > before else Cause.DOWN] += now - before
        elif known(now):
            again = any(map(known, earlier))
            cause = Cause.ENTERED if before is None else Cause.KNOWN_AGAIN if again else Cause.NEWLY_KNOWN
            totals[cause] += now
        elif known(before):
            totals[Cause.LEFT if now is None else Cause.NO_LONGER_KNOWN] -= before
    return totals


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_the_bridges_title_says_the_change_and_what_weighs_most(series):
    text = bridge_title(series.comparison()).text
    before, now = ([said[place] for said in series.projects if known(said[place])] for place in (-2, -1))
    assert not re.search(r"(?<!\d)0,0", text)
    assert "sans" not in text
    if not before or not now:
        assert ("aucun coût" in text.lower()) == (not before or not now)
        return
    change = printed(sum(now)) - printed(sum(before))
    course = "inchangé" if not change else f"{'progresse' if change > 0 else 'recule'} de {money(change)}"
    assert text.startswith(f"Le total {'est ' if not change else ''}{course}")
    totals = causes_of(series)
    up, down = totals.pop(Cause.UP), totals.pop(Cause.DOWN)
    assert ("les réestimations se compensent" in text) == (
        bool(printed(up) and printed(down)) and not printed(up + down)
    )
    totals[Cause.UP if up + down > 0 else Cause.DOWN] = up + down
    causes = [cause for cause, total in totals.items() if total]
    if len(causes) == 1:
        totals[causes[0]] = change
    most = max(map(abs, totals.values()))
    named = [
        cause
        for cause, total in totals.items()
        if re.search(rf"dont {money(total)} {WORDS[cause][0]}(?! de nouveau)|{WORDS[cause][1]} {money(total)}", text)
    ]
    if printed(most):
        (cause,) = named
        assert abs(totals[cause]) == most
        assert ("dont" in text) == (totals[cause] * change > 0 and abs(printed(totals[cause])) <= abs(change))
    else:
        assert named == []


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_the_bridges_title_gives_the_coverage_unless_both_totals_stand_on_the_same_projects(series):
    title = bridge_title(series.comparison())
    if title.claim != "bridge":
        return
    sets = [{place for place, said in enumerate(series.projects) if known(said[edition])} for edition in (-2, -1)]
    others = re.search(
        r"\(coût connu pour (\d+) projets?, puis pour (?:un autre|(\d+) qui ne sont pas tous les mêmes)\)", title.text
    )
    assert (others is not None) == (sets[0] != sets[1] and len(sets[0]) == len(sets[1]))
    told = re.search(r"\(coût connu pour (\d+) projets?, puis (\d+)\)", title.text)
    assert (told is not None) == (len(sets[0]) != len(sets[1]))
    if told:
        assert [int(each) for each in told.groups()] == [len(each) for each in sets]


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_the_lists_hold_who_came_and_went_the_largest_first_and_no_change_that_reads_as_none(series):
    findings = series.findings()
    came, gone, again = movements_of(findings).columns
    entered = [place for place, said in enumerate(series.projects) if said[-2] is None and said[-1] is not None]
    left = [place for place, said in enumerate(series.projects) if said[-2] is not None and said[-1] is None]
    assert (came.count, gone.count) == (str(len(entered)), str(len(left)))
    changes = {
        series.name(place): (said[-2], said[-1])
        for place, said in enumerate(series.projects)
        if known(said[-2]) and known(said[-1]) and said[-1] != said[-2]
    }
    shown = {name: (old, new) for name, (old, new) in changes.items() if printed(new - old)}
    assert again.count == str(len(shown))
    slight = len(changes) - len(shown)
    assert (f"{slight} autre" in plain(again.more) or f"; {slight} de moins" in plain(again.more)) == bool(slight)
    sizes = [abs(shown[line.name][1] - shown[line.name][0]) for line in again.lines]
    assert sizes == sorted(sizes, reverse=True)
    for line in again.lines:
        old, new = shown[line.name]
        assert line.value == f"{'+' if new > old else '−'}{abs(printed(new - old)):.1f}".replace(".", ",")
        assert ("arrondis" in line.detail) == (printed(new - old) != printed(new) - printed(old))
    for column in (came, gone):
        costs = [float(line.value.replace(",", ".")) if line.value[0].isdigit() else -1 for line in column.lines]
        assert costs == sorted(costs, reverse=True)


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_what_was_known_before_is_not_told_as_a_first_time(series):
    findings = series.findings()
    said = " ".join(sentences_of(findings, findings.comparison))
    first = re.search(r"pour la première fois[^:]*:([^.]*)\.", said)
    again = re.search(r"Publient de nouveau un coût[^:]*:(.*?)\.(?: |$)", said)
    for place, (*earlier, before, now) in enumerate(series.projects):
        name, appears = series.name(place), before == WITHHELD and known(now)
        assert (first is not None and name in first[1]) == (appears and not any(map(known, earlier)))
        assert (again is not None and name in again[1]) == (appears and any(map(known, earlier)))


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_nothing_comes_back_because_the_archive_has_a_hole(series):
    findings = series.findings()
    for place, said in enumerate(series.projects):
        if said[-1] is None:
            continue
        seen = [edition for edition, each in enumerate(said) if each is not None]
        back = sum(after > before + 1 for before, after in pairwise(seen))
        events = events_of(findings.tracks[series.name(place)], findings.held, None)
        assert sum("de retour" in event for event in events) == back


@settings(deadline=None, max_examples=60)
@given(series=all_series())
def test_since_when_is_always_said_and_what_the_archive_lacks(series):
    findings = series.findings()
    page = movements_of(findings)
    assert "Depuis" in movement_titles.movements(findings).text
    told = " ".join(texts_of(page))
    assert "l’édition précédente" not in told
    missing = series.numbers[-1] - series.numbers[-2] - 1
    assert bool(re.search(rf"{missing}.éditions? manque", told)) == bool(missing)
