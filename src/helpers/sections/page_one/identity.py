"""The identity of the report: title, meeting, date of the data, source, revision."""

from helpers.display import Cover
from helpers.display.formats import long_date, number_word
from helpers.figures.calendar import days_between
from helpers.sections.study import Study

SAMPLE_KEYWORD = "DATA CONTOH"
_SAMPLE_WITH_PUBLISHED_TOTALS = "sample:kaltim"


def cover(study: Study) -> Cover:
    """Return the band above page one, which is also what the files' properties say."""
    meeting = study.meeting
    title = _title(study)
    as_of = long_date(study.as_of)
    place_and_day = (meeting.place, long_date(meeting.day) if meeting.day else "")
    return Cover(
        title=title,
        short_title=study.text(
            "cover.short_title", year=str(study.year), region=study.region.label
        ),
        office=meeting.office,
        region=study.region.official_name,
        region_code=study.region.code,
        as_of=study.as_of.isoformat(),
        meeting=", ".join(part for part in (meeting.name, *place_and_day) if part),
        data_line=_data_line(study),
        source_line=(
            study.text("cover.source_line", source=meeting.source_name)
            if meeting.source_name
            else ""
        ),
        revision=meeting.revision,
        description=study.text("cover.description", title=title, as_of=as_of),
        keywords=(
            *((SAMPLE_KEYWORD,) if study.is_sample else ()),
            *(title_of.short_term for title_of in study.main_indicators),
            study.region.label,
        ),
        is_sample=study.is_sample,
        sample_note=_sample_note(study),
    )


def _title(study: Study) -> str:
    """Return the meeting's title; a kabupaten/kota report names its own region instead."""
    if study.is_province:
        return study.meeting.title or study.text(
            "cover.title", region=study.region.name, year=str(study.year)
        )
    return study.text(
        "cover.title_kabupaten_kota", region=study.region.official_name, year=str(study.year)
    )


def _data_line(study: Study) -> str:
    as_of = long_date(study.as_of)
    if study.meeting.day is None:
        return study.text("cover.data_line", as_of=as_of)
    days = days_between(study.as_of, study.meeting.day)
    if days == 0:
        return study.text("cover.data_line_same_day", as_of=as_of)
    return study.text("cover.data_line_before_meeting", as_of=as_of, days=number_word(days))


def _sample_note(study: Study) -> str:
    if not study.is_sample:
        return ""
    samples = {source.name for source in study.data.sources if source.is_sample}
    if samples == {_SAMPLE_WITH_PUBLISHED_TOTALS}:
        return study.text("cover.sample_published")
    return study.text("cover.sample_illustrative")
