"""What a report says, part by part: each function takes a study and returns a displayable.

A notebook imports its sections from here, one call per cell.
"""

from helpers.sections.opening import open_region
from helpers.sections.page_one.conclusion import conclusion
from helpers.sections.page_one.data_line import data_line
from helpers.sections.page_one.decisions import decisions
from helpers.sections.page_one.identity import cover
from helpers.sections.page_one.next_year import next_year
from helpers.sections.page_one.notes import notes
from helpers.sections.page_one.table import main_table
from helpers.sections.study import Meeting, Study

__all__ = [
    "Meeting",
    "Study",
    "conclusion",
    "cover",
    "data_line",
    "decisions",
    "main_table",
    "next_year",
    "notes",
    "open_region",
]
