"""Every project once, from its start to its planned end, the late ones marked."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import chain, combinations

import pytest
from support.builders import make_findings, make_project
from support.drawings import HAIR, THEME, draw, only, plain, say

from reportgen.portfolio.phases import COMPLETED, PHASES, SCOPING

# The data are of 31 March 2020. A duration of so many half years counts as whole months.
LATE = make_project(name="Alizé", start=date(2015, 1, 1), duration_years=Decimal("4.5"))  # to July 2019
RUNNING = make_project(name="Brise", start=date(2018, 1, 1), duration_years=Decimal("3.5"))  # to July 2021
DONE = make_project(name="Cyclone", start=date(2014, 7, 1), duration_years=Decimal("2.5"), phase=COMPLETED)
OPEN = make_project(name="Drakkar", start=date(2019, 1, 1), duration_years=None, phase=SCOPING)
UNDATED = make_project(name="Écluse", start=None, duration_years=None, phase=SCOPING)
FIVE = (OPEN, RUNNING, UNDATED, LATE, DONE)


def many(number: int, **values) -> list:
    phases = PHASES
    return [
        make_project(
            name=f"Projet {n:03}",
            phase=phases[n % 5],
            start=date(2012 + n % 8, 1 + n % 12, 1),
            duration_years=Decimal("1.5") + n % 6,
            **values,
        )
        for n in range(number)
    ]


def test_each_project_stands_with_the_month_of_its_end():
    sheet = only("timeline", make_findings(FIVE))
    assert sheet.beside("Brise") == ["Brise", "07/2021"]
    assert sheet.beside("Cyclone") == ["Cyclone", "01/2017"]
    assert sheet.beside("Drakkar") == ["Drakkar", "fin non fixée"]
    assert sheet.beside("Écluse") == ["Écluse", "dates non communiquées"]


def test_only_a_project_that_is_late_and_not_over_is_marked_as_late():
    sheet = only("timeline", make_findings(FIVE))
    assert sheet.beside("Alizé") == ["Alizé", "07/2019, échéance passée"]
    assert sum("échéance passée" in words for words in sheet.words) == 1
    assert sheet.text("07/2019, échéance passée").bold


def test_an_end_in_the_month_before_the_data_is_not_late_because_it_is_known_to_one_month_only():
    february = make_project(name="Février", start=date(2017, 8, 1), duration_years=Decimal("2.5"))
    january = make_project(name="Janvier", start=date(2018, 7, 1), duration_years=Decimal("1.5"))
    sheet = only("timeline", make_findings([february, january]))
    assert sheet.beside("Janvier") == ["Janvier", "01/2020, échéance passée"]
    assert "échéance" not in sheet.beside("Février")[1]


def test_bars_begin_and_end_at_their_true_dates():
    sheet = only("timeline", make_findings([LATE, RUNNING]))
    (late,), (running,) = sheet.bars_beside("Alizé", THEME.a50.upper()), sheet.bars_beside("Brise", THEME.a50.upper())
    # 54 months and 42 months; both ends lie two years apart, both starts three
    assert late.width / running.width == pytest.approx(54 / 42, rel=0.01)
    assert (running.right - late.right) / (running.left - late.left) == pytest.approx(2 / 3, rel=0.01)


def test_the_editions_line_stands_at_the_date_of_the_data():
    sheet = only("timeline", make_findings([RUNNING]))
    (bar,) = sheet.bars_beside("Brise", THEME.a50.upper())
    (now,) = [line for line in sheet.lines if line.stroke == THEME.ink.upper() and line.width < HAIR]
    # from January 2018 to the end of March 2020: 27 of 42 months
    assert (now.left - bar.left) / bar.width == pytest.approx(27 / 42, abs=0.005)
    assert "édition de mars 2020" in sheet.words


def test_phases_come_in_the_order_of_their_ends_with_their_counts():
    sheet = only("timeline", make_findings(FIVE))
    heads = [sheet.text(name) for name in ("Terminé", "Conception / réalisation", "Cadrage")]
    assert [text.y for text in heads] == sorted(text.y for text in heads)
    assert [sheet.beside(plain(text.words))[:2] for text in heads] == [
        ["Terminé", "1 projet"],
        ["Conception / réalisation", "2 projets"],
        ["Cadrage", "2 projets"],
    ]


def test_within_a_phase_the_first_end_comes_first():
    sheet = only("timeline", make_findings([RUNNING, LATE]))
    assert sheet.text("Alizé").y < sheet.text("Brise").y


def test_the_overrun_of_a_late_project_is_dotted_up_to_the_editions_line():
    sheet = only("timeline", make_findings([LATE, RUNNING]))
    (now,) = [line for line in sheet.lines if line.stroke == THEME.ink.upper() and line.height > 5]
    dotted = [line for line in sheet.lines if line.dashed]
    (bar,) = sheet.bars_beside("Alizé", THEME.a50.upper())
    assert dotted
    assert all(bar.right < line.left < line.right < now.left for line in dotted)


@pytest.fixture(scope="module")
def two_hundred():
    return draw("timeline", make_findings(many(200)))


@pytest.mark.parametrize("number", [1, 61])
def test_every_project_stands_exactly_once(number):
    sheets = draw("timeline", make_findings(many(number)))
    assert projects_on(sheets) == Counter(f"Projet {n:03}" for n in range(number))


def test_two_hundred_projects_stand_exactly_once_over_all_pages(two_hundred):
    assert projects_on(two_hundred) == Counter(f"Projet {n:03}" for n in range(200))


def projects_on(sheets) -> Counter[str]:
    return Counter(words for sheet in sheets for words in sheet.words if words.startswith("Projet "))


def test_sixty_one_projects_stand_on_one_page_and_two_hundred_on_several(two_hundred):
    assert len(draw("timeline", make_findings(many(61)))) == 1
    assert len(two_hundred) > 1


def test_no_page_is_taller_than_what_a_title_leaves(two_hundred):
    one, sixty_one = (draw("timeline", make_findings(many(number))) for number in (1, 61))
    assert all(sheet.height <= 206.1 for sheet in (*one, *sixty_one, *two_hundred))


def test_a_phase_that_goes_on_overleaf_is_said_to_go_on(two_hundred):
    first, second, *_ = two_hundred
    assert not any("(suite)" in words for words in first.words)
    assert any("(suite)" in words for words in second.words)


def test_the_deadlines_to_come_are_counted_beside_the_editions_line():
    # July 2021 and, for the second, October 2020: one of two before 2021, whatever a month's doubt
    soon = make_project(name="Bientôt", start=date(2018, 4, 1), duration_years=Decimal("2.5"))
    assert "1 échéance avant 2021" in only("timeline", make_findings([RUNNING, soon])).words


def test_the_label_of_an_end_stands_clear_of_its_bar_and_of_the_editions_line():
    old = make_project(name="Ancien", start=date(1996, 1, 1), duration_years=Decimal("23.5"))  # to July 2019
    sheet = only("timeline", make_findings([old]))
    label = sheet.text("07/2019, échéance passée")
    (bar,) = sheet.bars_beside("Ancien", THEME.a50.upper())
    (now,) = [line for line in sheet.lines if line.stroke == THEME.ink.upper() and line.height > 5]
    assert label.left > bar.right
    assert label.right < now.left or label.left > now.left


def test_a_long_axis_keeps_its_years_apart_in_an_edition_of_june():
    long = make_project(start=date(2004, 1, 1), duration_years=Decimal(18))
    sheet = only("timeline", make_findings([long], as_of=date(2020, 6, 30)))
    years = [text for text in sheet.texts if text.words.isdigit()]
    assert len(years) > 2
    assert [(one.words, other.words) for one, other in combinations(years, 2) if one.meets(other)] == []


def test_its_alternative_text_counts_phases_late_projects_and_deadlines():
    assert say("timeline", make_findings(FIVE)) == (
        "Calendrier de 5 projets, par phase puis par date de fin prévue : "
        "Terminé 1, Conception / réalisation 2 et Cadrage 2. Échéance passée pour 1 projet. "
        "0 échéance à venir avant 2021. Les dates figurent dans le tableau général."
    )


def test_no_name_is_lost_when_names_are_long():
    names = [f"{n:02} Refonte du système d’information des ressources humaines" for n in range(15)]
    sheets = draw("timeline", make_findings([make_project(name=name) for name in names]))
    begun = [words[:2] for words in chain.from_iterable(sheet.words for sheet in sheets) if words[2:5] == " Re"]
    assert sorted(begun) == [f"{n:02}" for n in range(15)]
