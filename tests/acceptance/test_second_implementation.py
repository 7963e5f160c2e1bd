"""The figures once more in SQL, sharing no code: Kaltim's sample, and random provinces."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from second_implementation import (
    PREFIX,
    ROOT,
    Frames,
    computed,
    definition_rows,
    region_rows,
    target_rows,
    workbook_rows,
)

from helpers.figures.evaluation import evaluate
from helpers.figures.figures_table import COLUMNS, figure_rows
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.region_data import read_region
from helpers.inputs.samples import sample_workbook
from helpers.vocabulary.indicators import Catalogue, Target
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region

AS_OF = date(2024, 11, 12)
SEED = 20241112
PROVINCES = 200


def ours(rows: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in COLUMNS) for row in rows]


def theirs(rows: list[dict[str, Any]], sample: str) -> list[tuple[object, ...]]:
    fixed = {"as_of": AS_OF.isoformat(), "sample": sample}
    return [tuple((row | fixed)[column] for column in COLUMNS) for row in rows]


def test_kaltim_comes_out_the_same_to_the_digit(tmp_path: Path) -> None:
    frames = Frames(
        definitions=definition_rows(),
        targets=target_rows(0, 2024),
        regions=region_rows(0, "64"),
        observed=workbook_rows(0, sample_workbook("kaltim"), AS_OF.isoformat()),
    )
    data = read_region(
        "64", AS_OF.isoformat(), ["sample:kaltim"], year=2024, deadline="2024-12-31", root=ROOT
    )
    evaluation = evaluate(
        data.observations,
        catalogue=data.catalogue,
        region=data.region,
        rows=data.rows,
        as_of=AS_OF,
        year=2024,
    )
    expected = theirs(computed(frames, tmp_path), "true")
    assert ours(figure_rows(evaluation, sample=True)) == expected
    # The comparison is not one of empty tables: the published figures are in it.
    akta = next(
        row
        for row in expected
        if row[:4] == ("64", "Kalimantan Timur", "akta_lahir_0_17", "dinamis")
    )
    named = dict(zip(COLUMNS, akta, strict=True))
    assert (named["numerator"], named["denominator"], named["gap"]) == (1_234_871, 1_250_088, 2_717)
    assert (named["value_percent"], named["published_check"]) == ("98.782726", "flips_verdict")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT)


def test_two_hundred_random_provinces_come_out_the_same(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    random = Random(SEED)
    frames = Frames(definitions=definition_rows())
    found: dict[int, list[tuple[object, ...]]] = {}
    for number in range(PROVINCES):
        found[number] = ours(_evaluated(random, number, catalogue, frames))
    rows = computed(frames, tmp_path)
    by_province: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_province.setdefault(row["province"], []).append(row)
    for number, mine in found.items():
        assert mine == theirs(by_province[number], "false"), f"province {number} of seed {SEED}"
    _assert_everything_occurred(rows)


def _assert_everything_occurred(rows: list[dict[str, Any]]) -> None:
    assert {row["verdict"] for row in rows} == {
        *("reached", "not_reached", "no_target", "no_data", "not_applicable")
    }
    assert {row["published_check"] for row in rows} == {
        *("consistent", "truncated", "inconsistent", "flips_verdict", None)
    }
    assert any((row["without"] or 0) < 0 for row in rows)  # above 100 %
    assert any(row["gap"] == 0 for row in rows)
    places = [(row["province"], row["indicator"], row["basis"], row["rank"]) for row in rows]
    ranked = [place for place in places if place[-1] is not None]
    assert len(set(ranked)) < len(ranked)  # ties
    assert {row["target_source"] for row in rows} >= {"daerah", "provinsi", "nasional", None}


def _evaluated(
    random: Random, number: int, catalogue: Catalogue, frames: Frames
) -> list[dict[str, Any]]:
    """Draw a province (or a kabupaten with its kecamatan), note it down, and evaluate it."""
    is_province = random.random() < 0.8
    code = f"{random.randint(11, 96)}" if is_province else f"{random.randint(11, 96)}.01"
    kind = "kabupaten" if is_province else "kecamatan"
    whole = Region(RegionCode(code), "Wilayah", "provinsi" if is_province else "kabupaten", 0)
    rows = [
        Region(RegionCode(f"{code}.{place:02d}"), f"Daerah {place}", kind, 0)
        for place in range(1, random.choice((0, 1, 2, 5, 9, 14)) + 1)
    ]
    for place, region in enumerate((whole, *rows)):
        label = PREFIX[region.kind] + region.name
        governs = is_province
        frames.regions.append((number, str(region.code), label, place, place == 0, governs))
    targets = _targets(random, number, catalogue, code, [str(row.code) for row in rows], frames)
    observed = [
        observation
        for place, region in enumerate((whole, *rows))
        for observation in _reported(random, region, catalogue, is_total=is_province and place == 0)
    ]
    frames.observed += [
        (
            *(number, str(one.region_code), one.indicator, one.basis),
            *(one.numerator, one.denominator, one.state.value, one.published_percent),
        )
        for one in observed
    ]
    random.shuffle(observed)
    evaluation = evaluate(
        observed,
        catalogue=replace(catalogue, targets=tuple(targets)),
        region=whole,
        rows=rows,
        as_of=AS_OF,
        year=2024,
    )
    return figure_rows(evaluation, sample=False)


def _targets(
    random: Random,
    number: int,
    catalogue: Catalogue,
    code: str,
    rows: list[str],
    frames: Frames,
) -> list[Target]:
    found: list[Target] = []
    for indicator in catalogue.indicators:
        scopes = {"00": "nasional", code[:2]: "provinsi"}
        scopes |= dict.fromkeys(random.sample(rows, min(len(rows), 2)), "daerah")
        for region, source in scopes.items():
            if random.random() < 0.4:
                continue
            hundredths = random.choice((0, 1, 3000, 5000, 9900, 9940, 10_000, 12_345))
            judging = region == "00" or random.random() < 0.7
            target = Target(
                indicator.key, 2024, hundredths, source, RegionCode(region), judging=judging
            )
            found.append(target)
            frames.targets.append((number, indicator.key, region, hundredths, judging, source))
    return found


def _reported(
    random: Random, region: Region, catalogue: Catalogue, *, is_total: bool
) -> list[Observation]:
    found: list[Observation] = []
    silent = random.random() < 0.05
    for indicator in catalogue.indicators:
        for basis in indicator.bases:
            if silent or random.random() < (0.5 if basis.denominator_of else 0.15):
                continue
            kind = indicator.kind_of(basis).value
            numerator, denominator, state = _numbers(random, kind)
            printed = None
            if kind == "ratio" and numerator is not None and denominator and random.random() < 0.6:
                printed = random.choice(PRINTS)(random, Fraction(100 * numerator, denominator))
            found.append(
                Observation(
                    region_code=region.code,
                    indicator=indicator.key,
                    basis=basis.key,
                    as_of=AS_OF,
                    numerator=numerator,
                    denominator=denominator,
                    state=state,
                    published_percent=printed,
                    is_total=is_total,
                )
            )
    return found


def _numbers(random: Random, kind: str) -> tuple[int | None, int | None, DataState]:
    fate = random.random()
    if fate < 0.06:
        return None, random.choice((None, 0)), DataState.NOT_APPLICABLE
    if fate < 0.14:
        denominator = random.randint(0, 900) if kind == "ratio" else None
        return None, denominator, DataState.NO_DATA
    if kind == "yes_no":
        return random.randint(0, 1), None, DataState.REPORTED
    if kind == "minimum":
        return random.choice((0, 1, 2, 14, 15, 16, 40)), None, DataState.REPORTED
    if kind == "count":
        return random.choice((0, random.randint(1, 9_000_000))), None, DataState.REPORTED
    if fate < 0.2:
        return random.randint(0, 5), 0, DataState.REPORTED  # a base of zero
    if fate < 0.25:
        return random.randint(0, 5), None, DataState.NO_DATA
    if fate < 0.45:  # small numbers and their multiples: ties
        times = random.choice((1, 2, 300))
        return times * random.randint(0, 4), times * random.choice((2, 3, 4)), DataState.REPORTED
    base = random.choice((random.randint(1, 300), random.randint(1, 4_000_000)))
    share = random.choice((30, 50, 97, 98, 99, 100, 103))
    return base * share // 100 + random.randint(0, 2), base, DataState.REPORTED


def _half_up(exact: Fraction, decimals: int) -> int:
    return int(exact * 10**decimals + Fraction(1, 2))


def _text(units: int, decimals: int) -> str:
    whole, part = divmod(units, 10**decimals)
    return f"{whole}.{part:0{decimals}d}" if decimals else str(whole)


def _rounded(random: Random, exact: Fraction) -> str:
    decimals = random.randint(0, 3)
    return _text(_half_up(exact, decimals), decimals)


def _cut_off(random: Random, exact: Fraction) -> str:
    decimals = random.randint(0, 3)
    return _text(int(exact * 10**decimals), decimals)


def _wrong(random: Random, exact: Fraction) -> str:
    return _text(_half_up(exact, 2) + random.randint(1, 40), 2)


PRINTS: tuple[Callable[[Random, Fraction], str], ...] = (_rounded, _cut_off, _wrong)
