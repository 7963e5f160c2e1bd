"""A file that is empty, torn or of another kind never counts as finished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.batch.artefacts import check_artefact
from helpers.errors import ReportFailedError

PDF = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n"
HTML = "<!DOCTYPE html>\n<html lang=id><body>é</body></html>\n".encode()
NOTEBOOK = b'{"cells": [{"cell_type": "code", "outputs": [{"output_type": "stream"}]}]}'
CSV = b"a,b\n1,2\n"
WHOLE = {"a.pdf": PDF, "a.html": HTML, "a.ipynb": NOTEBOOK, "a.csv": CSV}


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_pass(name):
    check_artefact(name, WHOLE[name])


@given(st.sampled_from(["a.pdf", "a.html", "a.ipynb"]), st.data())
def test_no_torn_file_passes(name, data):
    whole = WHOLE[name].rstrip()
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(ReportFailedError, match=name):
        check_artefact(name, whole[:cut])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", HTML),
        ("a.html", PDF),
        ("a.html", HTML.replace("é".encode(), b"\xe9")),
        ("a.ipynb", b'{"cells": [{"outputs": [{"output_type": "error"}]}]}'),
        ("a.csv", b"a,b\n"),
        ("a.csv", b"a,b\n1\n"),
        ("a.csv", b"a,b\n\xff,1\n"),
        ("a.txt", b""),
    ],
)
def test_wrong_files_are_refused(name, data):
    with pytest.raises(ReportFailedError, match=name):
        check_artefact(name, data)
