"""Duties and operations as reported: by office, with document and remark, never ranked."""

from dataclasses import replace

from drawn_province import AS_OF, CATALOGUE, evaluated
from drawn_table import observations

from helpers.figures.duties import adult_entries, deactivations, duties, operations
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import Basis, IndicatorGroup, IndicatorKind
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode

ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08")
_COUNT = CATALOGUE.indicator("akta_cerai")


def _operation(key: str, *bases: str):
    return replace(
        _COUNT,
        key=key,
        group=IndicatorGroup.OPERATION,
        bases=tuple(Basis(basis, basis, basis) for basis in bases),
    )


CATALOGUE_OF_WORK = replace(
    CATALOGUE,
    indicators=(
        *CATALOGUE.indicators,
        replace(_COUNT, key="jemput_bola", kind=IndicatorKind.YES_NO, group=IndicatorGroup.DUTY),
        _operation("blangko_dimusnahkan", "jumlah"),
        _operation("nonaktif_meninggal", "diajukan", "selesai"),
        _operation("nonaktif_ganda", "diajukan", "selesai"),
        _operation("nik_dewasa_baru", "jumlah"),
        _operation("nik_dewasa_direkam", "jumlah"),
    ),
)


def table(indicator: str, text: str, basis: str = "jumlah") -> tuple[Observation, ...]:
    drawn = observations(f"wilayah | pembilang\n{text}", indicator=indicator, basis=basis)
    return tuple(replace(one, source=f"BA {one.region_code}", note="catatan") for one in drawn)


DUTY = table("jemput_bola", "64.01 | 1\n64.02 | 0\n64.03 | …\n64.08 | tb")
DESTROYED = table("blangko_dimusnahkan", "64.01 | 412\n64.02 | 0\n64.03 | …\n64.08 | tb")
WORK = (
    *DUTY,
    *DESTROYED,
    *table("nonaktif_meninggal", "64.01 | 10\n64.02 | 0\n64.08 | 4", "diajukan"),
    *table("nonaktif_meninggal", "64.01 | 7\n64.02 | 0\n64.08 | 5", "selesai"),
    *table("nonaktif_ganda", "64.01 | 3\n64.02 | tb", "diajukan"),
    *table("nik_dewasa_baru", "64.01 | 20\n64.02 | 5"),
    *table("nik_dewasa_direkam", "64.01 | 18\n64.02 | …"),
)


def province(rows: tuple[str, ...] = ROWS):
    return evaluated(WORK, rows, catalogue=CATALOGUE_OF_WORK)


def test_every_duty_is_there_with_its_rows_in_order() -> None:
    found = {(one.indicator, one.basis): one for one in duties(province(), CATALOGUE_OF_WORK, WORK)}
    assert list(found) == [("bpp", "penerapan"), ("pks_opd", "jumlah"), ("jemput_bola", "jumlah")]
    duty = found["jemput_bola", "jumlah"]
    assert (duty.whole.numerator, duty.whole.denominator, duty.own) == (1, 2, None)
    assert [(row.region_code, row.assessment.verdict, row.source) for row in duty.rows] == [
        ("64.01", Verdict.REACHED, "BA 64.01"),
        ("64.02", Verdict.NOT_REACHED, "BA 64.02"),
        ("64.03", Verdict.NO_DATA, ""),
        ("64.07", Verdict.NO_DATA, ""),  # the office sent nothing at all
        ("64.08", Verdict.NOT_APPLICABLE, ""),
    ]
    assert all(row.assessment.rank is None for one in found.values() for row in one.rows)
    assert {row.assessment.verdict for row in found["pks_opd", "jumlah"].rows} == {Verdict.NO_DATA}


def test_the_kind_of_innovation_and_the_berita_acara_stand_beside_the_number() -> None:
    destroyed = operations(province(), CATALOGUE_OF_WORK, WORK)[0]
    assert [(row.assessment.numerator, row.source, row.note) for row in destroyed.rows] == [
        (412, "BA 64.01", "catatan"),
        (0, "BA 64.02", "catatan"),
        (None, "", ""),
        (None, "", ""),
        (None, "", ""),
    ]
    assert (destroyed.whole.numerator, destroyed.whole.is_partial) == (412, True)


def test_deactivation_by_ground_is_what_was_asked_less_what_was_done() -> None:
    def by_ground(code: str | None = None):
        region = RegionCode(code) if code else None
        found = deactivations(province(), CATALOGUE_OF_WORK, region)
        return {one.indicator: (one.asked, one.done, one.open) for one in found}

    assert by_ground("64.01") == {
        "nonaktif_meninggal": (10, 7, 10 - 7),
        "nonaktif_ganda": (3, None, None),
    }
    assert by_ground("64.02")["nonaktif_meninggal"] == (0, 0, 0)
    assert by_ground("64.02")["nonaktif_ganda"] == (None, None, None)  # does not apply
    # More done than asked is shown as it is, to be confirmed.
    assert by_ground("64.08")["nonaktif_meninggal"] == (4, 5, -1)
    assert by_ground()["nonaktif_meninggal"] == (10 + 0 + 4, 7 + 0 + 5, 14 - 12)


def test_adult_entries_and_how_many_of_these_were_recorded() -> None:
    one = adult_entries(province(), RegionCode("64.01"))
    assert (one.asked, one.done, one.open) == (20, 18, 2)
    assert adult_entries(province(), RegionCode("64.02")).open is None
    whole = adult_entries(province())
    assert (whole.asked, whole.done, whole.is_partial) == (25, 18, True)


def test_an_office_without_rows_has_its_own_number() -> None:
    own = evaluated(WORK, (), region="64.01", catalogue=CATALOGUE_OF_WORK)
    duty = duties(own, CATALOGUE_OF_WORK, WORK)[-1]
    assert [(row.region_code, row.assessment.verdict) for row in duty.rows] == [
        ("64.01", Verdict.REACHED)
    ]


def test_what_an_office_says_of_itself_for_the_sheet_is_no_report() -> None:
    later = tuple(replace(one, is_own_figure=True, numerator=0) for one in DUTY)
    found = evaluated((*DUTY, *later), ROWS, catalogue=CATALOGUE_OF_WORK)
    assert found.of("jemput_bola", RegionCode("64.01")).numerator == 1
    assert found.as_of == AS_OF
