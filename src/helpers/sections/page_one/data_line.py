"""The line on the data that closes page one."""

from helpers.display import Sentence
from helpers.display.formats import enumeration
from helpers.display.models.text import Rich
from helpers.figures.assessment import NumberOrigin
from helpers.sections.naming import name
from helpers.sections.study import Study
from helpers.sections.wording import sentences


def data_line(study: Study) -> Sentence:
    """Return how the figures were computed, and what they leave out."""
    return Sentence(
        label=f"{study.text('data_line.label')}.",
        text=sentences(
            study.say("data_line.exact"),
            study.say("data_line.net") if study.is_province else None,
            study.say("data_line.births"),
            _published_totals(study),
            _provisional(study),
        ),
    )


def _published_totals(study: Study) -> Rich | None:
    taken = [one for one in study.main() if one.origin is NumberOrigin.PUBLISHED_TOTAL]
    if not taken:
        return None
    names = [name(study, study.catalogue.indicator(one.indicator)) for one in taken]
    return study.say("data_line.published_total", names=enumeration(names))


def _provisional(study: Study) -> Rich | None:
    years = {study.as_of.year, *(study.deadline(i.key).year for i in study.main_indicators)}
    unknown = sorted(years & study.calendar.years_without_decree)
    if not unknown:
        return None
    return study.say("data_line.provisional", year=enumeration([str(year) for year in unknown]))
