"""The identity of the report."""

from helpers.display import Cover
from helpers.display.formats import long_date
from helpers.sections.harmonization.programme import Programme
from helpers.sections.page_one.identity import SAMPLE_KEYWORD
from helpers.sections.page_one.identity import cover as evaluation_cover


def cover(programme: Programme) -> Cover:
    """Return the band above page one, which is also what the files' properties say."""
    study = programme.study
    year, as_of = str(programme.year), long_date(study.as_of)
    title = (
        programme.text("harmonization.title", region=study.region.name, year=year)
        if study.is_province
        else programme.text("harmonization.title_own", region=study.region.official_name, year=year)
    )
    plain = evaluation_cover(study)
    return plain.model_copy(
        update={
            "title": title,
            "short_title": programme.text(
                "harmonization.short_title", year=year, region=study.region.label
            ),
            "description": programme.text("harmonization.description", title=title, as_of=as_of),
            "keywords": (
                *((SAMPLE_KEYWORD,) if programme.is_sample else ()),
                *(one.short_term for one in programme.indicators),
                study.region.label,
            ),
            "is_sample": programme.is_sample,
            "sample_note": _sample_note(programme),
        }
    )


def _sample_note(programme: Programme) -> str:
    if not programme.is_sample:
        return ""
    if programme.study.is_sample and programme.plans.is_sample:
        return programme.text("harmonization.sample_all")
    if programme.study.is_sample:
        return programme.text("harmonization.sample_figures")
    return programme.text("harmonization.sample_plans")
