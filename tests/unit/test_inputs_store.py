"""The store: a cache that can be deleted, never half written, never stale."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from helpers.errors import InputError
from helpers.inputs import sources as sources_module
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.region_data import read_region
from helpers.inputs.sources import read_sources
from helpers.inputs.store import Store
from workbooks import ROOT, workbook

SHEET = (
    "KEADAAN 12 NOVEMBER 2024\nNO | WILAYAH | KODE | JUMLAH DINAMIS(TTL) | MEMILIKI DINAMIS(JML)\n"
    "1 | PASER | 64.01 | 10 | {}\n2 | KOTA BANJARMASIN | 63.71 | 20 | 21"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "params").mkdir()
    for name in ("layouts", "indicators", "targets"):
        shutil.copy(ROOT / "params" / f"{name}.yaml", tmp_path / "params")
    (tmp_path / "dkb.xlsx").write_bytes(workbook({"KIA": SHEET.format(5)}))
    return tmp_path


def read(root: Path, **more):
    store = Store(root / "reports/.store", root)
    catalogue = load_catalogue(root)
    return read_sources(["dkb.xlsx"], root, catalogue, store=store, **more)


def contents(root: Path) -> dict[str, bytes]:
    top = root / "reports"
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}


def test_a_kept_reading_is_the_same_reading(root, monkeypatch):
    first = read(root, default_date=date(2024, 11, 12))
    before = contents(root)
    monkeypatch.setattr(sources_module, "examine_sources", None)  # nothing may be read again
    assert read(root, default_date=date(2024, 11, 12)) == first
    assert contents(root) == before


def test_every_number_knows_file_hash_sheet_and_cell(root):
    reading = read(root)
    (part,) = (root / "reports/.store").glob("*/province=64/as_of=2024-11-12.parquet")
    (row,) = pq.ParquetFile(part).read().to_pylist()
    assert (row["region_code"], row["numerator"], row["sheet"]) == ("64.01", 5, "KIA")
    assert row["cell"] == "D3:E3"
    assert row["file_sha256"] == reading.sources[0].sha256


def test_a_province_loads_its_own_part_alone(root):
    read(root)
    store = Store(root / "reports/.store", root)
    key = store.key(["dkb.xlsx"], default_date=None, last_day=None, province=None)
    assert key is not None
    part = store.load(key, "64")
    assert part is not None
    assert [o.region_code for o in part.observations] == ["64.01"]


def test_a_changed_source_or_definition_is_read_again(root):
    first = read(root)
    (root / "dkb.xlsx").write_bytes(workbook({"KIA": SHEET.format(6)}))
    second = read(root)
    assert [o.numerator for o in first.observations] != [o.numerator for o in second.observations]
    kept = len(list((root / "reports/.store").iterdir()))
    layouts = root / "params/layouts.yaml"
    layouts.write_text(layouts.read_text() + "\n# lain\n")
    read(root)
    assert len(list((root / "reports/.store").iterdir())) == kept + 1


def test_a_refused_source_changes_nothing(root):
    read(root)
    before = contents(root)
    (root / "dkb.xlsx").write_bytes(workbook({"KIA": SHEET.format("lima")}))
    with pytest.raises(InputError):
        read(root)
    assert contents(root) == before


def test_a_damaged_or_deleted_store_is_as_good_as_none(root):
    first = read(root)
    for path in (root / "reports/.store").rglob("*.parquet"):
        path.write_bytes(b"rusak")
    assert read(root) == first
    for path in (root / "reports/.store").rglob("reading.json"):
        path.write_text("{")
    assert read(root) == first
    shutil.rmtree(root / "reports")
    assert read(root) == first


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(root):
    (root / "reports").write_text("sebuah berkas")
    assert len(read(root).observations) == 2


def test_two_at_once_keep_one_whole_reading(root):
    with ThreadPoolExecutor(4) as pool:
        readings = list(pool.map(lambda _: read(root), range(12)))
    assert all(reading == readings[0] for reading in readings)
    (kept,) = (root / "reports/.store").iterdir()
    assert not kept.name.startswith(".")


def test_reading_a_region_keeps_its_sources(root):
    def opened():
        return read_region(
            "64", "2024-11-12", ["dkb.xlsx"], year=2024, deadline="2024-12-31", root=root
        )

    assert opened() == opened()
    assert list((root / "reports/.store").iterdir())
