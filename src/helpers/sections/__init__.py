"""What a report says, part by part: each function takes a study and returns a displayable.

A notebook imports this package and calls one function per cell, in the order of the page.
"""

from helpers.sections.annex.data_state import data_state
from helpers.sections.annex.definitions import definitions, formulas
from helpers.sections.annex.figures_file import figures_file
from helpers.sections.annex.glossary import glossary
from helpers.sections.comparison import comparison
from helpers.sections.duties.operations import operations
from helpers.sections.duties.scorecard import duties
from helpers.sections.history.section import history
from helpers.sections.indicator_page.section import indicator, main_indicators
from helpers.sections.meeting.follow_up import follow_up
from helpers.sections.meeting.press import press_sheet
from helpers.sections.meeting.problems import problems
from helpers.sections.meeting.reconciliation_sheet import reconciliation_sheet
from helpers.sections.opening import open_region
from helpers.sections.pace.section import pace
from helpers.sections.page_one.conclusion import conclusion
from helpers.sections.page_one.data_line import data_line
from helpers.sections.page_one.decisions import decisions
from helpers.sections.page_one.identity import cover
from helpers.sections.page_one.next_year import next_year
from helpers.sections.page_one.notes import notes
from helpers.sections.page_one.table import main_table
from helpers.sections.published.claims import public_claims
from helpers.sections.published.percentages import published_percentages
from helpers.sections.published.reconciliation import reconciliation
from helpers.sections.study import Meeting, Study
from helpers.sections.target_sources import targets

__all__ = [
    "Meeting",
    "Study",
    "comparison",
    "conclusion",
    "cover",
    "data_line",
    "data_state",
    "decisions",
    "definitions",
    "duties",
    "figures_file",
    "follow_up",
    "formulas",
    "glossary",
    "history",
    "indicator",
    "main_indicators",
    "main_table",
    "next_year",
    "notes",
    "open_region",
    "operations",
    "pace",
    "press_sheet",
    "problems",
    "public_claims",
    "published_percentages",
    "reconciliation",
    "reconciliation_sheet",
    "targets",
]
