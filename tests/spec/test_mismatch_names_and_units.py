"""Check 3: the code decides; names and units are only compared."""

from drawn_plans import case, told

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.check_names_and_units import find


def test_names_and_units() -> None:
    drawn = """
        wilayah | kode              | satuan  | nama
        64.01   | 2.12.02.2.03.0005 | Laporan | SOSIALISASI  pendaftaran penduduk
        64.01   | 2.12.02.2.03.0003 | laporan | Fasilitasi Penduduk
        64.02   | 2.12.02.2.03.0005 | Laporan | Fasilitasi Pendaftaran Penduduk
        64.02   | 2.12.02.2.03.0002 | Dok     |
        64.03   | 2.12.02.2.03.0002 | Laporan |
        64.03   | 2.12.02.2.09.0099 | Karung  | Apa saja
        """
    found = list(find(case(drawn)))
    # capitals and blanks are no difference, nor is "Dok"; a code outside the list has no name
    assert told(found) == [
        ("64.01", "name_differs", "2.12.02.2.03.0003", ""),
        ("64.02", "name_of_other_code", "2.12.02.2.03.0005", ""),
        ("64.03", "unit_differs", "2.12.02.2.03.0002", ""),
    ]
    assert [row.severity for row in found] == [Severity.NOTE, Severity.WARNING, Severity.WARNING]
    assert "2.12.02.2.03.0003" in found[1].what
