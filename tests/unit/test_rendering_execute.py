"""A run ends as a complete notebook or as one named error, with nothing left behind."""

import os
import tempfile
from datetime import date
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.errors import ReportFailedError, UsageError
from helpers.rendering.execute import execute
from helpers.rendering.parameters import check_parameters, declared_parameters


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a notebook of the given cells; no kernel may outlive it."""
    scratch = tmp_path / "t"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch) if len(str(scratch)) < 60 else None)

    def go(*sources: str, parameters=None, **limits):
        path = tmp_path / "buku.ipynb"
        nbformat.write(notebook(*sources), path)
        before = path.read_bytes()
        try:
            return execute(
                path, parameters or {}, work_folder=tmp_path / "kerja", cwd=tmp_path, **limits
            )
        finally:
            assert path.read_bytes() == before
            assert not list(scratch.glob("rk-*"))

    return go


def notebook(*sources: str) -> nbformat.NotebookNode:
    cells = [new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources)]
    if cells:
        cells[0].metadata["tags"] = ["parameters"]
    cells.insert(0, new_markdown_cell("# Judul", id="judul"))
    # The kernel's name on the author's machine must not matter.
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "lain", "display_name": "x"}})


def test_complete_run_is_stable_and_private(run, tmp_path):
    made = [
        run(
            'region = "00"',
            "import os, sys\nprint(region, os.getcwd(), os.environ['PYTHONHASHSEED'])\n"
            "print(os.environ['IPYTHONDIR'] != os.path.expanduser('~/.ipython'))",
            parameters={"region": "64"},
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert made[0].cells[-1].outputs[0].text == f"64 {tmp_path} 0\nTrue\n"
    assert str(tmp_path) not in str([cell.metadata for cell in made[0].cells] + [made[0].metadata])


def test_failing_cell_is_named_by_place_and_first_line(run):
    with pytest.raises(ReportFailedError, match=r"^sel 3 \(x = 1\): ValueError: jumlah salah$"):
        run('a = ""', 'x = 1\nraise ValueError("jumlah salah")', parameters={"a": "b"})


def test_own_errors_keep_their_words_and_their_kind(run):
    code = "from helpers.errors import UsageError\nraise UsageError('tanggal salah')"
    with pytest.raises(UsageError, match=r"^tanggal salah$"):
        run('a = ""', code)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import sys; sys.exit(0)", "berhenti sebelum selesai"),
        ("import os; os._exit(0)", "kernel berhenti tiba-tiba"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "kernel berhenti tiba-tiba"),
        ("while True: pass", "melampaui 2 detik"),
    ],
)
def test_run_that_ends_otherwise_is_never_a_success(run, source, words):
    if "SIGKILL" in source and os.name == "nt":
        source = "import os; os.abort()"
    with pytest.raises(ReportFailedError, match=rf"^sel 3 .*{words}"):
        run('a = ""', source, 'print("sesudahnya")', cell_seconds=2)


def test_whole_run_has_a_limit(run):
    with pytest.raises(ReportFailedError, match="seluruh jalan melampaui 2 detik"):
        run('a = ""', "import time; time.sleep(30)", report_seconds=2)


# ---------------------------------------------------------------- parameters, without a kernel


def test_declared_parameters_know_their_defaults():
    node = notebook('region: str\nyear: int = 2024\na = b = 1\nprint("x")\n')
    assert declared_parameters(node) == {"region": False, "year": True, "a": True, "b": True}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"regon": "64"}, "“regon” tidak dikenal; maksudnya “region”"),
        ({"__import__('os').system('x')": "64"}, "tidak dikenal"),
        ({}, "“region” harus diisi"),
        ({"region": date(2024, 11, 12)}, "tulis tanggal"),
        ({"region": 62.1}, "float"),
        ({"region": {1: "x"}}, "dict"),
        ({"region": [b"x"]}, "list"),
    ],
)
def test_unfit_parameters_are_refused_before_a_kernel_starts(given, words):
    with pytest.raises(UsageError, match=words):
        check_parameters(notebook("region: str"), given, "buku.ipynb")


def test_plain_values_pass():
    value = {"a": ["x", 1, True, None]}
    check_parameters(notebook("region: str\nb = 1"), {"region": value}, "buku.ipynb")


def test_all_faults_are_named_at_once():
    with pytest.raises(UsageError, match=r"“x” tidak dikenal; parameter “y” tidak.*harus diisi"):
        check_parameters(notebook("region: str"), {"x": 1, "y": 2}, "buku.ipynb")


@pytest.mark.parametrize("text", [None, "{", '{"cells": 1}', ""])
def test_what_is_no_notebook_is_a_usage_error(tmp_path: Path, text):
    path = tmp_path / "buku.ipynb"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"buku\.ipynb"):
        execute(path, {}, work_folder=tmp_path, cwd=tmp_path)
