"""A fixed sample of the spoiled files of ``tests/benchmarks/intake_mutants.py``."""

import resource

import pytest

from benchmarks.intake_mutants import MOST_MEGABYTES, MOST_SECONDS, check, run
from benchmarks.intake_mutants import Outcome as MutantOutcome
from benchmarks.intake_speed import MOST_SECONDS as MOST_FOR_THE_NATION
from benchmarks.intake_speed import measure
from benchmarks.intake_tables import Case

CASES = 400


def test_spoiled_files_are_refused_in_words_or_read_as_a_second_reader_reads_them():
    outcome = run(CASES, seed=1, with_giants=False)
    assert outcome.failures == []
    assert outcome.cases == CASES
    assert outcome.accepted > CASES // 10
    assert outcome.kinds["ditolak"] > CASES // 3


def test_the_comparison_notices_another_number(tmp_path):
    """A comparison that accepts anything would pass the test above, too."""
    data = b"kode_wilayah,indikator,tanggal,pembilang,penyebut\n64.72,kia,2024-11-12,7,9\n"
    case = Case("uji.csv", data, "utuh", "utf-8", ",")
    fine, spoiled = MutantOutcome(), MutantOutcome()
    check(case, tmp_path, fine)
    assert (fine.numbers, fine.failures) == (1, [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.intake_mutants.as_count", lambda _value: 8)
        check(case, tmp_path, spoiled)
    assert len(spoiled.failures) == 1


@pytest.mark.slow
def test_a_thousand_spoiled_files_and_the_giants_stay_within_time_and_memory():
    outcome = run(1_000, seed=2)
    assert outcome.failures == []
    assert outcome.slowest <= MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 <= MOST_MEGABYTES


@pytest.mark.slow
def test_a_national_workbook_is_read_and_checked_in_a_second():
    found = measure()
    print(found)
    assert found["cells"] > 74_000
    assert found["read_and_checked"] <= MOST_FOR_THE_NATION
