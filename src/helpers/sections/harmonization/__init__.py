"""What the harmonization report says, part by part; a notebook calls one function per cell."""

from helpers.sections.harmonization.annex import assumptions, inputs, method
from helpers.sections.harmonization.berita_acara import berita_acara, open_mismatches
from helpers.sections.harmonization.capacity import capacity
from helpers.sections.harmonization.follow_up import follow_up
from helpers.sections.harmonization.matrix import matrix, matrix_table
from helpers.sections.harmonization.means import means
from helpers.sections.harmonization.mismatches import mismatches
from helpers.sections.harmonization.money import money, prices
from helpers.sections.harmonization.opening import open_region, programme_of
from helpers.sections.harmonization.page_one.conclusion import conclusion
from helpers.sections.harmonization.page_one.data_line import data_line
from helpers.sections.harmonization.page_one.decisions import decisions
from helpers.sections.harmonization.page_one.identity import cover
from helpers.sections.harmonization.page_one.notes import notes
from helpers.sections.harmonization.page_one.table import work_table
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.proposals import proposals
from helpers.sections.harmonization.realism import realism
from helpers.sections.harmonization.work import work

__all__ = [
    "Programme",
    "assumptions",
    "berita_acara",
    "capacity",
    "conclusion",
    "cover",
    "data_line",
    "decisions",
    "follow_up",
    "inputs",
    "matrix",
    "matrix_table",
    "means",
    "method",
    "mismatches",
    "money",
    "notes",
    "open_mismatches",
    "open_region",
    "prices",
    "programme_of",
    "proposals",
    "realism",
    "work",
    "work_table",
]
