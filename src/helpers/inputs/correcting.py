"""Applying corrections to what the sources say; one that no longer fits is refused."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from helpers.errors import Finding, Place
from helpers.inputs.corrections import AppliedCorrection, Correction
from helpers.inputs.reading import blocking
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.regions import region_table

_PARTS = {"pembilang": "numerator", "penyebut": "denominator"}


def apply_corrections(
    observations: Sequence[Observation], corrections: Sequence[tuple[str, Correction]]
) -> tuple[tuple[Observation, ...], tuple[AppliedCorrection, ...], tuple[Finding, ...]]:
    """Replace the numbers that were decided.

    Parameters
    ----------
    observations
        What the sources say.
    corrections
        The corrections, each with the name of its file.

    Returns
    -------
    tuple
        The observations, the corrections that were applied, and a blocking finding for each that
        matches nothing, whose number the source has changed, or that was given twice.
    """
    changed = list(observations)
    applied: list[AppliedCorrection] = []
    findings: list[Finding] = []
    done: set[tuple[object, ...]] = set()
    for file, correction in corrections:
        found = [n for n, o in enumerate(observations) if _is_meant(o, correction)]
        key = (_key(correction), *found)
        problem = (
            ("correction_twice", "koreksi yang sama ditulis dua kali", "hapus salah satunya")
            if key in done
            else _problem([observations[n] for n in found], correction)
        )
        done.add(key)
        if problem is not None:
            rule, text, action = problem
            findings.append(blocking(rule, Place(file), text, action, correction.region))
            continue
        (number,) = found
        changed[number] = _corrected(changed[number], correction)
        applied.append(AppliedCorrection(correction, observations[number].place, file))
    return tuple(changed), tuple(applied), tuple(findings)


def _key(correction: Correction) -> tuple[object, ...]:
    return (
        correction.region,
        correction.indicator,
        correction.basis,
        correction.as_of,
        correction.part,
    )


def _is_meant(observation: Observation, correction: Correction) -> bool:
    names = (observation.place.file, PurePath(observation.place.file).name)
    return (
        correction.source in names
        and (
            observation.region_code,
            observation.indicator,
            observation.basis,
            observation.as_of,
        )
        == _key(correction)[:4]
    )


def _problem(found: Sequence[Observation], correction: Correction) -> tuple[str, str, str] | None:
    label = region_table()[correction.region].label
    what = f"{label}, {correction.indicator}/{correction.basis} per {correction.as_of}"
    if not found:
        return (
            "correction_unmatched",
            f"koreksi untuk {what} tidak cocok dengan angka mana pun di {correction.source}",
            "perbaiki kuncinya atau hapus koreksi itu",
        )
    if len(found) > 1:
        return (
            "correction_ambiguous",
            f"koreksi untuk {what} cocok dengan {len(found)} angka",
            "sebut source dengan foldernya",
        )
    value = getattr(found[0], _PARTS[correction.part])
    if value == correction.new:
        return (
            "correction_obsolete",
            f"sumber {what} sudah memuat angka yang benar",
            "hapus koreksi itu",
        )
    if value != correction.old:
        return (
            "correction_outdated",
            f"sumber {what} memuat {value}, bukan {correction.old} seperti pada koreksi",
            "periksa kembali, lalu perbarui atau hapus koreksi itu",
        )
    return None


def _corrected(observation: Observation, correction: Correction) -> Observation:
    if correction.part == "pembilang":
        observation = replace(observation, numerator=correction.new)
    else:
        observation = replace(observation, denominator=correction.new)
    state = DataState.NO_DATA if correction.new is None else DataState.REPORTED
    return replace(observation, state=state, published_percent=None)
