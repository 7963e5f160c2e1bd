"""``rakor new`` fills in what is known, marks what is not, and never writes over a file."""

from helpers.cli.main import run
from helpers.inputs.params import load_params


def test_another_province_gets_a_file_that_can_be_read(tmp_path, capsys):
    path = tmp_path / "rakorda-kalsel.yaml"
    assert run(["new", "63", "--out", str(path)]) == 0
    assert "rakor check" in capsys.readouterr().out
    params = load_params(path)
    assert params.regions == ("63",)
    assert params.meeting == "rakorda-kalimantan-selatan-2024"
    assert params.title.endswith("se-Kalimantan Selatan Tahun 2024")
    assert (params.meeting_place, params.office, params.meeting_date) == ("", "", None)
    text = path.read_text(encoding="utf-8")
    assert "# office: Nama dinas  # ISI" in text
    assert "Balikpapan" not in text


def test_dates_are_read_from_the_sources(tmp_path):
    path = tmp_path / "samarinda.yaml"
    assert run(["new", "64.72", "sample:kaltim", "--out", str(path)]) == 0
    params = load_params(path)
    assert (str(params.as_of), str(params.compare_to)) == ("2024-11-12", "2024-10-31")
    assert params.sources == ("sample:kaltim",)


def test_nothing_is_written_over(tmp_path, capsys):
    path = tmp_path / "ada.yaml"
    path.write_text("isi lama", encoding="utf-8")
    assert run(["new", "63", "--out", str(path)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "isi lama"


def test_wrong_codes_and_sources_without_the_region_are_refused(tmp_path, capsys):
    for arguments in (["00"], ["99"], ["64.72.01"], ["63", "sample:kaltim"]):
        assert run(["new", *arguments, "--out", str(tmp_path / "x.yaml")]) == 2
        assert "→" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
