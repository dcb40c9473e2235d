"""A real browser, without a screen, that may go nowhere: what it asks for and complains of is kept."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# The rules of WCAG 2.0 to 2.2, A and AA, and what axe holds to be good practice; one of 2.2's own is off by default.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # of what passes and what does not apply, one element each is enough
}


@contextmanager
def browser():
    """Start Chromium for as long as a module's tests last."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


@contextmanager
def visit(started, address, *, width=1440, scheme="light", scripts=True):
    """Open a page; it must have asked for nothing but what lies on this machine, and complained of nothing."""
    context = started.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    )
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address if "://" in str(address) else Path(address).as_uri())
    page.wait_for_load_state("networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith(("file://", "data:", "http://127.0.0.1"))] == []
    yield page
    context.close()


def violations(page, part: str | None = None) -> list[str]:
    """Ask axe about the whole page or a part of it; each violation with the elements it is about."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    found = Axe().run(page, context=part, options=RULES).response
    assert any(rule["id"] == "target-size" for rule in found["passes"]), "the rules of WCAG 2.2 were not asked"
    return [
        f"{each['id']}: {each['help']}: {[node['html'][:120] for node in each['nodes'][:3]]}"
        for each in found["violations"]
    ]
