"""The files of the national sample, and what the intake makes of them."""

import csv
import hashlib
import os
import subprocess
import sys
import time
from collections import Counter
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from helpers.errors import InputError, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.params import load_params
from helpers.inputs.reading import Reading
from helpers.inputs.region_data import read_region
from helpers.inputs.samples import (
    sample_data,
    sample_files,
    sample_parts,
    sample_workbook,
)
from helpers.inputs.samples.national_numbers import history, institutions, latest_numbers
from helpers.inputs.samples.national_tables import is_missing
from helpers.inputs.samples.national_totals import LATEST
from helpers.inputs.sources import read_sources
from helpers.vocabulary.numbers import round_half_up, truncate
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.regions import region_table

ROOT = Path(__file__).parents[2]
Key = tuple[str, str, str, str]
JUDGED = {
    "ktp_el": ("dinamis", "recorded", "wajib_ktp"),
    "kia": ("dinamis", "kia", "children_0_16"),
    "akta_lahir_0_17": ("dinamis", "akta", "children_0_17"),
    "ikd": ("sudah_rekam", "ikd", "recorded"),
    "bpp": ("unit_pemakaman", "burial_books", "burial_units"),
}


@cache
def nation() -> Reading:
    return read_sources(["sample:national"], ROOT, load_catalogue(ROOT))


@cache
def by_key() -> dict[Key, Observation]:
    return {
        (o.region_code, o.indicator, o.basis, o.as_of.isoformat()): o for o in nation().observations
    }


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("ascii"), newline="")))


def test_one_file_per_province_named_as_a_sample() -> None:
    files = sample_files("national")
    codes = [province.code for province in region_table().provinces()]
    assert len(files) == 38
    assert [name[:15] for name in files] == [f"data-contoh-{code}-" for code in codes]
    for part in sample_parts("national"):
        assert files[part.file_name] == sample_data(part)
    assert sample_files("national", "63") == {
        "data-contoh-63-kalimantan-selatan.csv": files["data-contoh-63-kalimantan-selatan.csv"]
    }


def test_every_file_says_that_it_is_a_sample_and_so_does_every_row() -> None:
    for data in sample_files("national").values():
        first, second, header, *body = rows(data)
        assert first[0].startswith("DATA CONTOH - ")
        assert second[0].startswith("PROVINSI ")
        assert header[-1] == "sumber"
        assert {row[-1] for row in body} == {"DATA CONTOH"}


def test_a_file_speaks_of_its_own_province_alone() -> None:
    for part in sample_parts("national"):
        codes = {row[0] for row in rows(sample_data(part))[3:]}
        children = {region.code for region in region_table().children(part.province)}
        assert codes == {part.province, *children}


def test_kaltim_stays_one_workbook() -> None:
    assert sample_files("kaltim") == {"data-contoh-kaltim.xlsx": sample_workbook("kaltim")}
    assert sample_files("kaltim", "63") == sample_files("kaltim")
    with pytest.raises(UsageError, match="bukan satu buku kerja → pakai: kaltim"):
        sample_workbook("national")


@pytest.mark.parametrize("name", ["nasional", "national/", "national/99", "national/63.01", ""])
def test_an_unknown_sample_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="kaltim, national"):
        sample_parts(name)
    with pytest.raises(InputError, match="sample:kaltim, sample:national"):
        read_sources([f"sample:{name}"], ROOT, load_catalogue(ROOT))


def test_the_intake_reads_back_the_same_integers() -> None:
    seen = 0
    for latest in latest_numbers().values():
        for n in history(latest):
            for indicator, (basis, part, base) in JUDGED.items():
                read = by_key()[n.region_code, indicator, basis, n.as_of.isoformat()]
                missing = is_missing(n.region_code, indicator, n.as_of)
                assert read.numerator == (None if missing else getattr(n, part))
                assert read.denominator == getattr(n, base)
                assert read.state is (DataState.NO_DATA if missing else DataState.REPORTED)
                seen += 1
    assert seen == 514 * 12 * 5


def test_february_is_complete_and_has_what_a_month_alone_has() -> None:
    february = [o for o in nation().observations if o.as_of == LATEST and not o.is_total]
    assert {o.state for o in february} == {DataState.REPORTED}
    assert Counter((o.indicator, o.basis) for o in february) == dict.fromkeys(
        [
            *((indicator, basis) for indicator, (basis, *_) in JUDGED.items()),
            ("ktp_el", "awal"),
            ("kia", "awal"),
            ("akta_lahir_0_17", "awal"),
            ("bpp", "penerapan"),
            ("pks_opd", "pemerintah_daerah"),
            ("penduduk", "jumlah"),
        ],
        514,
    )
    for code, number in institutions().items():
        read = by_key()[code, "pks_opd", "pemerintah_daerah", LATEST.isoformat()]
        assert read.numerator == number


