"""What Kalimantan Timur published for 12 November 2024, as totals without a split."""

from drawn_table import observations

from helpers.vocabulary.observations import Observation

PUBLISHED: tuple[Observation, ...] = (
    *observations(
        """
        wilayah | pembilang | penyebut  | terbit
        64      | 2.868.568 | 2.878.769 | 99.65
        """,
        indicator="ktp_el",
    ),
    *observations(
        """
        wilayah | pembilang | penyebut  | terbit
        64      |   912.264 | 1.197.605 | 76.17
        """,
        indicator="kia",
    ),
    *observations(
        """
        wilayah | pembilang | penyebut  | terbit
        64      | 1.234.871 | 1.250.088 | 99
        """,
        indicator="akta_lahir_0_17",
    ),
    *observations(
        """
        wilayah | pembilang | penyebut  | terbit
        64      |   165.439 | 2.868.568 | 5.77
        """,
        indicator="ikd",
        basis="sudah_rekam",
    ),
)
