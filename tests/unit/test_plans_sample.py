"""The sample plans, read by our reader and by a second library."""

import hashlib
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from helpers.errors import Severity, UsageError
from helpers.inputs.plans import PlanReading, read_plans
from helpers.inputs.samples import PLAN_SAMPLES, planted_mismatches, sample_plans, sample_workbook
from helpers.vocabulary.region_code import RegionCode

ROOT = Path(__file__).resolve().parents[2]
PLANTED, CLEAN = PLAN_SAMPLES


def read(name: str) -> PlanReading:
    return read_plans(sample_plans(name), ROOT)


@pytest.mark.parametrize("name", PLAN_SAMPLES)
def test_same_bytes_and_marked_as_sample(name: str) -> None:
    data = sample_workbook(name)
    assert hashlib.sha256(data).digest() == hashlib.sha256(sample_workbook(name)).digest()
    book = openpyxl.load_workbook(BytesIO(data))
    assert "DATA CONTOH" in str(book.properties.keywords)
    assert len(book.sheetnames) == 11
    for sheet in book:
        assert str(sheet["A1"].value).startswith("DATA CONTOH")
        assert any("data contoh" in str(row[0].value) for row in sheet.iter_rows(min_row=10))


@pytest.mark.parametrize("name", PLAN_SAMPLES)
def test_everything_is_read_without_a_warning(name: str) -> None:
    reading = read(name)
    assert len(reading.plans) == 11
    assert reading.is_sample
    assert reading.missing == ()
    assert {finding.severity for finding in reading.findings} <= {Severity.NOTE}
    assert {finding.rule for finding in reading.findings} == {"column_unused"}
    assert {plan.layout for plan in reading.plans.values()} == {
        "templat Renja/RKA/DPA",
        "rekaman SIPD",
    }


def test_clean_plans_use_what_governments_usually_use() -> None:
    plans = read(CLEAN).plans
    assert len(plans[RegionCode("64")].rows) == 8
    regional = [len(plan.rows) for code, plan in plans.items() if code != "64"]
    assert min(regional) >= 19
    assert max(regional) == 21
    # profile: 4.185.000 thousand rupiah of the province, and two rows of urusan 2.08 set aside
    assert plans[RegionCode("64")].pagu_rp == 4_185_000_000
    assert [part.code for part in plans[RegionCode("64")].set_aside] == ["2.08", "2.12.01"]


def test_totals_agree_with_a_second_library() -> None:
    book = openpyxl.load_workbook(BytesIO(sample_workbook(CLEAN)))
    plans = read(CLEAN).plans
    for sheet in book:
        code = RegionCode(sheet.title.split()[0])
        lines = list(sheet.iter_rows(values_only=True))
        head = next(line for line in lines if "JUMLAH PAGU" in line or "pagu" in line)
        column = head.index("JUMLAH PAGU") if "JUMLAH PAGU" in head else head.index("pagu")
        amounts = {
            ".".join(str(part) for part in line[: head.index(_name_column(head))] if part): line
            for line in lines[lines.index(head) + 1 :]
        }
        total = sum(_amount(line[column]) for key, line in amounts.items() if key.count(".") == 5)
        assert total == plans[code].pagu_rp + plans[code].set_aside_rp


def _name_column(head: tuple[object, ...]) -> str:
    return "PROGRAM DAN KEGIATAN" if "PROGRAM DAN KEGIATAN" in head else "nama_sub_giat"


def _amount(value: object) -> int:
    return int(str(value).replace(".", "")) if value is not None else 0


def test_the_answer_key_names_every_kind() -> None:
    key = planted_mismatches()
    assert len(key) == len(set(key)) == 26
    assert len({one.check for one in key}) == 10


def test_unknown_samples_of_plans() -> None:
    with pytest.raises(UsageError, match="contoh rencana 'jawa' tidak ada"):
        sample_plans("jawa")
