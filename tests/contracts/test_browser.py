"""The web edition and the archive site in a real browser: every size, both themes, without a script, by keyboard alone."""

from __future__ import annotations

import csv
import shutil
import threading

import pytest
from support.browsing import NEEDS_CHROMIUM, browser, violations, visit
from support.running import run, write_edition

from reportgen.preview.serving import address_of, server_for

pytestmark = NEEDS_CHROMIUM
EVERYWHERE = [(width, scheme) for width in (320, 768, 1440) for scheme in ("light", "dark")]
NARROWEST = 320


@pytest.fixture(scope="module")
def chromium():
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def edition(demonstration):
    return demonstration / "index.html"


@pytest.fixture(scope="module")
def projects(demonstration):
    """Read the published table as any reader of the open data would."""
    with (demonstration / "data" / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def shown(page) -> list[str]:
    """Read the names in the table, in order, of the lines that are shown."""
    return page.locator("tr.project:visible th a").all_inner_texts()


def answer(page) -> str:
    return page.locator("form.tools output").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def focused(page, what: str):
    return page.evaluate(f"document.activeElement.{what}")


def until(page, condition: str) -> None:
    """Wait for a condition, asked anew each time: the page's policy lets nobody leave code in it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never came true: {condition}")


def tab_to(page, selector: str, most: int = 80) -> None:
    """Press the tabulator until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with the tabulator")


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), EVERYWHERE)
def test_axe_finds_nothing_in_the_edition_before_and_after_filtering(chromium, edition, width, scheme):
    with visit(chromium, edition, width=width, scheme=scheme) as page:
        assert violations(page) == []
        page.select_option("#filter-phase", "Déploiement")
        page.click("th[data-sort=cout] button")
        assert violations(page, "#table") == []
        page.fill("#search", "rien de tel")
        assert shown(page) == []
        assert violations(page, "#table") == []


