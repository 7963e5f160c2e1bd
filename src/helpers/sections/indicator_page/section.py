"""One indicator on one page: a heading that says the finding, and what it rests on."""

from helpers.display import Chart, Heading, Sentence, Stack, Table
from helpers.display.formats import count
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.indicator_page.chart import ranked_chart
from helpers.sections.indicator_page.findings import details, lead
from helpers.sections.indicator_page.key_numbers import key_numbers
from helpers.sections.indicator_page.table import kecamatan_table, ranking_table
from helpers.sections.naming import title
from helpers.sections.printing import coverage_number, known
from helpers.sections.study import Study


def main_indicators(study: Study) -> Stack:
    """Return a chapter for each main indicator, in the order of the catalogue.

    An indicator that the catalogue newly calls a main one so gets its chapter without a change
    of the notebook.
    """
    return Stack(parts=tuple(indicator(study, one.key) for one in study.main_indicators))


def indicator(study: Study, key: str) -> Stack:
    """Return the chapter of one indicator, on its judging basis.

    Parameters
    ----------
    key
        Key of a ratio indicator, for example ``akta_lahir_0_17``.
    """
    one = study.whole(key)
    name = title(study, study.catalogue.indicator(key))
    first, more = lead(study, one), details(study, one)
    parts = (
        Heading(text=_heading(study, one, name), new_page=study.starts_pages, outline=name),
        Sentence(role="lead", text=first) if first else None,
        key_numbers(study, one),
        Sentence(text=more) if more else None,
        *_rows(study, key),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _rows(study: Study, key: str) -> tuple[Chart | Table | None, ...]:
    """Return chart and table of a province; of a kabupaten/kota its kecamatan, else its peers."""
    if study.is_province:
        return (ranked_chart(study, key), ranking_table(study, key))
    return (kecamatan_table(study, key) or ranked_chart(study, key) or ranking_table(study, key),)


def _heading(study: Study, one: Assessment, name: str) -> Rich:
    match one.verdict:
        case Verdict.NO_DATA:
            return study.say("indicator.heading_no_data", title=name)
        case Verdict.NOT_APPLICABLE:
            return study.say("indicator.heading_not_applicable", title=name)
        case Verdict.NO_TARGET:
            return study.say(
                "indicator.heading_no_target",
                title=name,
                coverage=coverage_number(one),
                year=str(study.year),
            )
        case Verdict.REACHED:
            return study.say("indicator.heading_reached", title=name, coverage=coverage_number(one))
        case Verdict.NOT_REACHED:
            return study.say(
                "indicator.heading_short",
                title=name,
                coverage=coverage_number(one),
                gap=count(known(one.gap)),
                unit=study.catalogue.indicator(one.indicator).unit,
            )
