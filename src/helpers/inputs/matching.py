"""From a written name and a written code to one region, or to a refusal; never a guess."""

from dataclasses import dataclass

from helpers.inputs.region_codes import CodeReading, read_code_number, read_code_text
from helpers.inputs.region_names import (
    TOTAL_WORDS,
    WrittenName,
    fold,
    nearest_names,
    read_name,
    regions_named,
)
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region


@dataclass(frozen=True, slots=True)
class MatchProblem:
    """Why a row has no region: a stable rule key, the problem, and what to do (Indonesian)."""

    rule: str
    problem: str
    action: str


def match_region(
    name: str, code: str, *, code_is_number: bool = False, province: str = ""
) -> Region | MatchProblem:
    """Return the region that name and code agree on.

    Parameters
    ----------
    name, code
        As written in the source; either may be empty.
    code_is_number
        Whether the spreadsheet holds the code as a number (a lost zero is then possible).
    province
        Code of the province the table is about; only orders the suggestions.

    Returns
    -------
    Region | MatchProblem
        The region; or why there is none. A misspelt name is refused even beside a valid code,
        because either of the two may be the mistake; words such as JUMLAH are no name.
    """
    name, code = name.strip(), code.strip()
    if code and fold(name) in TOTAL_WORDS:
        name = ""
    if not name and not code:
        return MatchProblem("region_missing", "nama dan kode wilayah kosong", "isi keduanya")
    reading = _read_code(code, is_number=code_is_number)
    if not name:
        return _by_code_alone(reading)
    written = read_name(name)
    named = regions_named(written)
    if not named:
        return _unknown_name(name, written, province, reading)
    if reading is None:
        return _by_name_alone(name, named)
    return _agree(name, named, code, reading)


def _read_code(code: str, *, is_number: bool) -> CodeReading | None:
    if not code:
        return None
    return read_code_number(code) if is_number else read_code_text(code)


def _by_code_alone(reading: CodeReading | None) -> Region | MatchProblem:
    if reading is not None and reading.decided is not None:
        return reading.decided
    problem = reading.problem if reading else "nama dan kode wilayah kosong"
    return MatchProblem("region_code", problem, reading.action if reading else "isi keduanya")


def _by_name_alone(name: str, named: tuple[Region, ...]) -> Region | MatchProblem:
    if len(named) == 1:
        return named[0]
    return MatchProblem(
        "region_ambiguous",
        f"nama {_shown(name)} dapat berarti {_labels(named)}",
        "tulis jenisnya (Kab./Kota) atau kodenya",
    )


def _agree(
    name: str, named: tuple[Region, ...], code: str, reading: CodeReading
) -> Region | MatchProblem:
    if reading.decided is not None:
        if reading.decided in named:
            return reading.decided
        return MatchProblem(
            "region_disagrees",
            f"kode {code} adalah {reading.decided.label}, tetapi namanya {_shown(name)}",
            f"samakan: {_labels(named)}",
        )
    chosen = [region for region in named if region in reading.candidates]
    if len(chosen) == 1:
        return chosen[0]
    return MatchProblem("region_code", reading.problem, reading.action)


def _unknown_name(
    name: str, written: WrittenName, province: str, reading: CodeReading | None
) -> MatchProblem:
    near = nearest_names(written, province)
    if reading is not None and reading.decided is not None:
        action = f"menurut kodenya {reading.decided.label}; perbaiki namanya"
    else:
        action = f"yang terdekat: {', '.join(near)}" if near else "periksa ejaannya"
    return MatchProblem("region_unknown", f"nama wilayah {_shown(name)} tidak dikenal", action)


def _labels(regions: tuple[Region, ...]) -> str:
    return " atau ".join(
        f"{r.official_name if r.level is RegionLevel.PROVINSI else r.label} ({r.code})"
        for r in regions
    )


def _shown(name: str) -> str:
    """Quote a name, unless it holds digits: then it may be somebody's number."""
    if any(ch.isdigit() for ch in name):
        return "(disamarkan)"
    return f'"{"".join(ch if ch.isprintable() else " " for ch in name)[:60]}"'
