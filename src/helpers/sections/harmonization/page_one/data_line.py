"""The line on the data that closes page one."""

from helpers.display import Sentence
from helpers.display.formats import count, enumeration, long_date
from helpers.display.models.text import Rich
from helpers.figures.harmonization.cohorts import CohortSource
from helpers.sections.harmonization.programme import Programme
from helpers.sections.wording import sentences

_SOURCES = {
    CohortSource.ONE_COHORT: "next_year.one_cohort",
    CohortSource.FIVE_YEAR: "next_year.five_year",
    CohortSource.SINGLE_YEAR: "next_year.single_year",
}


def data_line(programme: Programme) -> Sentence:
    """Return how the figures were computed, on which assumption, and what they do not change."""
    next_year = programme.next_year
    return Sentence(
        label=f"{programme.text('data_line.label')}.",
        text=sentences(
            programme.say(
                "harmonization.data_horizon",
                days=count(next_year.days),
                as_of=long_date(next_year.start),
                until=long_date(next_year.until),
                cohort=cohort_words(programme),
            ),
            programme.say("harmonization.data_assumptions"),
            _not_added(programme),
            programme.say("harmonization.data_agreement"),
        ),
    )


def cohort_words(programme: Programme) -> str:
    """Return what the cohorts were taken from, over all regions."""
    sources = {
        row.cohort_source
        for works in programme.next_year.works
        for row in (works.whole, *works.rows)
        if row.cohort_source is not None
    }
    named = [programme.text(key) for source, key in _SOURCES.items() if source in sources]
    return enumeration(named) if named else programme.text("status.no_data")


def _not_added(programme: Programme) -> Rich | None:
    return programme.say("harmonization.data_sums") if programme.study.is_province else None
