"""The HTML edition: one file, nothing loaded, nothing run."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

import documents
from helpers.display import Heading, Sentence, rich
from helpers.rendering.formats import render_html

VOID = {"meta", "br", "hr", "img", "link", "input", "path", "rect"}


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(documents.report(), "laporan")


class Reader(HTMLParser):
    """Collects elements and words, and checks that elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID or self.open[-1:] == ["svg"]:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag or tag in VOID

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def words(page: str) -> str:
    return " ".join("".join(Reader(page).words).split())


def test_published_figures_are_read_back(page):
    text = words(page)
    for figure in ("99,65 %", "76,17 %", "98,78 %", "5,77 %", "2.717", "10.201", "695.132"):
        assert figure in text
    assert "DATA CONTOH – angka provinsi sesuai publikasi" in text


def test_nothing_is_loaded_and_nothing_runs(page):
    elements = Reader(page).elements
    names = {name for name, _ in elements}
    assert not names & {"script", "link", "iframe", "object", "embed", "form", "base", "video"}
    for name, attributes in elements:
        assert "style" not in attributes
        assert not [key for key in attributes if key.startswith("on")]
        assert (attributes.get("src") or "data:").startswith("data:")
        if name != "a":
            assert (attributes.get("href") or "#").startswith("#")
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(style) == 1
    assert set(re.findall(r"url\(\"?([a-z]+:)", style[0])) == {"data:"}
    assert "@import" not in style[0]


def test_policy_allows_this_style_and_nothing_else(page):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = policy.replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_page_is_small(page):
    assert len(page.encode("utf-8")) < 200_000


def test_language_title_and_landmarks(page):
    elements = Reader(page).elements
    assert ("html", {"lang": "id"}) in elements
    names = [name for name, _ in elements]
    for name in ("header", "main", "nav", "footer", "h1", "title"):
        assert names.count(name) == 1
    assert '<a class="rk-skip" href="#isi">' in page


def test_contents_lead_to_chapters(page):
    anchors = re.findall(r'<li><a href="#([^"]+)">', page)
    assert anchors
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    assert ">Akta kelahiran</a>" in page


def test_table_has_caption_scope_and_a_region_that_scrolls(page):
    assert "Tabel 1." in words(page)
    elements = Reader(page).elements
    scopes = {attributes.get("scope") for name, attributes in elements if name == "th"}
    assert scopes == {"col", "row"}
    regions = [a for n, a in elements if a.get("class") == "rk-scroll"]
    assert regions
    assert all(a["tabindex"] == "0" and a["aria-label"] for a in regions)


def test_pictures_carry_their_words(page):
    pictures = [a for n, a in Reader(page).elements if n == "svg" and a.get("role") == "img"]
    assert [a["aria-label"] for a in pictures] == [documents.chart().alternative]


@pytest.mark.parametrize("text", ["</style><script>alert(1)</script>", '" onload="x', "{{ 7*7 }}"])
def test_text_of_the_cover_cannot_leave_its_place(text):
    cover = documents.cover(title=text, office=text, description=text, keywords=(text,))
    page = render_html(documents.notebook_of(cover, Sentence(text=rich(text))), text)
    assert "<script" not in page
    assert "onload=" not in re.sub(r"&#34; onload=", "", page)
    assert "49" not in words(page).replace("2024", "")


def test_heading_in_a_page_without_cover_is_said_once():
    page = render_html(documents.notebook_of("# Catatan analis\n\nteks"), "x")
    assert re.findall(r"<h\d[^>]*>", page) == ["<h1>"]


def test_anchor_of_a_heading_is_escaped():
    page = render_html(documents.notebook_of(Heading(text=rich('A "b" <c>'))), "x")
    assert "<c>" not in page
