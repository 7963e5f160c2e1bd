"""The table of phrases: nothing missing, nothing left over, values never read as marks."""

import ast
import re

import pytest
from section_studies import ROOT, phrases

from helpers.display.models.text import plain
from helpers.errors import UsageError
from helpers.sections.wording import capital, say, sentences, small

SECTIONS = ROOT / "src" / "helpers" / "sections"
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def literals() -> set[str]:
    found: set[str] = set()
    for path in SECTIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def said_keys() -> set[str]:
    """Return the keys written directly into calls of ``say`` and ``text``."""
    found: set[str] = set()
    for path in SECTIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("say", "text") and node.args:
                found |= {
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                }
    return found


def test_every_phrase_is_used() -> None:
    assert sorted(set(phrases()) - literals()) == []


def test_every_use_has_its_phrase() -> None:
    keys = said_keys()
    assert len(keys) > 50
    assert sorted(keys - set(phrases())) == []


@pytest.mark.parametrize("key", sorted(phrases()))
def test_marks_of_a_phrase_are_complete(key: str) -> None:
    template = phrases()[key]
    values = dict.fromkeys(PLACEHOLDER.findall(template), "x")
    text = plain(say(phrases(), key, **values))
    assert "{" not in text
    assert "}" not in text
    assert "*" not in text


@pytest.mark.parametrize("key", sorted(phrases()))
def test_no_phrase_begins_with_a_digit(key: str) -> None:
    assert not phrases()[key][0].isdigit()


@pytest.mark.parametrize("word", ["gap", "gagal", "terburuk", "juara", "menyesatkan", "mustahil"])
def test_words_that_reports_avoid(word: str) -> None:
    texts = [PLACEHOLDER.sub("", template).lower() for template in phrases().values()]
    assert [text for text in texts if re.search(rf"\b{word}\b", text)] == []


def test_bold_and_values() -> None:
    spans = say({"a": "Kurang **{jumlah} anak** dari target."}, "a", jumlah="2.717")
    assert [(span.text, span.strong) for span in spans] == [
        ("Kurang ", False),
        ("2.717 anak", True),
        (" dari target.", False),
    ]


def test_values_are_not_read_as_marks() -> None:
    spans = say({"a": "Daerah {nama}."}, "a", nama="**{nama}**")
    assert [(span.text, span.strong) for span in spans] == [("Daerah **{nama}**.", False)]


def test_rich_values_keep_their_marks() -> None:
    inner = say({"b": "**tebal** biasa"}, "b")
    spans = say({"a": "awal {isi}"}, "a", isi=inner)
    assert [(s.text, s.strong) for s in spans] == [
        ("awal ", False),
        ("tebal", True),
        (" biasa", False),
    ]


@pytest.mark.parametrize(
    ("template", "key", "part"),
    [
        ("teks", "b", '"b" tidak ada'),
        ("{tahun}", "a", "{tahun} yang tidak dikenal"),
        ("**tebal", "a", "tanpa menutupnya"),
    ],
)
def test_a_faulty_table_is_a_usage_error(template: str, key: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        say({"a": template}, key, nama="x")
    assert "params/phrases.yaml" in str(caught.value)
    assert part in str(caught.value)


def test_sentences_are_joined_with_a_space() -> None:
    first, second = say({"a": "Satu."}, "a"), say({"a": "**Dua.**"}, "a")
    assert plain(sentences(first, None, (), second)) == "Satu. Dua."


def test_first_letters() -> None:
    assert small("Kepemilikan KIA") == "kepemilikan KIA"
    assert small("KIA") == "KIA"
    assert small("IKD") == "IKD"
    assert capital("akta kelahiran") == "Akta kelahiran"