def test_provinces_publish_the_sums_of_their_kabupaten_and_kota() -> None:
    totals = [o for o in nation().observations if o.is_total]
    assert {o.as_of for o in totals} == {LATEST}
    assert len(totals) == 38 * 4
    for total in totals:
        basis, part, base = JUDGED[total.indicator]
        own = [n for n in latest_numbers().values() if n.region_code.province == total.region_code]
        assert total.basis == basis
        assert total.numerator == sum(getattr(n, part) for n in own)
        assert total.denominator == sum(getattr(n, base) for n in own)


def test_published_percentages_are_rounded_or_of_a_few_cut_off() -> None:
    published = [o for o in nation().observations if o.published_percent is not None]
    assert len(published) == (514 + 38) * 4
    assert {o.as_of for o in published} == {LATEST}
    cut_off = 0
    for o in published:
        assert o.numerator is not None
        assert o.denominator
        ratio = Fraction(100 * o.numerator, o.denominator)
        shown = Fraction(o.published_percent or "")
        cut_off += shown != round_half_up(ratio, 2)
        assert shown in (round_half_up(ratio, 2), truncate(ratio, 2))
    assert 10 <= cut_off <= 80


def test_earlier_months_lack_a_few_numerators_written_both_ways() -> None:
    cells = [
        row[4]
        for data in sample_files("national").values()
        for row in rows(data)[3:]
        if not row[4].isdigit()
    ]
    assert set(cells) == {"-", ""}
    assert 40 <= len(cells) <= 400
    gaps = [o for o in nation().observations if o.state is DataState.NO_DATA]
    assert len(gaps) == len(cells)
    assert {o.indicator for o in gaps} == set(JUDGED)


def test_the_intake_has_nothing_to_say_but_coverage_above_100() -> None:
    assert {finding.rule for finding in nation().findings} == {"coverage_above_100"}
    regions = {finding.region_code for finding in nation().findings}
    assert regions == {"31.01", "65.71", "33.72", "34.71"}


def test_a_province_is_read_from_its_own_file() -> None:
    data = read_region(
        "95", "2023-02-28", ["sample:national"], year=2023, deadline="2023-12-31", root=ROOT
    )
    assert [source.name for source in data.sources] == ["sample:national/95"]
    assert data.is_sample
    assert len(data.dates) == 12
    own = [o for o in nation().observations if o.region_code.province == "95"]
    assert list(data.observations) == own


def test_named_file_of_another_province_is_not_left_out_silently() -> None:
    with pytest.raises(InputError, match="tidak ada data Papua"):
        read_region(
            "91", "2023-02-28", ["sample:national/95"], year=2023, deadline="2023-12-31", root=ROOT
        )


def test_written_files_are_read_as_the_sample_is(tmp_path: Path) -> None:
    for name, data in sample_files("national", "96").items():
        (tmp_path / name).write_bytes(data)
    reading = read_sources([str(tmp_path)], ROOT, load_catalogue(ROOT))
    assert reading.is_sample
    own = [o for o in nation().observations if o.region_code.province == "96"]
    assert [
        (o.region_code, o.indicator, o.basis, o.as_of, o.numerator, o.denominator)
        for o in reading.observations
    ] == [(o.region_code, o.indicator, o.basis, o.as_of, o.numerator, o.denominator) for o in own]


def test_reading_is_quick() -> None:
    """One province in 0.3 s, all in 5 s, on the computing time of this process alone."""
    catalogue = load_catalogue(ROOT)

    def seconds(province: str | None) -> float:
        start = time.process_time()
        read_sources(["sample:national"], ROOT, catalogue, province=province)
        return time.process_time() - start

    assert min(seconds("35") for _ in range(3)) < 0.3
    assert seconds(None) < 5


def test_bytes_depend_on_nothing_but_the_numbers() -> None:
    script = (
        "import hashlib; from helpers.inputs.samples import sample_files;"
        "print(hashlib.sha256(b''.join(sample_files('national').values())).hexdigest())"
    )
    ours = hashlib.sha256(b"".join(sample_files("national").values())).hexdigest()
    for zone, seed in (("Asia/Makassar", "1"), ("America/Lima", "2")):
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": "C",
            "PYTHONPATH": paths,
        }
        theirs = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert theirs.stdout.strip() == ours


def test_params_of_rakornas_name_it_and_all_provinces() -> None:
    params = load_params(ROOT / "params" / "rakornas-2023.yaml", ROOT)
    assert params.sources == ("sample:national",)
    assert params.regions == ("provinces",)
    assert (params.as_of, params.year) == (LATEST, 2023)
    assert params.meeting_date is None
