"""Indicators and targets from the reviewed files under ``params/``."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from helpers.errors import UsageError
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import Hundredths, KnownCode, Name
from helpers.vocabulary.indicators import (
    Basis,
    Catalogue,
    Indicator,
    IndicatorGroup,
    IndicatorKind,
    Target,
)
from helpers.vocabulary.region_code import NATIONAL

INDICATORS_FILE = Path("params/indicators.yaml")
TARGETS_FILE = Path("params/targets.yaml")


class _Base(YamlModel):
    key: Name
    label: str
    short_label: str
    denominator_of: tuple[Name, Name] | None = None
    kind: IndicatorKind | None = None


class _Indicator(YamlModel):
    key: Name
    term: str
    short_term: str
    kind: IndicatorKind
    unit: str
    numerator_label: str
    denominator_label: str = ""
    act: str
    bases: Annotated[tuple[_Base, ...], Field(min_length=1)]
    definition: str
    source: str
    may_exceed_base: StrictBool = True
    must_complete: StrictBool = False
    is_main: StrictBool = False
    minimum: StrictInt | None = None
    group: IndicatorGroup = IndicatorGroup.COVERAGE


class _IndicatorFile(YamlModel):
    indicators: Annotated[tuple[_Indicator, ...], Field(min_length=1)]


class _Target(YamlModel):
    indicator: Name
    year: StrictInt
    percent: Hundredths
    source: str
    region: KnownCode = NATIONAL
    judging: StrictBool = True
    note: str = ""


class _TargetFile(YamlModel):
    targets: tuple[_Target, ...]


def load_catalogue(root: Path) -> Catalogue:
    """Return indicators and targets in file order.

    Raises
    ------
    UsageError
        When a file is not as it should be: unknown key, doubled indicator, a target without its
        indicator, or conflicting
        judging targets. The national series has exactly one judging target per indicator and
        year; a region's own target judges only when it says so.
    """
    definitions = read_model(root / INDICATORS_FILE, _IndicatorFile, root).indicators
    records = read_model(root / TARGETS_FILE, _TargetFile, root).targets
    indicators = tuple(_indicator(definition) for definition in definitions)
    targets = tuple(_target(record) for record in records)
    _check_indicators(indicators)
    _check_targets(targets, [indicator.key for indicator in indicators])
    return Catalogue(indicators, targets)


def _indicator(definition: _Indicator) -> Indicator:
    fields = dict(definition)
    fields["bases"] = tuple(Basis(**dict(base)) for base in definition.bases)
    return Indicator(**fields)


def _target(record: _Target) -> Target:
    return Target(
        indicator=record.indicator,
        year=record.year,
        hundredths=record.percent,
        source=record.source,
        region_code=record.region,
        judging=record.judging,
        note=record.note,
    )


def _check_indicators(indicators: tuple[Indicator, ...]) -> None:
    bases = {(indicator.key, basis.key) for indicator in indicators for basis in indicator.bases}
    if len({indicator.key for indicator in indicators}) < len(indicators):
        raise UsageError(f"{INDICATORS_FILE.as_posix()}: indikator tertulis dua kali → hapus satu")
    for indicator in indicators:
        if len({basis.key for basis in indicator.bases}) < len(indicator.bases):
            _refuse(INDICATORS_FILE, f"{indicator.key}: basis tertulis dua kali", "hapus satu")
        if indicator.kind is IndicatorKind.MINIMUM and indicator.minimum is None:
            _refuse(INDICATORS_FILE, f"{indicator.key}: minimum tidak ada", "tambahkan minimum: …")
        if indicator.is_main and indicator.kind is not IndicatorKind.RATIO:
            # Page one and the chapters rank by coverage, which only a ratio has.
            problem = f"{indicator.key}: indikator utama harus berupa ratio"
            _refuse(INDICATORS_FILE, problem, "hapus is_main atau ubah kind")
        for basis in indicator.bases:
            if basis.denominator_of is not None and basis.denominator_of not in bases:
                wanted = "/".join(basis.denominator_of)
                _refuse(INDICATORS_FILE, f"{indicator.key}: basis {wanted} tidak ada", "perbaiki")


def _check_targets(targets: tuple[Target, ...], keys: list[str]) -> None:
    judging: dict[tuple[str, int, str], int] = {}
    for target in targets:
        if target.indicator not in keys:
            near = get_close_matches(target.indicator, keys, n=1) or [", ".join(keys)]
            _refuse(TARGETS_FILE, f"indikator {target.indicator} tidak dikenal", f"tulis {near[0]}")
        key = (target.indicator, target.year, target.region_code)
        judging[key] = judging.get(key, 0) + target.judging
    for (indicator, year, region), number in judging.items():
        if number > 1 or (number == 0 and region == NATIONAL):
            problem = f"{indicator} {year} wilayah {region}: {number} target bertanda judging"
            _refuse(TARGETS_FILE, problem, "sisakan tepat satu; yang lain judging: false")


def _refuse(file: Path, problem: str, action: str) -> None:
    raise UsageError(f"{file.as_posix()}: {problem} → {action}")
