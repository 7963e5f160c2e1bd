"""From a notebook's parameters to one evaluated region."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from helpers.errors import UsageError
from helpers.figures.calendar import calendar_for
from helpers.figures.comparison import national_evaluation
from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.inputs.agreement import AgreementReading, read_agreement
from helpers.inputs.context import load_context
from helpers.inputs.glossary import load_glossary, load_phrases
from helpers.inputs.problems import ProblemReading, read_problems
from helpers.inputs.project import project_root
from helpers.inputs.region_data import RegionData, read_region
from helpers.sections.study import Meeting, Study
from helpers.vocabulary.context import PublicContext
from helpers.vocabulary.glossary import Term
from helpers.vocabulary.regions import Region


def open_region(
    region: str,
    as_of: str,
    sources: Sequence[str],
    *,
    year: int | None = None,
    deadline: str | Mapping[str, str] | None = None,
    title: str = "",
    meeting_name: str = "",
    meeting_place: str = "",
    meeting_date: str | None = None,
    source_name: str = "",
    office: str = "",
    revision: int = 1,
    context: str | None = None,
    compare_to: str | None = None,
    agreement: str | None = None,
    problems: str | None = None,
    root: Path | None = None,
) -> Study:
    """Read, check and evaluate one region; every section of the report takes from the result.

    Parameters
    ----------
    region
        Code of a province or of a kabupaten/kota, as text.
    as_of
        Date of the data, ISO text.
    sources
        Files, folders, globs or ``sample:kaltim``, relative to the project's root.
    year
        Year whose targets judge; the year of ``as_of`` when not given.
    deadline
        One day for all indicators, or days by indicator; those not named are due on 31 December
        of ``year``.
    title, meeting_name, meeting_place, meeting_date, source_name, office, revision
        What the identity line says; empty parts are left out.
    context
        YAML file with awards and published claims, relative to the project's root.
    compare_to
        Date of an earlier snapshot, ISO text; must be among the sources' dates.
    agreement, problems
        Agreement file of the last meeting, and reviewed table of problems, causes and
        recommendations, relative to the project's root.
    root
        Root of the project; by default the nearest folder that holds ``notebooks/``.

    Raises
    ------
    UsageError
        When a parameter or a file under ``params/`` is not as it should be.
    InputError
        When a source is refused.

    Examples
    --------
    >>> study = open_region("64", "2024-11-12", ["sample:kaltim"])
    >>> study.whole("akta_lahir_0_17").gap
    2717
    """
    root = root or project_root()
    judged_year = year if year is not None else _day(as_of, "as_of").year
    data = read_region(
        region,
        as_of,
        sources,
        year=judged_year,
        deadline=_deadlines(deadline, judged_year),
        meeting_date=meeting_date,
        root=root,
    )
    meeting_day = _day(meeting_date, "meeting_date") if meeting_date else None
    meeting = Meeting(
        title=title,
        name=meeting_name,
        place=meeting_place,
        day=meeting_day,
        office=office or data.region.official_name,
        source_name=source_name,
        revision=revision,
    )
    return study_of(
        data,
        meeting=meeting,
        context=load_context(Path(context), root) if context else PublicContext(),
        phrases=load_phrases(root),
        terms=load_glossary(root),
        compare_to=_comparison(compare_to, data),
        agreement=read_agreement(Path(agreement), root, data.catalogue) if agreement else None,
        problems=read_problems(Path(problems), root) if problems else None,
    )


def study_of(
    data: RegionData,
    *,
    meeting: Meeting,
    context: PublicContext,
    phrases: Mapping[str, str],
    terms: Mapping[str, Term],
    compare_to: date | None = None,
    agreement: AgreementReading | None = None,
    problems: ProblemReading | None = None,
) -> Study:
    """Evaluate a region whose data are read already."""
    evaluation = _evaluated(data, data.as_of)
    until = date(data.year + 1, 12, 31)
    if data.as_of >= until:
        raise UsageError(
            f"year: {data.year} tidak sesuai dengan posisi data {data.as_of} "
            f"→ tulis year: {data.as_of.year}"
        )
    days = [*data.dates, data.as_of, until, *data.deadlines.values()]
    return Study(
        region=data.region,
        data=data,
        evaluation=evaluation,
        earlier=tuple(_evaluated(data, day) for day in data.dates if day < data.as_of),
        next_year=work_of_next_year(evaluation, catalogue=data.catalogue, until=until),
        meeting=meeting,
        context=context,
        phrases=phrases,
        terms=terms,
        calendar=calendar_for([*days, meeting.day] if meeting.day else days),
        compare_to=compare_to,
        below=_kecamatan(data),
        nation=national_evaluation(
            data.national, catalogue=data.catalogue, as_of=data.as_of, year=data.year
        ),
        agreement=agreement,
        problems=problems,
    )


def _evaluated(data: RegionData, day: date) -> Evaluation:
    rows: tuple[Region, ...] = data.rows
    return evaluate(
        data.observations,
        catalogue=data.catalogue,
        region=data.province,
        rows=rows,
        as_of=day,
        year=data.year,
    )


def _kecamatan(data: RegionData) -> Evaluation | None:
    if not any(one.as_of == data.as_of for one in data.kecamatan_observations):
        return None
    return evaluate(
        data.kecamatan_observations,
        catalogue=data.catalogue,
        region=data.region,
        rows=data.kecamatan,
        as_of=data.as_of,
        year=data.year,
    )


def _deadlines(deadline: str | Mapping[str, str] | None, year: int) -> Mapping[str, str]:
    annual = f"{year}-12-31"
    if deadline is None:
        return {"default": annual}
    return {"default": deadline} if isinstance(deadline, str) else {"default": annual, **deadline}


def _comparison(compare_to: str | None, data: RegionData) -> date | None:
    if not compare_to:
        return None
    day = _day(compare_to, "compare_to")
    earlier = [known for known in data.dates if known < data.as_of]
    if day not in earlier:
        known = ", ".join(one.isoformat() for one in earlier) or "belum ada posisi sebelumnya"
        raise UsageError(f"compare_to: tidak ada data per {compare_to} → pilih salah satu: {known}")
    return day


def _day(text: str, parameter: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise UsageError(
            f'{parameter}: {text!r} bukan tanggal → tulis seperti "2024-11-12"'
        ) from None
