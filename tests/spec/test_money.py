"""Matrix and money on small plans, the arithmetic written out."""

from fractions import Fraction

from drawn_plans import (
    AKTA,
    ASSUMPTIONS,
    BERAU,
    KUKAR,
    PASER,
    PENDATAAN,
    PENDATAAN_PROVINSI,
    PROVINCE,
    case,
    plans,
)

from helpers.figures.harmonization.adequacy import adequacy, needed_additions
from helpers.figures.harmonization.matrix import CellState, alignment_matrix
from helpers.figures.harmonization.money import (
    LevelShare,
    government_money,
    level_shares,
    output_prices,
)
from helpers.figures.harmonization.overlaps import overlaps
from helpers.vocabulary.assumptions import Assumptions

DRAWN = f"""
    wilayah | kode                 | target | satuan  | pagu    | dana  | lokasi      | realisasi
    64      | {PENDATAAN_PROVINSI} | 350    | Dokumen | 900.000 | PAD   | 64.01 64.02 |
    64.01   | {PENDATAAN}          | 100    | Dokumen | 300.000 | PAD   |             | 250.000
    64.01   | {AKTA}               | 400    | Dokumen | 500.000 | DAK   |             | 0
    64.01   | {AKTA}               | 600    | dok     | 200.000 | Lain  |             |
    64.01   | {AKTA}               | 5      | Laporan | 100.000 | PAD   |             |
    64.02   | {AKTA}               | 10     | Dokumen |         | PAD   |             |
    64.02   | 2.12.02.1.02.0001    | 1      | Laporan | 50.000  | PAD   |             |
    """


def test_matrix_cells() -> None:
    matrix = alignment_matrix(plans(DRAWN), (PROVINCE, PASER, KUKAR, BERAU), ASSUMPTIONS)
    assert [line.code for line in matrix.lines] == [
        PENDATAAN_PROVINSI,
        "2.12.02.1.02.0001",
        PENDATAAN,
        AKTA,
    ]
    akta = matrix.line(AKTA)
    assert [cell.state for cell in akta.cells] == [
        CellState.OTHER_LEVEL,
        CellState.FUNDED,
        CellState.UNFUNDED,
        CellState.NO_PLAN,
    ]
    # 500 + 200 + 100 thousand rupiah; 400 + 600 Dokumen and 5 Laporan, which are not added
    paser = akta.cell(PASER)
    assert (paser.rows, paser.pagu_rp) == (3, 800_000)
    assert paser.targets == (("Dokumen", 1000), ("Laporan", 5))
    assert (akta.users, akta.pagu_rp) == (2, 800_000)
    assert matrix.line(PENDATAAN).cell(KUKAR).state is CellState.NOT_PLANNED
    assert matrix.line("2.12.02.1.02.0001").cell(KUKAR).is_misplaced
    assert matrix.pagu_of(PASER) == 1_100_000


def test_unknown_codes_and_broken_cells_stay_visible() -> None:
    drawn = plans(
        """
        wilayah | kode              | target | pagu | rusak
        64.01   | 2.12.02.2.09.0099 | 4      |      | pagu
        """
    )
    (line,) = alignment_matrix(drawn, (PASER,), ASSUMPTIONS).lines
    assert line.official is None
    assert line.cells[0].is_partial


def test_pagu_per_planned_output() -> None:
    found = {
        (price.government, price.code, price.unit): price
        for price in output_prices(plans(DRAWN), ASSUMPTIONS)
    }
    # Paser's akta: 700.000 rupiah for 1000 Dokumen, 100.000 for 5 Laporan; Kukar's has no pagu
    assert found[PASER, AKTA, "Dokumen"].per_output_rp == 700
    assert found[PASER, AKTA, "Laporan"].per_output_rp == 20_000
    assert found[PROVINCE, PENDATAAN_PROVINSI, "Dokumen"].per_output_rp == Fraction(18_000, 7)
    assert (KUKAR, AKTA, "Dokumen") not in found


def test_adequacy_is_an_estimate_against_documents() -> None:
    additions = {("akta_lahir_0_17", PASER): 2000, ("akta_lahir_0_17", KUKAR): 0}
    paser, kukar = adequacy(plans(DRAWN), additions, ASSUMPTIONS)
    # one document and 20.000 rupiah for each addition: 1000 of 2000 documents, 0,8 of 40 million
    assert (paser.planned_documents, paser.needed_documents) == (1000, 2000)
    assert paser.documents_share == Fraction(1, 2)
    assert (paser.pagu_rp, paser.needed_rp) == (800_000, 40_000_000)
    assert paser.pagu_share == Fraction(1, 50)
    assert paser.rows_of_other_units == 1
    assert (kukar.needed_documents, kukar.documents_share, kukar.pagu_share) == (0, None, None)


def test_adequacy_without_additions_or_price_is_open() -> None:
    (paser, _) = adequacy(plans(DRAWN), {("akta_lahir_0_17", BERAU): 1}, ASSUMPTIONS)
    assert (paser.needed_documents, paser.needed_rp) == (None, None)
    assert paser.unknown == ("akta_lahir_0_17",)
    without_price = Assumptions((), links=ASSUMPTIONS.links)
    (paser, _) = adequacy(plans(DRAWN), {("akta_lahir_0_17", PASER): 1}, without_price)
    assert paser.needed_rp is None


def test_needed_additions_are_the_larger_of_reaching_and_keeping() -> None:
    looked_at = case(DRAWN)
    needed = needed_additions(looked_at.next_year)
    works = looked_at.next_year.of("akta_lahir_0_17")
    for row in works.rows:
        assert row.work is None  # without children 0–16 nobody knows the cohorts
    assert needed == {}


def test_money_of_one_government() -> None:
    paser = government_money(plans(DRAWN)[PASER], ASSUMPTIONS)
    assert paser.pagu_rp == 1_100_000
    assert dict(paser.by_fund) == {
        "PAD": 400_000,
        "DAK nonfisik adminduk": 500_000,
        "": 200_000,
    }
    assert paser.to_confirm_rp == 500_000
    # two rows say what was spent, one of them nothing: 250.000 of what is now 800.000
    assert (paser.realised_rp, paser.pagu_of_realised_rp) == (250_000, 800_000)
    assert government_money(plans(DRAWN)[KUKAR], ASSUMPTIONS).realised_rp is None


def test_shares_of_the_levels() -> None:
    found = level_shares(plans(DRAWN))
    # 2.12.02: 900 of the province, 300 + 50 of the regions; 2.12.03: 800 of the regions
    assert found == (
        LevelShare("2.12.02", 900_000, 350_000),
        LevelShare("2.12.03", 0, 800_000),
        LevelShare("", 900_000, 1_150_000),
    )
    assert found[0].provincial_share == Fraction(18, 25)
    assert level_shares({})[0].provincial_share is None


def test_overlap_of_both_levels() -> None:
    (one,) = overlaps(plans(DRAWN), PROVINCE, ASSUMPTIONS)
    assert (one.region_code, one.provincial_rp, one.regional_rp) == (PASER, 900_000, 300_000)
