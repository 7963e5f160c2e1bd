"""Check 8: what is possible but must be confirmed."""

from drawn_plans import JEMPUT_BOLA as KODE
from drawn_plans import case, told

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.check_fund_sources import find


def test_funds_and_blanks() -> None:
    drawn = f"""
        wilayah | kode              | pagu | dana          | keluaran
        64.01   | {KODE}            | 1    | PAD           | Jumlah dokumen
        64.01   | {KODE}            | 2    | DAK Non Fisik |
        64.01   | {KODE}            | 3    | Dana Lain     |
        64.01   | {KODE}            | 4    |               |
        64.02   | {KODE}            |      | DAK           | Blangko KTP-el
        64.02   | {KODE}            | 6    | PAD           | Pembelian blangko KTP - el
        64.03   | 2.12.02.2.02.0002 | 7    | PAD           | Dokumen selain Blangko KTP-El
        64.03   | {KODE}            | 8    | PADANG        | Blangko KIA
        """
    found = list(find(case(drawn)))
    # without money there is nothing to confirm; PADANG is not PAD
    assert told(found) == [
        ("64.01", "fund_to_confirm", KODE, "2"),
        ("64.01", "fund_unknown", KODE, "3"),
        ("64.01", "fund_unknown", KODE, "4"),
        ("64.02", "ktp_el_blanks", KODE, "6"),
        ("64.03", "fund_unknown", KODE, "8"),
    ]
    assert {row.severity for row in found} == {Severity.NOTE}
