"""Assumptions of harmonization from reviewed files."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.project import display_name
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import KnownCode, Name
from helpers.vocabulary.assumptions import (
    Assumption,
    Assumptions,
    CodePair,
    FundClass,
    OutcomeWords,
    ProgrammeLink,
)
from helpers.vocabulary.programmes import SubKegiatanCode, sub_kegiatan_table
from helpers.vocabulary.region_code import NATIONAL, RegionLevel

ASSUMPTIONS_FILE = Path("params/assumptions.yaml")
NUMBERS = frozenset(
    (
        *("net_migration_per_year", "recorded_before_17", "people_per_team_day"),
        *("team_days_per_year", "cost_per_addition_rp", "documents_per_addition"),
        *("blanks_per_card", "replaced_per_year", "kia_renewal_age", "pagu_far_percent"),
    )
)
WORDS = frozenset(("single_year_ages", "births_per_year", "pace_ceiling", "turn_five_per_year"))
_MAY_BE_NEGATIVE = frozenset(("net_migration_per_year",))


def _official(value: object) -> SubKegiatanCode:
    try:
        code = SubKegiatanCode(value)
    except ValueError:
        raise ValueError(
            'kode sub kegiatan tidak sah → tulis seperti "2.12.02.2.01.0002"'
        ) from None
    if code not in sub_kegiatan_table():
        raise ValueError(f"sub kegiatan {code} tidak ada → periksa daftar resmi urusan 2.12")
    return code


Words = Annotated[tuple[str, ...], Field(min_length=1)]


class _Value(YamlModel):
    key: Name
    value: str
    unit: str
    source: str
    reason: str
    indicator: str = ""
    region: KnownCode = NATIONAL


class _Link(YamlModel):
    indicator: Name
    level: Literal["provinsi", "kabupaten_kota"]
    sub_kegiatan: Words
    reason: str


class _Pair(YamlModel):
    provinsi: str
    kabupaten_kota: str
    reason: str


class _Fund(YamlModel):
    key: Name
    label: str
    words: Words
    confirm: StrictBool
    reason: str


class _Outcome(YamlModel):
    indicator: Name
    words: Words
    other_bases: tuple[str, ...] = ()


class _Unit(YamlModel):
    unit: str
    spellings: Words


class _Blanks(YamlModel):
    words: Words
    exceptions: tuple[str, ...] = ()
    reason: str


class _File(YamlModel):
    values: tuple[_Value, ...] = ()
    links: tuple[_Link, ...] | None = None
    same_activity: tuple[_Pair, ...] | None = None
    summed_targets: tuple[_Pair, ...] | None = None
    funds: tuple[_Fund, ...] | None = None
    outcomes: tuple[_Outcome, ...] | None = None
    units: tuple[_Unit, ...] | None = None
    ktp_el_blanks: _Blanks | None = None


def load_assumptions(root: Path, path: Path | None = None) -> Assumptions:
    """Return the assumptions of the project, with those of a meeting before them.

    Parameters
    ----------
    root
        Project root; ``params/assumptions.yaml`` holds the defaults.
    path
        A meeting's own file, relative to ``root``. Its values go before the defaults; a list that
        it carries (``links``, ``funds`` …) replaces the default one as a whole.

    Raises
    ------
    UsageError
        When a file is not as it should be: unknown key, value that is no number where one is
        needed, unknown sub kegiatan or indicator, or the same value twice.
    """
    files = (
        [(ASSUMPTIONS_FILE, True)] if path is None else [(path, False), (ASSUMPTIONS_FILE, True)]
    )
    read = [(read_model(root / file, _File, root), default, file) for file, default in files]
    values = tuple(
        _assumption(value, is_default=default) for file, default, _ in read for value in file.values
    )
    known = tuple(indicator.key for indicator in load_catalogue(root).indicators)
    for file, _, name in read:
        _check(file, display_name(root / name, root), known)
    return _assemble(values, [file for file, _, _ in read])


def _assemble(values: tuple[Assumption, ...], files: list[_File]) -> Assumptions:
    def first(name: str) -> tuple:
        found = (getattr(file, name) for file in files)
        return next((part for part in found if part is not None), ())

    blanks = next((file.ktp_el_blanks for file in files if file.ktp_el_blanks), None)
    return Assumptions(
        values=values,
        links=tuple(
            ProgrammeLink(
                link.indicator,
                RegionLevel(link.level),
                tuple(map(SubKegiatanCode, link.sub_kegiatan)),
                link.reason,
            )
            for link in first("links")
        ),
        same_activity=tuple(map(_pair, first("same_activity"))),
        summed_targets=tuple(map(_pair, first("summed_targets"))),
        funds=tuple(
            FundClass(fund.key, fund.label, fund.words, fund.confirm, fund.reason)
            for fund in first("funds")
        ),
        outcome_words=tuple(
            OutcomeWords(one.indicator, one.words, one.other_bases) for one in first("outcomes")
        ),
        unit_spellings={
            spelling.lower(): unit.unit for unit in first("units") for spelling in unit.spellings
        },
        blank_words=blanks.words if blanks else (),
        blank_exceptions=blanks.exceptions if blanks else (),
    )


def _assumption(value: _Value, *, is_default: bool) -> Assumption:
    return Assumption(
        key=value.key,
        value=value.value,
        unit=value.unit,
        source=value.source,
        reason=value.reason,
        indicator=value.indicator,
        region_code=value.region,
        is_default=is_default,
    )


def _pair(pair: _Pair) -> CodePair:
    return CodePair(
        SubKegiatanCode(pair.provinsi), SubKegiatanCode(pair.kabupaten_kota), pair.reason
    )


def _check(file: _File, name: str, indicators: tuple[str, ...]) -> None:
    problems = [*_value_problems(file, indicators), *_list_problems(file, indicators)]
    if problems:
        raise UsageError("\n".join(f"{name}: {problem}" for problem in problems))


def _value_problems(file: _File, indicators: tuple[str, ...]) -> list[str]:
    problems: list[str] = []
    seen: set[tuple[str, str, str]] = set()
    for value in file.values:
        scope = (value.key, value.indicator, value.region)
        if scope in seen:
            problems.append(f"asumsi {value.key} tertulis dua kali → hapus salah satu")
        seen.add(scope)
        if value.key not in NUMBERS | WORDS:
            near = get_close_matches(value.key, sorted(NUMBERS | WORDS), n=1)
            action = f"mungkin maksudnya {near[0]}" if near else "hapus"
            problems.append(f"asumsi {value.key} tidak dikenal → {action}")
        elif value.key in NUMBERS:
            problems += _number_problem(value)
        if value.indicator and value.indicator not in indicators:
            problems.append(_unknown_indicator(value.indicator, indicators))
    return problems


def _number_problem(value: _Value) -> list[str]:
    try:
        number = _assumption(value, is_default=True).number
    except ValueError:
        return [f'asumsi {value.key} bukan bilangan → tulis seperti "1,02"']
    if number < 0 and value.key not in _MAY_BE_NEGATIVE:
        return [f"asumsi {value.key} negatif → isi nol atau lebih"]
    if number == 0 and value.key == "people_per_team_day":
        return [f"asumsi {value.key} nol → isi lebih dari nol"]
    return []


def _list_problems(file: _File, indicators: tuple[str, ...]) -> list[str]:
    problems: list[str] = []
    for link in file.links or ():
        for code in link.sub_kegiatan:
            problems += _code_problem(code, RegionLevel(link.level))
    for pair in (*(file.same_activity or ()), *(file.summed_targets or ())):
        problems += _code_problem(pair.provinsi, RegionLevel.PROVINSI)
        problems += _code_problem(pair.kabupaten_kota, RegionLevel.KABUPATEN_KOTA)
    used = [one.indicator for one in (*(file.links or ()), *(file.outcomes or ()))]
    unknown = dict.fromkeys(key for key in used if key not in indicators)
    return [*problems, *(_unknown_indicator(key, indicators) for key in unknown)]


def _code_problem(text: str, level: RegionLevel) -> list[str]:
    try:
        code = _official(text)
    except ValueError as error:
        return [str(error)]
    if code.level is not level:
        wanted = level.value.replace("_", "/")
        return [f"sub kegiatan {code} bukan kewenangan {wanted} → periksa kodenya"]
    return []


def _unknown_indicator(key: str, indicators: tuple[str, ...]) -> str:
    near = get_close_matches(key, indicators, n=1) or [", ".join(indicators)]
    return f"indikator {key} tidak dikenal → tulis {near[0]}"