@pytest.mark.parametrize(("width", "scheme"), EVERYWHERE)
def test_the_page_never_scrolls_sideways_as_a_whole(chromium, edition, width, scheme):
    with visit(chromium, edition, width=width, scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_dark_page_is_dark_and_paper_stays_white(chromium, edition):
    with visit(chromium, edition, scheme="dark") as page:
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(ground) == "rgb(15, 25, 31)"
        page.emulate_media(media="print")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"
        assert not page.locator(".rail").is_visible()
        assert not page.locator("form.tools").is_visible()
        assert page.locator("tr.project:visible").count() == 44


def test_without_a_script_the_whole_table_is_there_and_no_tool_that_would_not_work(chromium, edition, projects):
    with visit(chromium, edition, scripts=False) as page:
        assert sorted(shown(page)) == sorted(project["Projet"].replace("'", "’") for project in projects)
        assert not page.locator("form.tools").is_visible()
        assert page.locator("tr.group:visible").count() == 11
        assert page.locator("th[data-sort] button").count() == 0


def test_a_phase_is_filtered_counted_and_told(chromium, edition, projects):
    wanted = {
        each["Projet"].replace("'", "’") for each in projects if each["Phase du projet en cours"] == "Déploiement"
    }
    with visit(chromium, edition) as page:
        page.select_option("#filter-phase", "Déploiement")
        assert set(shown(page)) == wanted
        assert answer(page) == f"{len(wanted)} projets sur 44"
        assert page.locator("form.tools output").get_attribute("aria-live") == "polite"
        assert page.locator("#projects :is(tr.group, tr.total):visible").count() == 0, (
            "a subtotal of other lines would mislead"
        )
        page.click("button[type=reset]")
        assert answer(page) == "44 projets"
        assert page.locator("tr.group:visible").count() == 11


def test_filters_narrow_each_other_and_the_search_reads_names_descriptions_and_programmes(chromium, edition):
    with visit(chromium, edition) as page:
        page.fill("#search", "EMERAUDE")
        assert shown(page) == ["Émeraude"], "neither capitals nor accents matter"
        page.fill("#search", "quai des marchandises p999")
        assert shown(page) == []
        assert answer(page) == "Aucun projet ne correspond. Élargissez la recherche."
        page.fill("#search", "arrivée des marchandises")
        assert shown(page) == ["Douane en ligne 2"], "words of the description"
        page.fill("#search", "")
        page.select_option("#filter-ministere", "Justice")
        page.select_option("#filter-tranche", "De 20 à moins de 100\u00a0M€")
        assert shown(page) == ["Tribune", "Rambarde", "Sceau numérique", "Vigie des peines"]
        page.select_option("#filter-zone", "Justice pénale")
        assert shown(page) == ["Rambarde", "Vigie des peines"]
        assert answer(page) == "2 projets sur 44"


def test_columns_are_sorted_both_ways_missing_values_last_and_back_to_the_reports_order(chromium, edition, projects):
    def amount(name):
        cost = next(each["Coût complet estimé"] for each in projects if each["Projet"].replace("'", "’") == name)
        return float(cost.replace(",", ".")) if cost[0].isdigit() else None

    with visit(chromium, edition) as page:
        as_printed = shown(page)
        head = page.locator("th[data-sort=cout]")
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        rising = [amount(name) for name in shown(page)]
        known = [cost for cost in rising if cost is not None]
        assert known == sorted(known)
        assert rising[len(known) :] == [None] * 5
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        falling = [amount(name) for name in shown(page)]
        assert falling == [*sorted(known, reverse=True), *[None] * 5]
        assert answer(page) == "44 projets, triés par coût"
        head.locator("button").click()
        assert head.get_attribute("aria-sort") is None
        assert shown(page) == as_printed


def test_a_view_can_be_shared_by_its_address(chromium, edition):
    with visit(chromium, edition) as page:
        page.select_option("#filter-ministere", "Intérieur")
        page.fill("#search", "identité")
        page.click("th[data-sort=debut] button")
        address, seen = page.url, shown(page)
        assert seen
    assert "ministere=Int" in address
    with visit(chromium, address) as page:
        assert shown(page) == seen
        assert page.input_value("#search") == "identité"
        assert page.locator("th[data-sort=debut]").get_attribute("aria-sort") == "ascending"
        page.click("button[type=reset]")
        assert "?" not in page.url


def test_an_address_with_values_that_are_not_there_shows_everything(chromium, edition):
    with visit(chromium, f"{edition.as_uri()}?phase=<b>Rien</b>&tri=-nulle&autre=1") as page:
        assert answer(page) == "44 projets"
        page.select_option("#filter-phase", "Terminé")
        assert shown(page) == ["Nef"]
        assert "autre=1" in page.url, "what is not the table's own stays"


def test_the_keyboard_alone_reaches_and_works_everything(chromium, edition):
    with visit(chromium, edition) as page:
        page.keyboard.press("Tab")
        assert focused(page, "className") == "skip"
        page.keyboard.press("Enter")
        assert focused(page, "id") == "content"
        page.evaluate("document.getElementById('table').scrollIntoView()")
        page.locator("#search").focus()
        page.keyboard.type("douane")
        assert "Douane en ligne 2" in shown(page)
        tab_to(page, "#filter-phase")
        page.keyboard.type("Conc")
        assert page.input_value("#filter-phase") == "Conception / réalisation"
        tab_to(page, "button[type=reset]")
        page.keyboard.press("Enter")
        until(page, "document.querySelectorAll('tr.project:not([hidden])').length === 44")
        tab_to(page, "th[data-sort=cout] button")
        page.keyboard.press("Space")
        assert page.locator("th[data-sort=cout]").get_attribute("aria-sort") == "ascending"
        assert focused(page, "parentElement.dataset.sort") == "cout", "sorting keeps the focus where it was"
        tab_to(page, "tr.project a")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash").startswith("#projet-")
        page.locator("summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("#files details").get_attribute("open") is not None


def test_the_skip_link_is_first_and_the_search_is_reached_by_the_tabulator(chromium, edition):
    with visit(chromium, edition) as page:
        tab_to(page, "#search", most=120)


def test_a_narrow_screen_scrolls_charts_and_tables_by_keyboard_and_a_wide_one_does_not_stop_at_them(chromium, edition):
    with visit(chromium, edition, width=NARROWEST) as page:
        regions = page.locator(".scroll[tabindex='0']")
        assert regions.count() > 10
        names = [region.get_attribute("aria-label") for region in regions.all()]
        assert all(names)
        first = regions.first
        first.focus()
        page.keyboard.press("ArrowRight")
        until(page, "document.activeElement.scrollLeft > 0")
    with visit(chromium, edition, width=1440) as page:
        assert page.locator(".scroll[tabindex='0']").count() == 0


def test_charts_are_drawn_in_the_pages_fonts_and_follow_the_theme(chromium, edition):
    ink = "getComputedStyle(document.querySelector('.chart .drawing text')).fill"
    with visit(chromium, edition) as page:
        loaded = page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)")
        assert {"Source Sans 3", "Source Serif 4", "Source Serif 4 Display"} <= {name.strip('"') for name in loaded}
        light = page.evaluate(ink)
    with visit(chromium, edition, scheme="dark") as page:
        assert page.evaluate(ink) != light


@pytest.fixture(scope="module")
def archive(small_archive, tmp_path_factory):
    """Serve, as `reportgen serve` does, two small editions, one of them revised, and what stands around them."""
    root = shutil.copytree(small_archive, tmp_path_factory.mktemp("archive") / "workspace")
    write_edition(root, "2020-T2", 11, "2020-06-30")
    run(root, "publish", "--quiet")
    write_edition(
        root, "2020-T2", 11, "2020-06-30", ("Alizé;Ministère de la Justice;Oui;Autre.;2018-01-01;4;Terminé;13;;",)
    )
    run(root, "publish", "--quiet", "--revise", "Deux lignes étaient de trop")
    server = server_for(root / "output", 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield address_of(server)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
def test_axe_finds_nothing_on_the_archives_pages_and_none_scrolls_sideways(chromium, archive):
    for address in ("", "projets/index.html", "projets/alize/index.html", "2020-T2/index.html"):
        for width, scheme in EVERYWHERE:
            with visit(chromium, archive + address, width=width, scheme=scheme) as page:
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert violations(page) == [], (address, width, scheme)


def test_from_the_archive_to_an_edition_to_a_project_and_back(chromium, archive):
    with visit(chromium, archive) as page:
        assert "Deux lignes étaient de trop" in page.locator("main").inner_text()
        page.click("text=Voir tous les projets")
        page.click("text=Cyclone")
        assert page.locator("h1").inner_text() == "Cyclone"
        assert "ne figure plus" in page.locator("header").inner_text()
        page.click("table a >> nth=0")
        assert page.url.startswith(f"{archive}2020-T1/index.html#projet-")
        page.click("footer a")
        assert page.url == f"{archive}index.html"
