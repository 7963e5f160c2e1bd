"""Money: what the plans cost, beside what the year is estimated to need; nothing is ranked."""

from fractions import Fraction

from helpers.display import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Notice,
    Row,
    Sentence,
    Stack,
    Table,
    Tone,
)
from helpers.display.formats import count, decimal, enumeration
from helpers.display.models.text import Rich
from helpers.figures.harmonization.adequacy import Adequacy, adequacy
from helpers.figures.harmonization.money import (
    GovernmentMoney,
    LevelShare,
    OutputPrice,
    level_shares,
    output_prices,
)
from helpers.figures.harmonization.overlaps import Overlap, overlaps
from helpers.sections.cells import NOTHING
from helpers.sections.charts.panels import DARK, WARM, BarLine, Panel, Part, draw_panels
from helpers.sections.harmonization.money_sums import all_money
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import millions, money_cell, money_words
from helpers.sections.naming import name, title
from helpers.sections.wording import capital, sentences
from helpers.vocabulary.programmes import sub_kegiatan_table
from helpers.vocabulary.region_code import RegionCode

_MONEY, _COUNT = ColumnKind.MONEY, ColumnKind.COUNT
_CHART_PITCH_MM = 4.6


def money(programme: Programme) -> Stack:
    """Return sums, shares, overlap and adequacy."""
    heading_key = "money.heading" if programme.has_plans else "money.heading_none"
    sums = all_money(programme)
    total = sum(one.pagu_rp for one in sums)
    heading = Heading(
        text=programme.say(
            heading_key, amount=money_words(programme, total), year=str(programme.year)
        ),
        new_page=programme.has_plans,
        outline=programme.text("money.outline"),
    )
    if not programme.has_plans:
        notice = Notice(
            title=programme.text("matrix.none_title"),
            text=programme.say("money.none"),
            kind="warning",
        )
        return Stack(parts=(heading, notice))
    estimates = adequacy(programme.plans.plans, programme.additions, programme.assumptions)
    parts = (
        heading,
        Sentence(role="lead", text=_lead(programme, sums)),
        _sums_table(programme, sums),
        _shares_table(programme),
        _overlaps(programme),
        Heading(text=programme.say("money.adequacy_heading"), level=2),
        Sentence(text=programme.say("money.adequacy_lead")),
        _chart(programme, estimates),
        _adequacy_table(programme, estimates),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def prices(programme: Programme) -> Table | None:
    """Return pagu per planned output of the linked sub kegiatan; ``None`` without plans."""
    linked = {str(c) for link in programme.assumptions.links for c in link.codes}
    found = [
        one
        for one in output_prices(programme.plans.plans, programme.assumptions)
        if one.code in linked
    ]
    if not found:
        return None
    codes = sorted({(one.code, one.unit) for one in found})
    by_key = {(one.government, one.code, one.unit): one for one in found}
    return Table(
        name="pagu_per_keluaran",
        columns=(
            Column(key="kode", label="Sub kegiatan"),
            *(
                Column(key=f"pagu_per_keluaran_{code}_rp", label=str(code), kind=_MONEY)
                for code in programme.governments
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=f"{code} ({unit})"),
                    *(
                        _price(by_key.get((government, code, unit)))
                        for government in programme.governments
                    ),
                )
            )
            for code, unit in codes
        ),
        caption=programme.say("money.prices_caption", year=str(programme.year)),
        notes=(programme.say("money.prices_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _price(one: OutputPrice | None) -> Cell:
    if one is None:
        return NOTHING
    thousands = decimal(one.per_output_rp / 1000, 0)
    return Cell(text=thousands, value=int(one.per_output_rp))


def _lead(programme: Programme, sums: tuple[GovernmentMoney, ...]) -> Rich:
    total = sum(one.pagu_rp for one in sums)
    province = sum(one.pagu_rp for one in sums if one.government == programme.province)
    confirm = [one for one in sums if one.to_confirm_rp]
    unreadable = sum(one.unreadable for one in sums)
    return sentences(
        programme.say(
            "money.lead",
            province=money_words(programme, province),
            regions=money_words(programme, total - province),
            share=decimal(Fraction(100 * province, total) if total else 0, 1),
            aside=money_words(programme, sum(one.set_aside_rp for one in sums)),
        ),
        programme.say(
            "money.confirm",
            amount=money_words(programme, sum(one.to_confirm_rp for one in confirm)),
            names=enumeration([programme.label(one.government) for one in confirm]),
        )
        if confirm
        else None,
        programme.say("money.unreadable", count=count(unreadable)) if unreadable else None,
    )


def _sums_table(programme: Programme, sums: tuple[GovernmentMoney, ...]) -> Table:
    by_code = {one.government: one for one in sums}
    has_realised = any(one.realised_rp is not None for one in sums)
    realised = (
        (Column(key="realisasi_rp", label=f"Realisasi {programme.study.year}", kind=_MONEY),)
        if has_realised
        else ()
    )
    return Table(
        name="pagu",
        columns=(
            Column(key="pemerintah", label="Pemerintah", weight=1),
            Column(key="pagu_rp", label="Pagu program 02–05", kind=_MONEY, summed=True),
            Column(key="konfirmasi_rp", label="Perlu konfirmasi", kind=_MONEY, summed=True),
            Column(key="penunjang_rp", label="Di luar perbandingan", kind=_MONEY, summed=True),
            *realised,
        ),
        rows=(
            *(
                _sums_row(programme, code, by_code.get(code), has_realised=has_realised)
                for code in programme.governments
            ),
            Row(
                cells=(
                    Cell(text=programme.text("money.sum")),
                    money_cell(sum(one.pagu_rp for one in sums)),
                    money_cell(sum(one.to_confirm_rp for one in sums)),
                    money_cell(sum(one.set_aside_rp for one in sums)),
                    *((Cell(text=""),) if has_realised else ()),
                ),
                role="total",
            ),
        ),
        caption=programme.say("money.sums_caption", year=str(programme.year)),
        notes=(programme.say("money.sums_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _sums_row(
    programme: Programme, code: RegionCode, one: GovernmentMoney | None, *, has_realised: bool
) -> Row:
    first = Cell(text=programme.label(code), strong=programme.is_own(code))
    if one is None:
        state = Cell(text=programme.text("money.no_plan"), tone=Tone.MUTED)
        return Row(cells=(first, state, *(NOTHING,) * (3 if has_realised else 2)))
    cells = [
        first,
        money_cell(one.pagu_rp),
        money_cell(one.to_confirm_rp),
        money_cell(one.set_aside_rp),
    ]
    return Row(cells=(*cells, *((money_cell(one.realised_rp),) if has_realised else ())))


def _shares_table(programme: Programme) -> Table:
    return Table(
        name="pagu_jenjang",
        columns=(
            Column(key="program", label="Program", weight=1),
            Column(key="provinsi_rp", label="Provinsi", kind=_MONEY),
            Column(key="kab_kota_rp", label="Kabupaten/kota", kind=_MONEY),
            Column(key="bagian_provinsi_persen", label="Bagian provinsi", kind=ColumnKind.PERCENT),
        ),
        rows=tuple(_share_row(programme, one) for one in level_shares(programme.plans.plans)),
        caption=programme.say("money.shares_caption"),
        is_sample=programme.is_sample,
    )


def _share_row(programme: Programme, one: LevelShare) -> Row:
    share = one.provincial_share
    return Row(
        cells=(
            Cell(text=_programme(one.programme) if one.programme else programme.text("money.sum")),
            money_cell(one.provincial_rp),
            money_cell(one.regional_rp),
            NOTHING
            if share is None
            else Cell(text=f"{decimal(100 * share, 1)} %", value=f"{float(100 * share):.4f}"),
        ),
        role="body" if one.programme else "total",
    )


def _programme(code: str) -> str:
    found = next((one for one in sub_kegiatan_table() if one.code.programme == code), None)
    if found is None:
        return code
    words = found.programme.lower() if found.programme.isupper() else found.programme
    return f"{code} {capital(words)}"


def _overlaps(programme: Programme) -> Sentence:
    found = tuple(overlaps(programme.plans.plans, programme.province, programme.assumptions))
    if not found:
        return Sentence(text=programme.say("money.no_overlap"))
    parts = "; ".join(_overlap(programme, one) for one in found)
    return Sentence(text=programme.say("money.overlap", parts=parts))


def _overlap(programme: Programme, one: Overlap) -> str:
    return programme.text(
        "money.overlap_part",
        name=programme.label(one.region_code),
        activity=one.pair.reason,
        provincial=money_words(programme, one.provincial_rp),
        regional=money_words(programme, one.regional_rp),
    )


def _chart(programme: Programme, estimates: tuple[Adequacy, ...]) -> Chart | None:
    """Return pagu and planned documents beside today's shortfalls, never divided."""
    groups = list(dict.fromkeys(one.indicators for one in estimates))
    if not groups:
        return None
    panels: list[Panel] = []
    for group in groups:
        mine = {one.government: one for one in estimates if one.indicators == group}
        panels.append(_pagu_panel(programme, group, mine))
        panels += [_gap_panel(programme, indicator) for indicator in _lagging(programme, group)]
    picture = draw_panels(
        [programme.label(code) for code in programme.rows], panels, pitch=_CHART_PITCH_MM
    )
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say("money.chart_caption"),
        notes=(programme.say("money.chart_note"),),
        alternative=_alternative(programme, estimates),
        is_sample=programme.is_sample,
    )


def _lagging(programme: Programme, group: tuple[str, ...]) -> list[str]:
    """Return the indicators of a group that the province falls short of; at least its largest."""
    evaluation = programme.study.evaluation
    short = [key for key in group if evaluation.of(key).gap]
    return short or sorted(group, key=lambda key: -(evaluation.summed_gap(key) or 0))[:1]


def _pagu_panel(
    programme: Programme, group: tuple[str, ...], mine: dict[RegionCode, Adequacy]
) -> Panel:
    return Panel(
        title=programme.text("money.panel_pagu", name=_group(programme, group)),
        subtitle=programme.text("money.panel_millions"),
        lines=tuple(
            BarLine((Part(mine[code].pagu_rp, DARK),), millions(mine[code].pagu_rp))
            if code in mine
            else BarLine((), programme.text("money.no_plan_short"))
            for code in programme.rows
        ),
    )


def _gap_panel(programme: Programme, indicator: str) -> Panel:
    definition = programme.study.catalogue.indicator(indicator)
    rows = [programme.study.evaluation.of(indicator, code) for code in programme.rows]
    return Panel(
        title=programme.text("money.panel_gap", name=title(programme.study, definition)),
        subtitle=definition.unit,
        lines=tuple(
            BarLine((), programme.text("chart.no_data"))
            if row.gap is None
            else BarLine((Part(row.gap, WARM),), count(row.gap))
            for row in rows
        ),
    )


def _group(programme: Programme, group: tuple[str, ...]) -> str:
    catalogue = programme.study.catalogue
    return ", ".join(name(programme.study, catalogue.indicator(key)) for key in group)


def _alternative(programme: Programme, estimates: tuple[Adequacy, ...]) -> str:
    rows = "; ".join(
        programme.text(
            "money.alternative_row",
            name=programme.label(one.government),
            group=_group(programme, one.indicators),
            pagu=millions(one.pagu_rp),
            gaps=", ".join(
                programme.text(
                    "work.named",
                    name=_group(programme, (key,)),
                    count=count(programme.study.evaluation.of(key, one.government).gap or 0),
                )
                for key in one.indicators
            ),
        )
        for one in estimates
    )
    return programme.text("money.alternative", rows=rows)


def _adequacy_table(programme: Programme, estimates: tuple[Adequacy, ...]) -> Table | None:
    groups = list(dict.fromkeys(one.indicators for one in estimates))
    if not groups:
        return None
    rows: list[Row] = []
    for group in groups:
        codes = next(one.codes for one in estimates if one.indicators == group)
        head = programme.text(
            "money.adequacy_group", names=_group(programme, group), codes=", ".join(codes)
        )
        rows.append(Row(cells=(Cell(text=head), *(Cell(text=""),) * 6), role="group"))
        rows += [_adequacy_row(programme, one) for one in estimates if one.indicators == group]
    return Table(
        name="kecukupan",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            Column(key="dokumen_rencana", label="Rencana", kind=_COUNT, group="Dokumen"),
            Column(key="dokumen_perlu", label="Perlu", kind=_COUNT, group="Dokumen"),
            Column(key="dokumen_persen", label="Bagian", kind=ColumnKind.PERCENT, group="Dokumen"),
            Column(key="pagu_rp", label="Pagu", kind=_MONEY, group="Juta rupiah"),
            Column(key="perlu_rp", label="Perlu", kind=_MONEY, group="Juta rupiah"),
            Column(key="pagu_persen", label="Bagian", kind=ColumnKind.PERCENT, group="Juta rupiah"),
        ),
        rows=tuple(rows),
        caption=programme.say("money.adequacy_caption", year=str(programme.year)),
        notes=(programme.say("money.adequacy_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _adequacy_row(programme: Programme, one: Adequacy) -> Row:
    return Row(
        cells=(
            Cell(text=programme.label(one.government), strong=programme.is_own(one.government)),
            Cell(
                text=decimal(one.planned_documents, 0),
                value=int(one.planned_documents),
            ),
            NOTHING
            if one.needed_documents is None
            else Cell(text=count(one.needed_documents), value=one.needed_documents),
            _share(one.documents_share),
            money_cell(one.pagu_rp),
            money_cell(one.needed_rp),
            _share(one.pagu_share),
        )
    )


def _share(share: Fraction | None) -> Cell:
    if share is None:
        return NOTHING
    return Cell(text=f"{decimal(100 * share, 0)} %", value=f"{float(100 * share):.4f}")
