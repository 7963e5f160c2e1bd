"""Snapshots drawn as tables: one table per day, and the flows that were reported in between."""

from dataclasses import replace
from datetime import date

from drawn_province import CATALOGUE, evaluated
from drawn_table import drawn, observations, whole

from helpers.figures.evaluation import Evaluation
from helpers.figures.history.history import History
from helpers.vocabulary.indicators import Basis, IndicatorGroup, IndicatorKind
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode

SERIES = ("ktp_el", "kia", "akta_lahir_0_17", "ikd")
FLOWS = ("arus_pelayanan", "arus_pemutakhiran", "arus_pemutakhiran_pemilik")
_COUNTED = CATALOGUE.indicator("akta_cerai")
WITH_FLOWS = replace(
    CATALOGUE,
    indicators=(
        *CATALOGUE.indicators,
        replace(_COUNTED, key="penduduk"),
        *(
            replace(
                _COUNTED,
                key=key,
                kind=IndicatorKind.COUNT,
                group=IndicatorGroup.FLOW,
                bases=tuple(Basis(series, series, series) for series in SERIES),
            )
            for key in FLOWS
        ),
    ),
)


def snapshot(
    day: date,
    rows: tuple[str, ...],
    flows: str = "",
    **tables: str,
) -> Evaluation:
    """Return one day: a table per indicator, and ``wilayah | arus | seri | orang`` for flows."""
    found: list[Observation] = []
    for key, table in tables.items():
        basis = "sudah_rekam" if key == "ikd" else "dinamis"
        indicator, _, named = key.partition("__")
        found += observations(table, indicator=indicator, basis=named or basis, as_of=day)
    for row in drawn(flows) if flows else ():
        number = whole(row["orang"])
        state = DataState.NO_DATA if number is None else DataState.REPORTED
        code = RegionCode(row["wilayah"])
        found.append(Observation(code, row["arus"], row["seri"], day, number, None, state))
    return evaluated(found, rows, as_of=day, catalogue=WITH_FLOWS)


def history(*snapshots: Evaluation) -> History:
    """Return the history of some snapshots, oldest first."""
    return History(snapshots)
