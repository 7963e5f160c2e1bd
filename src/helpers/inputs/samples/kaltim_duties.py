"""Duties, blanks, deactivation and adult entries in the sample of Kalimantan Timur; all invented.

One office sent nothing (Kab. Kutai Barat has no row), one sent some cells empty, one duty does not
apply to one region, and zeros are zeros: the four states that a report has to print differently.
"""

from typing import Final

NOT_APPLICABLE: Final = "tidak berlaku"

CODES: Final = ("64.01", "64.02", "64.03", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74")
"""Offices that sent something, in code order; the tables below follow this order."""

Value = int | str | None

DUTIES: Final[dict[str, tuple[Value, ...]]] = {
    "pks_opd": (18, 22, 12, 9, 15, 6, 31, 27, 16),
    "layanan_online": (1, 1, 1, 0, 1, 0, 1, 1, 1),
    "layanan_terintegrasi": (1, 1, 1, 1, 1, 0, 1, 1, 1),
    "layanan_cetak_faskes": (1, 1, 0, 0, 1, 0, 1, 1, 1),
    "layanan_antar": (0, 1, 0, 0, 1, NOT_APPLICABLE, 1, 1, 1),
    "jemput_bola": (1, 1, 1, 1, 1, 1, 1, 1, 0),
}

INNOVATIONS: Final[tuple[tuple[Value, str], ...]] = (
    (2, "jemput bola sekolah; antrean daring"),
    (3, "akta kelahiran dari bidan desa; antar dokumen; layanan malam"),
    (1, "layanan pesisir"),
    (2, "layanan perkebunan; antrean daring"),
    (4, "paket kelahiran; paket kematian; layanan desa; antar dokumen"),
    (0, ""),
    (5, "paket kelahiran; paket perkawinan; anjungan mandiri; layanan mal; antar dokumen"),
    (3, "paket kelahiran; anjungan mandiri; layanan kelurahan"),
    (2, "layanan pelabuhan; antrean daring"),
)
"""Number of innovations and their types."""

DESTROYED: Final[tuple[tuple[Value, str], ...]] = (
    (412, "BA-01/2024 dan BA-02/2024"),
    (965, "BA-01/2024"),
    (0, ""),
    (288, "BA-03/2024"),
    (174, "BA-01/2024"),
    (None, ""),
    (1320, "BA-02/2024, BA-05/2024, dan BA-07/2024"),
    (1084, "BA-04/2024 dan BA-06/2024"),
    (236, "BA-01/2024"),
)
"""Destroyed blanks and the numbers of the berita acara (invented like everything here)."""

OPERATIONS: Final[dict[tuple[str, str], tuple[Value, ...]]] = {
    ("blangko_stok", "jumlah"): (2140, 5600, 3050, 3975, 1880, 0, 6420, 7310, 1525),
    ("blangko_terpakai", "jumlah"): (9870, 25340, 8215, 12960, 7105, 1210, 22480, 26915, 5830),
    ("nonaktif_meninggal", "diajukan"): (1310, 3405, 1022, 1460, 846, 121, 3180, 3742, None),
    ("nonaktif_meninggal", "selesai"): (1284, 3311, 1022, 1398, 846, 97, 3122, 3690, None),
    ("nonaktif_tidak_dikenal", "diajukan"): (96, 310, 74, 188, 41, 12, 402, 365, None),
    ("nonaktif_tidak_dikenal", "selesai"): (52, 214, 61, 90, 41, 0, 377, 281, None),
    ("nonaktif_pindah_luar_negeri", "diajukan"): (3, 14, 8, 21, 2, 0, 37, 29, None),
    ("nonaktif_pindah_luar_negeri", "selesai"): (3, 11, 8, 17, 2, 0, 36, 29, None),
    ("nonaktif_ganda", "diajukan"): (58, 177, 39, 102, 33, 5, 241, 219, None),
    ("nonaktif_ganda", "selesai"): (58, 160, 0, 95, 33, 5, 238, 219, None),
    ("nik_dewasa_baru", "jumlah"): (41, 126, 38, 87, 19, 16, 94, 118, 27),
    ("nik_dewasa_direkam", "jumlah"): (41, 103, 38, 52, 19, 4, 94, 111, 27),
}
