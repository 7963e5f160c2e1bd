"""The HTML edition as a participant opens it: from the disk, offline, on a phone or a desk."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from command_line import Built

pytestmark = pytest.mark.browser

PUBLISHED = ("99,65 %", "76,17 %", "98,78 %", "5,77 %", "2.717", "10.201", "1.021", "695.132")


@dataclass
class Opened:
    """A page with what it said and asked for while it opened."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(params=[360, 768, 1440], ids=lambda width: f"{width}px")
def report(request: pytest.FixtureRequest, browser: Browser, kaltim: Built) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = Opened(context.new_page())
    opened.page.on("console", lambda message: opened.messages.append(message.text))
    opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.messages.append(dialog.message))
    opened.page.on("request", lambda asked: opened.requests.append(asked.url))
    opened.page.goto((kaltim.folder / "regional_evaluation.html").as_uri())
    yield opened
    context.close()


def test_the_page_never_scrolls_sideways(report: Opened) -> None:
    width = report.page.evaluate("document.documentElement.scrollWidth")
    assert width <= report.page.viewport_size["width"]  # pyright: ignore[reportOptionalSubscript]


def test_nothing_is_asked_for_and_nothing_complained_about(report: Opened) -> None:
    loaded = [url for url in report.requests if not url.startswith("data:")]
    assert loaded == [report.page.url]
    assert report.messages == []


def test_the_published_figures_can_be_read(report: Opened) -> None:
    text = report.page.inner_text("body")
    assert [figure for figure in PUBLISHED if figure not in text] == []
    assert "DATA CONTOH" in text


def test_text_is_large_enough_to_read(report: Opened) -> None:
    smallest = report.page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("p, td, th, li, h1, h2, h3")]
            .filter(e => e.innerText?.trim() && e.getClientRects().length)
            .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert smallest >= 11


def test_axe_finds_no_violation(report: Opened) -> None:
    # axe runs as a script of its own; the page's policy would refuse it, as it should.
    session = report.page.context.new_cdp_session(report.page)
    session.send("Page.setBypassCSP", {"enabled": True})
    report.page.reload()
    results = Axe().run(report.page)
    assert results.violations_count == 0, results.generate_report()


def test_printing_keeps_every_table_within_the_paper(report: Opened) -> None:
    report.page.emulate_media(media="print")
    report.page.set_viewport_size({"width": 718, "height": 1000})  # 190 mm at 96 dpi
    wide = report.page.evaluate(
        """() => [...document.querySelectorAll("table")]
            .filter(t => t.getBoundingClientRect().right > 719).length"""
    )
    assert wide == 0
