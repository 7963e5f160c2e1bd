"""Bad input gives one Indonesian message and a code, writes nothing and touches nothing."""

import pytest

from command_line import Project, contents, rakor
from helpers.cli.main import run

HEADER = "kode_wilayah,indikator,tanggal,pembilang,penyebut"
ROW = "64.71,ktp_el,2024-11-12,90,100"
# What the file data.csv holds, and what the message must name.
BROKEN_DATA = {
    "text in a count cell": ([ROW.replace("90", "sembilan")], "data.csv › baris 2 kolom 4: "),
    "decimal in a count cell": ([ROW.replace("90", "9.5.1")], "data.csv › baris 2 kolom 4: "),
    "negative count": ([ROW.replace("90", "-90")], "data.csv"),
    "numerator above denominator": (
        [ROW.replace("ktp_el", "ikd").replace("90", "101")],
        "data.csv",
    ),
    "unknown region": ([ROW.replace("64.71", "64.99")], "data.csv"),
    "code that lost its zero": ([ROW.replace("64.71", "64.7")], "data.csv"),
    "doubled region with other numbers": ([ROW, ROW.replace("90", "91")], "data.csv"),
    "unknown indicator": ([ROW.replace("ktp_el", "ktp_l")], "data.csv"),
    "date after the meeting": ([ROW, ROW.replace("2024-11-12", "2024-12-31")], "data.csv"),
    "date that does not exist": ([ROW.replace("2024-11-12", "2024-13-12")], "data.csv"),
    "no row of this day": ([ROW.replace("2024-11-12", "2024-11-11")], "data.csv"),
    "no row of this province": ([ROW.replace("64.71", "65.71")], "data.csv"),
    "no rows at all": ([], "data.csv"),
}
# Changes of the params, the exit code, and what the message must name.
BROKEN_PARAMS = {
    "missing file": ({"sources": '["tidak-ada.xlsx"]'}, 3, "tidak-ada.xlsx"),
    "unknown sample": ({"sources": '["sample:jatim"]'}, 3, "sample:kaltim"),
    "unquoted code": ({"regions": "[64]"}, 2, 'regions: ["64"]'),
    "unquoted code that loses a zero": ({"regions": "[62.10]"}, 2, 'regions: ["62.10"]'),
    "unknown region": ({"regions": '["60"]'}, 2, "60"),
    "unquoted date": ({"as_of": "2024-11-12"}, 2, 'as_of: "2024-11-12"'),
    "unknown key": ({"as_off": '"2024-11-12"'}, 2, "as_of"),
    "key left out": ({"year": ""}, 2, "year"),
    "future date": ({"as_of": '"2024-11-20"'}, 2, "2024-11-20"),
    "unknown notebook": ({"notebooks": "[ringkass]"}, 2, "ringkas"),
    "unknown format": ({"formats": "[docx]"}, 2, "formats"),
    "folder in the meeting's name": ({"meeting": "../luar"}, 2, "params/rapat.yaml › baris 1: "),
    "missing context file": ({"context": "params/tidak-ada.yaml"}, 2, "tidak-ada.yaml"),
    "alias": ({"title": "&a Rapat", "office": "*a"}, 2, "rapat.yaml"),
    "doubled key": ({"title": "Rapat\ntitle: Rapat lain"}, 2, "title"),
}


@pytest.fixture
def standing(project: Project) -> Project:
    """Give the project something that stood there before."""
    for name in ("manifest.json", "64-kalimantan-timur/ringkas.pdf", ".ledger/x.built.json"):
        path = project.meeting / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"lama")
    return project


@pytest.fixture
def refused(standing: Project, capsys, monkeypatch):
    """Return a check that building is refused; in this process, because there are many cases."""

    def check(code: int, naming: str) -> None:
        monkeypatch.chdir(standing.root)
        before = contents(standing.root)
        assert run(["build", "params/rapat.yaml"]) == code
        out, err = capsys.readouterr()
        assert out == ""
        assert naming in err
        assert err.count("\n") == 1, err
        assert "→" in err
        assert str(standing.root) not in err
        assert contents(standing.root) == before

    return check


@pytest.mark.parametrize("case", BROKEN_DATA)
def test_broken_data_are_refused_with_code_3(standing: Project, refused, case: str) -> None:
    rows, naming = BROKEN_DATA[case]
    (standing.root / "data.csv").write_text("\n".join([HEADER, *rows, ""]))
    standing.write_params(sources='["data.csv"]')
    refused(3, naming)


@pytest.mark.parametrize("case", BROKEN_PARAMS)
def test_broken_params_are_refused(standing: Project, refused, case: str) -> None:
    changes, code, naming = BROKEN_PARAMS[case]
    standing.write_params(**changes)
    refused(code, naming)


@pytest.mark.parametrize("content", [b"", b"bukan excel", b"PK\x03\x04rusak", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_is_no_workbook_is_refused(standing: Project, refused, content: bytes) -> None:
    (standing.root / "data.xlsx").write_bytes(content)
    standing.write_params(sources='["data.xlsx"]')
    refused(3, "data.xlsx")


def test_a_missing_column_is_named(standing: Project, refused) -> None:
    text = "kode_wilayah,indikator,tanggal,pembilang\n64.71,ktp_el,2024-11-12,90\n"
    (standing.root / "data.csv").write_text(text)
    standing.write_params(sources='["data.csv"]')
    refused(3, "data.csv")


def test_all_problems_of_all_files_are_said_at_once(standing: Project) -> None:
    bad = "\n".join([HEADER, ROW.replace("90", "x"), ROW.replace("64.71", "64.99"), ""])
    (standing.root / "satu.csv").write_text(bad)
    (standing.root / "dua.csv").write_text(bad)
    standing.write_params(sources='["satu.csv", "dua.csv", "tiga.csv"]')
    done = standing.build()
    assert done.code == 3
    lines = done.err.strip().splitlines()
    assert len(lines) == 5, done.err
    for name in ("satu.csv", "dua.csv", "tiga.csv"):
        assert sum(line.startswith(name) for line in lines) == (1 if name == "tiga.csv" else 2)


def test_a_refusal_as_people_see_it(standing: Project) -> None:
    (standing.root / "data.csv").write_text(f"{HEADER}\n{ROW.replace('90', 'x')}\n")
    standing.write_params(sources='["data.csv"]')
    done = standing.build()
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert done.err.startswith("data.csv › baris 2 kolom 4: ")


def test_a_missing_params_file_is_named(standing: Project) -> None:
    done = standing.rakor("build", "params/rapatt.yaml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "rapatt.yaml" in done.err


def test_outside_a_project_it_says_where_to_go(tmp_path) -> None:
    done = rakor("build", "params/rapat.yaml", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "folder proyek tidak ditemukan" in done.err
