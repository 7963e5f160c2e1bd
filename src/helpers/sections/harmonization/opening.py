"""From a notebook's parameters to one province's coming year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.errors import UsageError
from helpers.figures.harmonization.agreed import AgreedTarget, agreed_from_file
from helpers.figures.harmonization.division import Division, assigned_team_days, divide
from helpers.figures.harmonization.matrix import alignment_matrix
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.registry import find_mismatches
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.figures.harmonization.other_movements import other_movements
from helpers.figures.harmonization.outlook import outlooks
from helpers.figures.harmonization.region_means import means_of
from helpers.figures.history.history import History
from helpers.inputs.agreement import AgreementReading, read_agreement
from helpers.inputs.assumptions import load_assumptions
from helpers.inputs.plans import PlanReading, read_plans
from helpers.inputs.project import project_root
from helpers.sections.harmonization.programme import Programme
from helpers.sections.opening import open_region as open_study
from helpers.sections.study import Study
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.region_code import RegionCode


def open_region(
    region: str,
    as_of: str,
    sources: Sequence[str],
    *,
    year: int | None = None,
    plans: Mapping[str, str] | None = None,
    assumptions: str | None = None,
    agreement: str | None = None,
    meeting_name: str = "",
    meeting_place: str = "",
    meeting_date: str | None = None,
    source_name: str = "",
    office: str = "",
    revision: int = 1,
    root: Path | None = None,
) -> Programme:
    """Read and evaluate year N, then plan year N+1; every section takes from the result.

    Parameters
    ----------
    region, as_of, sources, year
        As for the evaluation; the year after ``year`` is the planned one.
    plans
        Plan of the coming year by government code: a file relative to the project's root, or
        ``sample:kaltim-rencana-2025``. Governments of other provinces are passed over; without
        any plan the report says what it could not judge.
    assumptions
        A meeting's own assumptions, before those that come with the project.
    agreement
        Agreement file: lines for the coming year fill the berita acara, lines for ``year`` are
        judged and followed up.
    meeting_name, meeting_place, meeting_date, source_name, office, revision
        What the identity line says; empty parts are left out.

    Raises
    ------
    UsageError
        When a parameter or a file under ``params/`` is not as it should be.
    InputError
        When a source or the agreement file is refused; a plan never is.

    Examples
    --------
    >>> programme = open_region("64", "2024-11-12", ["sample:kaltim"])
    >>> programme.works("ktp_el").whole.work.to_keep
    79623
    """
    root = root or project_root()
    study = open_study(
        region,
        as_of,
        sources,
        year=year,
        meeting_name=meeting_name,
        meeting_place=meeting_place,
        meeting_date=meeting_date,
        source_name=source_name,
        office=office,
        revision=revision,
        root=root,
    )
    governments = (study.data.province.code, *(row.code for row in study.data.rows))
    return programme_of(
        study,
        plans=read_plans(_own_plans(plans or {}, governments), root, expected=governments),
        assumptions=load_assumptions(root, Path(assumptions) if assumptions else None),
        agreement=(read_agreement(Path(agreement), root, study.catalogue) if agreement else None),
    )


def programme_of(
    study: Study,
    *,
    plans: PlanReading,
    assumptions: Assumptions,
    agreement: AgreementReading | None = None,
) -> Programme:
    """Compute the coming year of a province whose inputs are read already."""
    rows = tuple(region.code for region in study.evaluation.row_regions)
    history = History.of(study.earlier, study.evaluation)
    others = other_movements(assumptions, study.evaluation.region_code, rows)
    next_year = work_of_next_year(
        study.evaluation,
        catalogue=study.catalogue,
        until=study.next_year.until,
        others=others,
    )
    found = outlooks(study.evaluation, next_year, history.intervals, study.catalogue, others)
    assigned = assigned_team_days(next_year, found, assumptions, rows)
    divisions = divide(next_year, found, assumptions, assigned)
    case = PlanningCase(
        plans=plans.plans,
        evaluation=study.evaluation,
        next_year=next_year,
        catalogue=study.catalogue,
        assumptions=assumptions,
        missing=plans.missing,
    )
    agreed = _agreed(agreement, next_year.until.year, rows)
    additions = _additions(divisions, agreed)
    governments = (study.evaluation.region_code, *rows)
    return Programme(
        study=study,
        plans=plans,
        assumptions=assumptions,
        case=case,
        mismatches=find_mismatches(case),
        matrix=alignment_matrix(plans.plans, governments, assumptions),
        next_year=next_year,
        history=history,
        outlooks=found,
        divisions=divisions,
        additions=additions,
        means=means_of(next_year, found, additions, assumptions, rows, {}),
        agreed=agreed,
        followed_up=_agreed(agreement, study.year, rows),
        agreement_source=agreement.source if agreement else None,
    )


def _own_plans(
    plans: Mapping[str, str], governments: tuple[RegionCode, ...]
) -> dict[RegionCode, str]:
    own: dict[RegionCode, str] = {}
    for text, name in plans.items():
        try:
            code = RegionCode(text)
        except ValueError as error:
            raise UsageError(f"plans: {error}") from None
        if code in governments:
            own[code] = name
    return own


def _agreed(
    agreement: AgreementReading | None, year: int, rows: tuple[RegionCode, ...]
) -> tuple[AgreedTarget, ...]:
    records = agreement.records if agreement else ()
    targets = (
        agreed_from_file(one) for one in records if one.year == year and one.region_code in rows
    )
    return tuple(one for one in targets if one is not None)


def _additions(
    divisions: Mapping[str, Division], agreed: tuple[AgreedTarget, ...]
) -> dict[tuple[str, RegionCode], int]:
    """Return the draft's additions, those that bind in their place."""
    found = {
        (key, share.code): share.additions
        for key, division in divisions.items()
        for share in division.draft.shares
    }
    return found | {(a.indicator, a.code): a.additions for a in agreed if a.status.is_binding}
