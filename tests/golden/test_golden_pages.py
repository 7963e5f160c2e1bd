"""The Typst source and data of a report, compared with reviewed files."""

import re
from pathlib import Path

import pytest

import documents
from helpers.rendering.typst_source import typst_source

FILES = Path(__file__).parent / "files"


def normalized(text: str) -> str:
    """Return the text without what may differ: names inside pictures are made from a hash."""
    return re.sub(r"\bp[0-9a-f]{8}-", "p-", text.replace("\r\n", "\n"))


@pytest.mark.parametrize("name", ["laporan.typ", "laporan_files/document.json"])
def test_source_and_data_are_the_reviewed_ones(name, request):
    source, outputs = typst_source(documents.report(), "laporan")
    made = {"laporan.typ": source} | {key: value.decode("utf-8") for key, value in outputs.items()}
    golden = FILES / name
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(normalized(made[name]), encoding="utf-8", newline="\n")
    assert golden.exists(), "golden file missing; look at the page, then run with --update-golden"
    assert normalized(made[name]) == normalized(golden.read_text(encoding="utf-8"))


def test_figures_stand_in_the_data_and_never_in_the_source():
    source, outputs = typst_source(documents.report(), 'a"b\\c')
    assert source.count("\n") == 2
    assert '#import "a\\"b\\\\c_files/show.typ"' in source
    assert "2.717" in outputs['a"b\\c_files/document.json'].decode("utf-8")
    template = b"".join(value for key, value in outputs.items() if key.endswith(".typ"))
    assert b"2.717" not in template
