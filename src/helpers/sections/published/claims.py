"""Percentages and awards that were published elsewhere, and how they are to be read."""

from helpers.display import Cell, Column, ColumnKind, Heading, Items, Row, Sentence, Stack, Table
from helpers.display.formats import decimal, long_date, target_number
from helpers.display.models.text import Rich
from helpers.figures.claims import Reading, check_claim
from helpers.figures.printing import decimals_to_show
from helpers.figures.published import PublishedCheck
from helpers.sections.cells import NOTHING
from helpers.sections.naming import title
from helpers.sections.page_one.note_far import award_text
from helpers.sections.published.percentages import RESULTS, as_printed
from helpers.sections.study import Study
from helpers.vocabulary.context import Award, PercentKind, PublishedClaim


def public_claims(study: Study) -> Stack | None:
    """Return published percentages beside our own of the same day; ``None`` when there are none."""
    code = study.region.code
    claims = [claim for claim in study.context.claims if claim.region_code == code]
    awards = [award for award in study.context.awards if award.region_code == code]
    if not claims and not awards:
        return None
    parts = (
        Heading(text=study.say("claims.heading"), level=2),
        Sentence(text=study.say("claims.lead")) if claims else None,
        _table(study, claims) if claims else None,
        Items(items=tuple(_award(study, award) for award in awards)) if awards else None,
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _award(study: Study, award: Award) -> Rich:
    return study.say(
        "claims.award",
        region=study.region.label,
        giver=award.giver,
        day=long_date(award.day),
        award=award_text(study, award),
    )


def _table(study: Study, claims: list[PublishedClaim]) -> Table:
    return Table(
        name="angka_terbit_lain",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="terbit_persen", label="Terbit", kind=ColumnKind.PERCENT),
            Column(key="waktu", label="Waktu dan sumber", weight=2.4),
            Column(key="arti", label="Arti angka", weight=1.7),
            Column(key="hitungan_persen", label="Hasil bagi", kind=ColumnKind.PERCENT, weight=1.2),
            Column(key="hasil", label="Hasil pemeriksaan", weight=1.5),
        ),
        rows=tuple(_row(study, claim) for claim in claims),
        caption=study.say("claims.caption"),
        is_sample=study.is_sample,
    )


def _row(study: Study, claim: PublishedClaim) -> Row:
    indicator = study.catalogue.indicator(claim.indicator)
    bases = [basis.key for basis in indicator.bases]
    found = check_claim(claim, (*study.earlier, study.evaluation), bases).as_claimed
    return Row(
        cells=(
            Cell(text=title(study, indicator)),
            Cell(text=as_printed(claim.percent), value=claim.percent, strong=True),
            Cell(text=claim.period, below=claim.source),
            Cell(text=_meaning(study, claim, found)),
            _own_figure(found),
            Cell(text=_result(study, found)),
        )
    )


def _meaning(study: Study, claim: PublishedClaim, found: Reading | None) -> str:
    indicator = study.catalogue.indicator(claim.indicator)
    basis = indicator.basis(found.basis if found else claim.basis or indicator.judging_basis.key)
    if claim.kind is PercentKind.CAKUPAN:
        return study.text("claims.coverage", basis=basis.short_label)
    target = study.whole(claim.indicator).target
    if target is None:
        return study.text("claims.share_without_target")
    return study.text("claims.share", target=target_number(target.hundredths))


def _own_figure(found: Reading | None) -> Cell:
    """Return what the counts of the claim's day give, with as many decimals as it takes."""
    if found is None:
        return NOTHING
    return Cell(
        text=f"{decimal(found.exact_percent, decimals_to_show(found.exact_percent))} %",
        below=long_date(found.as_of),
    )


def _result(study: Study, found: Reading | None) -> str:
    if found is None:
        return study.text("claims.not_checkable")
    if found.flips_verdict:
        return study.text(RESULTS[PublishedCheck.FLIPS_VERDICT])
    return study.text(RESULTS[found.check])
