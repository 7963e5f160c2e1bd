"""The reviewed assumptions, and what is refused of them."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from helpers.errors import UsageError
from helpers.inputs.assumptions import NUMBERS, WORDS, load_assumptions
from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel

ROOT = Path(__file__).resolve().parents[2]
VALUE = '{key: blanks_per_card, value: "1,05", unit: u, source: s, reason: r'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "params").mkdir()
    for name in ("indicators", "targets", "assumptions"):
        shutil.copy(ROOT / "params" / f"{name}.yaml", tmp_path / "params")
    return tmp_path


def own(root: Path, text: str) -> Path:
    (root / "params" / "asumsi.yaml").write_text(text, encoding="utf-8")
    return Path("params/asumsi.yaml")


def test_shipped_defaults_are_complete_and_reasoned() -> None:
    found = load_assumptions(ROOT)
    assert {one.key for one in found.values} == NUMBERS | WORDS
    for one in found.values:
        assert one.unit
        assert one.source
        assert one.reason
        assert one.is_default
    assert found.number("blanks_per_card") == Fraction(51, 50)
    assert found.linked("akta_lahir_0_17", RegionLevel.PROVINSI) == ("2.12.03.1.01.0004",)
    assert found.indicators_of("2.12.02.2.03.0002") == ("ktp_el", "kia", "ikd")


def test_a_meeting_has_its_own_values_before_the_defaults() -> None:
    found = load_assumptions(ROOT, Path("params/asumsi-kaltim-2025.yaml"))
    hulu = RegionCode("64.11")
    assert found.number("people_per_team_day", indicator="ktp_el", region=hulu) == 25
    assert found.number("people_per_team_day", indicator="ktp_el", region=RegionCode("64.71")) == 60
    own_value = found.find("people_per_team_day", indicator="ktp_el", region=hulu)
    assert own_value is not None
    assert not own_value.is_default
    with pytest.raises(KeyError):
        found.number("people_per_team_day", indicator="kk")
    assert found.links == load_assumptions(ROOT).links


def test_the_most_particular_value_counts(root: Path) -> None:
    text = "values:\n"
    for region, value in (("64", "2"), ("64.72", "3")):
        text += f'  - {VALUE}, region: "{region}"}}\n'.replace("1,05", value)
    found = load_assumptions(root, own(root, text))
    assert [
        found.number("blanks_per_card", region=RegionCode(code))
        for code in ("64.72", "64.71", "64", "63", "00")
    ] == [3, 2, 2, Fraction(51, 50), Fraction(51, 50)]
    assert found.find("blanks_per_card", region=NATIONAL) is not None


def test_lists_of_a_meeting_replace_the_defaults(root: Path) -> None:
    text = "links:\n  - {indicator: kia, level: provinsi, sub_kegiatan: [2.12.02.1.02.0001], "
    found = load_assumptions(root, own(root, text + "reason: r}\n"))
    assert found.linked_indicators() == ("kia",)
    assert found.funds


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"values:\n  - {VALUE}}}\n  - {VALUE}}}\n", "tertulis dua kali"),
        (f"values:\n  - {VALUE}}}\n".replace("blanks", "blank"), "mungkin maksudnya blanks_per"),
        (f"values:\n  - {VALUE}}}\n".replace("1,05", "banyak"), "bukan bilangan"),
        (f"values:\n  - {VALUE}}}\n".replace("1,05", "-1"), "negatif"),
        (f"values:\n  - {VALUE}}}\n".replace('"1,05"', "1.05"), "tulis: "),
        (f"values:\n  - {VALUE}, indicator: ktp}}\n", "indikator ktp tidak dikenal"),
        (f"values:\n  - {VALUE}, wilayah: x}}\n", "wilayah tidak dikenal"),
        (
            "links: [{indicator: kia, level: provinsi, reason: r, "
            "sub_kegiatan: [2.12.02.2.01.0002]}]\n",
            "bukan kewenangan provinsi",
        ),
        (
            "links: [{indicator: kia, level: provinsi, reason: r, "
            "sub_kegiatan: [2.12.02.1.99.0002]}]\n",
            "tidak ada",
        ),
    ],
)
def test_what_is_refused(root: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_assumptions(root, own(root, text))


def test_a_team_that_serves_nobody_is_refused(root: Path) -> None:
    text = VALUE.replace("blanks_per_card", "people_per_team_day").replace("1,05", "0")
    with pytest.raises(UsageError, match="lebih dari nol"):
        load_assumptions(root, own(root, f"values:\n  - {text}}}\n"))
