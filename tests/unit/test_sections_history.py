"""Change and pace as the report tells them: on one base, with reasons where nothing is compared."""

import re
from datetime import date

import pytest
from section_studies import drawn, kaltim, observed

from helpers import sections
from helpers.display import Chart, Heading, Stack, Table
from helpers.display.models.text import plain
from helpers.display.writers.text import to_text

JUNE = date(2024, 6, 30)
OCTOBER = date(2024, 10, 31)


def table(stack: Stack, name: str) -> Table:
    (found,) = [part for part in stack.parts if isinstance(part, Table) and part.name == name]
    return found


def heading(stack: Stack) -> str:
    (found,) = [part for part in stack.parts if isinstance(part, Heading)]
    return plain(found.text)


def texts(shown: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in shown.rows]


def two_days(before: dict, after: dict):
    return drawn((*observed(before, OCTOBER), *observed(after)), rows=2)


def test_kaltim_has_risen_on_the_same_base() -> None:
    found = sections.history(kaltim())
    assert heading(found) == "Sejak 31 Oktober 2024: cakupan empat indikator naik"
    rows = texts(table(found, "perubahan"))
    assert rows[1][:6] == [
        "Perekaman KTP-el (wajib KTP)",
        "99,45 %",
        "99,65 %",
        "+0,20",
        "+7.867",
        "+2.186",
    ]


def test_the_parts_of_a_change_add_up_to_it_and_missing_flows_are_said() -> None:
    split = table(sections.history(kaltim()), "pemisahan_perubahan")
    for row in split.rows:
        whole, *parts = (float(str(cell.value)) for cell in row.cells[1:5])
        assert whole == pytest.approx(sum(parts), abs=2e-6)
    assert "Arus IKD belum tersedia" in " ".join(plain(note) for note in split.notes)


def test_a_changed_base_is_marked_and_its_percentages_are_not_compared() -> None:
    study = two_days(
        {"kia": {"63.01": (600, 1000), "63.02": (600, 1000)}},
        {"kia": {"63.01": (610, 400), "63.02": (610, 400)}},
    )
    found = sections.history(study)
    (row,) = [r for r in texts(table(found, "perubahan")) if r[0].startswith("KIA")]
    assert row[3] == "–"
    assert row[4:6] == ["+20", "−1.200"]
    assert row[6] == "basis turun melebihi perpindahan kohor"
    said = to_text(found)
    assert "Basis kepemilikan KIA berubah dari 2.000 (per 31 Oktober 2024) menjadi 800" in said
    assert "tidak dibandingkan langsung" in said
    (chart,) = [part for part in found.parts if isinstance(part, Chart)]
    assert "basis yang berubah" in plain(chart.notes[0])


def test_missing_and_partial_days_are_named_not_compared() -> None:
    study = two_days(
        {"kia": {"63.01": (600, 1000), "63.02": (None, None)}},
        {"kia": {"63.01": (610, 1000), "63.02": (610, 1000)}},
    )
    (row,) = [
        r for r in texts(table(sections.history(study), "perubahan")) if r[0].startswith("KIA")
    ]
    assert row[3] == "–"
    assert row[6] == "data sebagian daerah belum tersedia"


def test_without_an_earlier_snapshot_the_report_says_so() -> None:
    study = drawn(observed({"kia": {"63.01": (1, 2)}}))
    assert "hanya memuat posisi 12 November 2024" in to_text(sections.history(study))
    pace = table(sections.pace(study), "laju")
    kia = next(row for row in texts(pace) if row[0] == "KIA")
    assert kia[1:4] == ["–", "–", "–"]
    assert kia[-1] == "selang data belum cukup"


def test_pace_says_need_and_scale_in_words() -> None:
    found = sections.pace(kaltim())
    assert heading(found) == "Kebutuhan KTP-el dan IKD di luar laju yang pernah dicapai"
    rows = {(r.cells[0].text, r.cells[0].below): r for r in table(found, "laju").rows}
    everyone = rows["Perekaman KTP-el", "sampai 100 %"]
    assert [cell.text for cell in everyone.cells[4:9]] == [
        "10.201",
        "27-11-2024",
        "1.021",
        "20.402",
        "di luar laju yang pernah dicapai",
    ]
    akta = rows["Akta kelahiran", "ke target"]
    assert [cell.value for cell in akta.cells[4:8]] == [2717, "2024-12-31", 85, 1664]
    assert akta.cells[8].text == "sejalan dengan laju"


def test_pace_of_every_region_leaves_out_what_is_done() -> None:
    rows = texts(table(sections.pace(kaltim()), "laju_kab_kota"))
    assert len(rows) == 10
    assert all(re.fullmatch(r"\d+,\d", row[1]) for row in rows)
    assert {row[-1] for row in rows} == {"di luar"}


def test_trend_chart_has_first_and_last_value_in_words_and_in_the_picture() -> None:
    (chart,) = [p for p in sections.history(kaltim()).parts if isinstance(p, Chart)]
    assert "Akta kelahiran dari 98,02 % per 31 Desember 2023 menjadi 98,78 %" in chart.alternative
    for words in ("98,02 %", "98,78 %", "31-12-2023", "12-11-2024", "target 99 %"):
        assert f">{words}</text>" in chart.svg
    assert chart.is_sample
