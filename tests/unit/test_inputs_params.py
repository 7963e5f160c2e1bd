"""The params of a meeting: what is read, and what every mistake is answered with."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.params import load_params
from helpers.inputs.project import project_root
from helpers.inputs.region_data import resolve_deadlines

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "title": "Rapat uji",
    "meeting_date": '"2024-11-19"',
    "regions": '["64"]',
    "notebooks": "[regional_evaluation]",
    "year": "2024",
    "as_of": '"2024-11-12"',
    "deadline": '"2024-12-31"',
    "sources": '["sample:kaltim"]',
}


def write(folder: Path, **changes: str) -> Path:
    lines = {**GOOD, **changes}
    path = folder / "rapat-uji.yaml"
    path.write_text("".join(f"{k}: {v}\n" for k, v in lines.items() if v), encoding="utf-8")
    return path


def refused(folder: Path, **changes: str) -> str:
    with pytest.raises(UsageError) as caught:
        load_params(write(folder, **changes), folder)
    return str(caught.value)


def test_a_short_file_takes_its_name_and_the_usual_values(tmp_path):
    params = load_params(write(tmp_path), tmp_path)
    assert params.meeting == "rapat-uji"
    assert params.as_of == date(2024, 11, 12)
    assert params.deadline == {"default": date(2024, 12, 31)}
    assert params.formats == ("pdf", "html")
    assert params.revision == 1


@pytest.mark.parametrize(
    ("value", "regions"),
    [
        ('["64", "64.72"]', ("64", "64.72")),
        ("provinces", ("provinces",)),
        ("all", ("all",)),
        ('"64"', ("64",)),
    ],
)
def test_regions_are_codes_or_one_of_two_words(tmp_path, value, regions):
    assert load_params(write(tmp_path, regions=value), tmp_path).regions == regions


def test_deadlines_by_indicator_with_a_default(tmp_path):
    path = write(tmp_path, deadline='{ktp_el: "2024-11-27", default: "2024-12-31"}')
    days = resolve_deadlines(load_params(path, tmp_path).deadline, load_catalogue(ROOT))
    assert (days["ktp_el"], days["kia"]) == (date(2024, 11, 27), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("changes", "line", "says"),
    [
        ({"regions": "[64]"}, 3, 'tulis: regions: ["64"]'),
        ({"regions": "[64.71]"}, 3, 'tulis: regions: ["64.71"]'),
        ({"regions": "64"}, 3, 'tulis: regions: "64"'),
        ({"as_of": "2024-11-12"}, 6, 'tulis: as_of: "2024-11-12"'),
        ({"deadline": "{ktp_el: 2024-11-27}"}, 7, 'tulis: deadline: {ktp_el: "2024-11-27"}'),
        ({"regions": '["64.99"]'}, 3, "64.99 tidak ada"),
        ({"regions": '["91.01"]'}, 3, 'tulis "93.01"'),
        ({"regions": '["6472"]'}, 3, 'tulis seperti "64" atau "64.72"'),
        ({"regions": "[]"}, 3, "sedikitnya satu"),
        ({"regions": "semua"}, 3, "kode wilayah tidak sah"),
        ({"year": '"2024"'}, 5, "bilangan bulat tanpa tanda petik"),
        ({"year": "20244"}, 5, "nilai year"),
        ({"title": "2024"}, 1, 'tulis: title: "2024"'),
        ({"as_of": '"12-11-2024"'}, 6, '"2024-11-12"'),
        ({"as_of": '"2024-02-30"'}, 6, "tidak ada di kalender"),
        ({"as_of": '"2024-11-20"'}, 6, "sesudah tanggal rapat 2024-11-19"),
        ({"compare_to": '"2024-12-31"'}, 9, "sesudah tanggal rapat"),
        ({"formats": "[pdf, docx]"}, 9, "pilih salah satu"),
        ({"meeting": "../luar"}, 9, "tanda hubung"),
        ({"notebooks": "['../x']"}, 4, "nama tidak sah"),
        ({"sources": "[]"}, 8, "sedikitnya satu"),
        ({"revision": "0"}, 9, "revision"),
        ({"deadlin": '"2024-12-31"'}, 9, "mungkin maksudnya deadline"),
    ],
)
def test_each_mistake_names_its_line_and_what_to_write(tmp_path, changes, line, says):
    message = refused(tmp_path, **changes)
    assert "\n" not in message
    assert message.startswith(f"rapat-uji.yaml › baris {line}: ")
    assert " → " in message
    assert says in message


def test_a_missing_key_is_named(tmp_path):
    assert "kunci as_of tidak ada → tambahkan: as_of: …" in refused(tmp_path, as_of="")


def test_all_mistakes_come_at_once(tmp_path):
    assert refused(tmp_path, year='"x"', formats="[docx]", regions="[]").count("\n") == 2


@pytest.mark.parametrize(
    ("deadline", "says"),
    [
        ({"ktpel": "2024-11-27"}, "tulis ktp_el"),
        ({"ktp_el": "2024-11-27"}, "tambahkan default"),
        ("27-11-2024", 'tulis "2024-11-12"'),
    ],
)
def test_deadlines_that_cannot_be_used(deadline, says):
    with pytest.raises(UsageError) as caught:
        resolve_deadlines(deadline, load_catalogue(ROOT))
    assert says in str(caught.value)


def test_the_shipped_params_read_alike_strictly_and_laxly():
    path = Path("params/rakorda-kaltim-2024.yaml")
    strict = load_params(path, ROOT)
    lax = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    assert lax["regions"] == list(strict.regions)
    assert lax["as_of"] == strict.as_of.isoformat()
    assert lax["deadline"] == {key: day.isoformat() for key, day in strict.deadline.items()}
    assert strict.model_dump(exclude_unset=True).keys() == lax.keys()


def test_the_project_is_the_nearest_folder_with_notebooks(tmp_path):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    assert project_root(inside) == tmp_path.resolve()
    (tmp_path / "notebooks").rmdir()
    with pytest.raises(UsageError, match="notebooks"):
        project_root(inside)
