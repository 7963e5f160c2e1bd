"""The identity of a report: the band above page one and the properties of the files."""

from typing import Literal

from helpers.display.models.model import Displayable


class Cover(Displayable):
    """Title, meeting, region and date of the data.

    A kernel cannot write notebook metadata, so the exporters take language, title and region of
    the whole document from here.

    Parameters
    ----------
    title
        Full title as on the invitation.
    short_title
        For the running header: ``Evaluasi Adminduk 2024 · Kalimantan Timur``.
    meeting, data_line
        ``Rakorda, Balikpapan, 19 November 2024`` and ``Posisi data 12 November 2024 (…)``.
    as_of, region_code
        ISO date and Kemendagri code for the file properties.
    keywords
        Words for the file properties; sample data put DATA CONTOH first.
    sample_note
        The sentence printed beside DATA CONTOH; empty for real data.
    """

    shape: Literal["cover"] = "cover"
    title: str
    short_title: str
    office: str
    region: str
    region_code: str
    as_of: str
    meeting: str
    data_line: str
    source_line: str = ""
    revision: int = 1
    language: str = "id"
    description: str = ""
    keywords: tuple[str, ...] = ()
    is_sample: bool = False
    sample_note: str = ""
