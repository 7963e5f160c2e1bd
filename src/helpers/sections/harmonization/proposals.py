"""The chapter of one indicator: targets for every region under the three rules."""

from fractions import Fraction
from typing import Final

from helpers.display import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Items,
    Notice,
    Row,
    Sentence,
    Stack,
    Table,
    Tone,
)
from helpers.display.formats import count, decimal, enumeration, number_word, target_number
from helpers.display.models.text import Rich
from helpers.display.theme import DEFAULT_THEME
from helpers.figures.harmonization.division import Division
from helpers.figures.harmonization.targets import Limit, Proposal, RegionShare, Rule
from helpers.sections.cells import NOTHING, coverage, people_cell
from helpers.sections.charts.canvas import Shape
from helpers.sections.charts.dots import Dot, DotLine, draw_dots
from helpers.sections.charts.panels import LegendEntry
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import RULES, hundredths_cell, rule_name
from helpers.sections.naming import subject, title
from helpers.sections.wording import sentences
from helpers.vocabulary.region_code import RegionCode

_COUNT, _PERCENT = ColumnKind.COUNT, ColumnKind.PERCENT
_SHAPES: Final[dict[Rule, tuple[Shape, str]]] = {
    Rule.SERAGAM: ("square", DEFAULT_THEME.navy),
    Rule.PROPORSIONAL: ("diamond", "#7FA6CC"),
    Rule.KAPASITAS: ("triangle", DEFAULT_THEME.not_reached),
}


def proposals(programme: Programme, indicator: str) -> Stack:
    """Return the three rules side by side.

    Parameters
    ----------
    indicator
        Key of an indicator of the method, for example ``akta_lahir_0_17``.
    """
    definition = programme.study.catalogue.indicator(indicator)
    topic = title(programme.study, definition)
    division = programme.divisions.get(indicator)
    outline = programme.text("proposals.outline", title=topic)
    if division is None:
        return Stack(
            parts=(
                Heading(
                    text=programme.say("proposals.heading_none", title=topic),
                    new_page=True,
                    outline=outline,
                ),
                Sentence(
                    text=programme.say("proposals.none", year=str(programme.year), title=topic)
                ),
            )
        )
    parts = (
        Heading(text=_heading(programme, division, topic), new_page=True, outline=outline),
        Sentence(role="lead", text=_lead(programme, division)),
        Sentence(text=_sums(programme, division)),
        *_infeasible(programme, division),
        _chart(programme, division),
        _table(programme, division),
    )
    return Stack(parts=parts)


def _heading(programme: Programme, division: Division, topic: str) -> Rich:
    target = target_number(division.target.hundredths)
    capacity = division.by(Rule.KAPASITAS)
    if capacity.is_computed and capacity.shortfall:
        return programme.say(
            "proposals.heading_short",
            title=topic,
            target=target,
            percent=_floor_percent(capacity),
            year=str(programme.year),
        )
    definition = programme.study.catalogue.indicator(division.indicator)
    return programme.say(
        "proposals.heading",
        title=topic,
        count=count(division.task.needed),
        act=definition.act,
        year=str(programme.year),
    )


def _floor_percent(proposal: Proposal) -> str:
    """Return the coverage reached rounded down, as a target is."""
    return decimal(Fraction(int((proposal.coverage_percent or 0) * 100), 100))


def _lead(programme: Programme, division: Division) -> Rich:
    definition = programme.study.catalogue.indicator(division.indicator)
    task = division.task
    key = "proposals.lead_keep" if task.needed == task.to_keep else "proposals.lead_target"
    net = programme.outlook(division.indicator, programme.province)
    return sentences(
        programme.say(
            key,
            needed=count(task.needed),
            act=definition.act,
            target=target_number(division.target.hundredths),
            subject=subject(programme.study, definition),
            rows=number_word(len(task.regions)),
        ),
        programme.say("proposals.net", net=count(net.additions), unit=definition.unit)
        if net is not None and net.additions != task.needed
        else None,
    )


def _sums(programme: Programme, division: Division) -> Rich:
    uniform, proportional = division.by(Rule.SERAGAM), division.by(Rule.PROPORSIONAL)
    capacity = division.by(Rule.KAPASITAS)
    more = uniform.total - division.task.needed
    unit = programme.study.catalogue.indicator(division.indicator).unit
    return sentences(
        programme.say("proposals.sum_uniform", total=count(uniform.total), unit=unit)
        if more <= 0
        else programme.say(
            "proposals.sum_uniform_more", total=count(uniform.total), more=count(more), unit=unit
        ),
        programme.say("proposals.sum_proportional", total=count(proportional.total), unit=unit),
        _capacity_sum(programme, capacity, unit),
        programme.say(
            "proposals.left_out",
            names=enumeration([programme.label(code) for code in division.left_out]),
        )
        if division.left_out
        else None,
    )


def _capacity_sum(programme: Programme, capacity: Proposal, unit: str) -> Rich:
    if not capacity.is_computed:
        return programme.say(
            "proposals.capacity_missing",
            names=enumeration([programme.label(code) for code in capacity.missing]),
        )
    if capacity.shortfall:
        return programme.say("proposals.sum_capacity_short", total=count(capacity.total), unit=unit)
    return programme.say(
        "proposals.sum_capacity",
        total=count(capacity.total),
        unit=unit,
        effort=decimal((capacity.effort or 0) * 100, 0),
    )


def _infeasible(programme: Programme, division: Division) -> tuple[Notice | Items, ...]:
    """Return shortfall, binding constraints and what releases them, in words."""
    capacity = division.by(Rule.KAPASITAS)
    if not capacity.is_computed or not capacity.shortfall:
        return ()
    definition = programme.study.catalogue.indicator(division.indicator)
    notice = Notice(
        title=programme.text("proposals.short_title"),
        text=programme.say(
            "proposals.short",
            shortfall=count(capacity.shortfall),
            needed=count(division.task.needed),
            act=definition.act,
            percent=_floor_percent(capacity),
            target=target_number(division.target.hundredths),
        ),
        kind="warning",
    )
    items = (
        _binding(programme, capacity, Limit.CAPACITY, "proposals.limit_capacity"),
        _binding(programme, capacity, Limit.EVERYONE, "proposals.limit_everyone"),
        _losing(programme, capacity),
        *_release(programme, capacity),
    )
    return notice, Items(items=tuple(item for item in items if item is not None))


def _binding(programme: Programme, capacity: Proposal, limit: Limit, key: str) -> Rich | None:
    bound = [share.code for share in capacity.shares if share.limit is limit]
    if not bound:
        return None
    if len(bound) == len(capacity.shares):
        return programme.say(
            key, names=programme.text("proposals.all_rows", count=number_word(len(bound)))
        )
    return programme.say(key, names=enumeration([programme.label(code) for code in bound]))


def _losing(programme: Programme, capacity: Proposal) -> Rich | None:
    losing = [share for share in capacity.shares if share.lost_coverage]
    if not losing:
        return None
    return programme.say(
        "proposals.losing",
        names=enumeration(
            [
                programme.text(
                    "work.named",
                    name=programme.label(share.code),
                    count=count(share.lost_coverage),
                )
                for share in losing
            ]
        ),
    )


def _release(programme: Programme, capacity: Proposal) -> list[Rich]:
    release = capacity.release
    if release is None:
        return []
    found: list[Rich] = []
    if release.team_days:
        found.append(
            programme.say(
                "proposals.release_days",
                days=count(release.total_team_days or 0),
            )
        )
    if release.target_hundredths is not None:
        found.append(
            programme.say(
                "proposals.release_target",
                percent=decimal(Fraction(release.target_hundredths, 100)),
            )
        )
    return found


def _chart(programme: Programme, division: Division) -> Chart:
    lines = [_dot_line(programme, division, code) for code in programme.rows]
    lines.append(_total_line(programme, division))
    shown = [p for p in division.proposals if p.is_computed]
    definition = programme.study.catalogue.indicator(division.indicator)
    target = target_number(division.target.hundredths)
    picture = draw_dots(
        lines,
        (
            LegendEntry(programme.text("proposals.legend_today"), "#FFFFFF", "circle"),
            *(
                LegendEntry(programme.text(RULES[p.rule]), _SHAPES[p.rule][1], _SHAPES[p.rule][0])
                for p in shown
            ),
        ),
        target=Fraction(division.target.hundredths, 100),
        target_text=programme.text("chart.target", target=target),
        side_title=programme.text(
            "proposals.side_title", rule=rule_name(programme, division.draft.rule)
        ),
    )
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say(
            "proposals.chart_caption",
            subject=subject(programme.study, definition),
            year=str(programme.year),
        ),
        notes=(programme.say("proposals.chart_note"),),
        alternative=_alternative(programme, division),
        is_sample=programme.is_sample,
    )


def _dot_line(programme: Programme, division: Division, code: RegionCode) -> DotLine:
    shares = _shares(division, code)
    if not shares:
        return DotLine(programme.label(code), (), programme.text("chart.no_data"))
    dots = [Dot(today, "circle", "#FFFFFF")] if (today := _today(programme, division, code)) else []
    for rule, share in shares.items():
        if share.coverage_percent is not None:
            shape, fill = _SHAPES[rule]
            dots.append(Dot(share.coverage_percent, shape, fill))
    draft = division.drafted(code)
    return DotLine(
        programme.label(code),
        tuple(dots),
        count(draft.additions) if draft else "",
        is_strong=programme.is_own(code),
    )


def _total_line(programme: Programme, division: Division) -> DotLine:
    today = _today(programme, division, programme.province)
    dots = [Dot(today, "circle", "#FFFFFF")] if today is not None else []
    for proposal in division.proposals:
        if proposal.coverage_percent is not None:
            shape, fill = _SHAPES[proposal.rule]
            dots.append(Dot(proposal.coverage_percent, shape, fill))
    return DotLine(
        programme.label(programme.province),
        tuple(dots),
        count(division.draft.total),
        is_total=True,
    )


def _today(programme: Programme, division: Division, code: RegionCode) -> Fraction | None:
    return programme.study.evaluation.of(division.indicator, code).coverage_percent


def _coverage(programme: Programme, division: Division, code: RegionCode) -> Cell:
    one = programme.study.evaluation.of(division.indicator, code)
    return coverage(one).model_copy(update={"strong": False})


def _shares(division: Division, code: RegionCode) -> dict[Rule, RegionShare]:
    return {
        proposal.rule: share
        for proposal in division.proposals
        for share in proposal.shares
        if share.code == code
    }


def _alternative(programme: Programme, division: Division) -> str:
    rows = []
    for code in programme.rows:
        shares, today = _shares(division, code), _today(programme, division, code)
        if not shares or today is None:
            continue
        rules = ", ".join(
            programme.text(
                "proposals.alternative_rule",
                rule=programme.text(RULES[rule]),
                percent=decimal(share.coverage_percent or 0),
            )
            for rule, share in shares.items()
        )
        rows.append(
            programme.text(
                "proposals.alternative_row",
                name=programme.label(code),
                today=decimal(today),
                rules=rules,
            )
        )
    return programme.text(
        "proposals.alternative",
        target=target_number(division.target.hundredths),
        rows="; ".join(rows),
    )


def _table(programme: Programme, division: Division) -> Table:
    return Table(
        name=f"usulan_{division.indicator}",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            Column(key="cakupan_persen", label="Cakupan", kind=_PERCENT),
            Column(key="menjaga", label="Menjaga", kind=_COUNT, group="Kebutuhan", summed=True),
            Column(key="seluruhnya", label="Seluruh", kind=_COUNT, group="Kebutuhan", summed=True),
            Column(key="kemampuan", label="Mampu", kind=_COUNT, group="Kebutuhan", summed=True),
            *(
                column
                for proposal in division.proposals
                for column in _rule_columns(programme, proposal)
            ),
        ),
        rows=(
            *(_row(programme, division, code) for code in programme.rows),
            _total(programme, division),
        ),
        caption=programme.say("proposals.table_caption", year=str(programme.year)),
        notes=_notes(programme, division),
        compact=True,
        is_sample=programme.is_sample,
    )


def _rule_columns(programme: Programme, proposal: Proposal) -> tuple[Column, Column]:
    group = programme.text(RULES[proposal.rule]).capitalize()
    key = proposal.rule.value.replace(" ", "_")
    return (
        Column(key=f"tambahan_{key}", label="Tambahan", kind=_COUNT, group=group, summed=True),
        Column(key=f"target_{key}_persen", label="Target", kind=_PERCENT, group=group),
    )


def _row(programme: Programme, division: Division, code: RegionCode) -> Row:
    first = Cell(text=programme.short_label(code), strong=programme.is_own(code))
    shares = _shares(division, code)
    if not shares:
        state = Cell(text=programme.text("chart.no_data"), tone=Tone.MUTED)
        return Row(cells=(first, state, *(NOTHING,) * 9))
    need = next(iter(shares.values())).need
    cells = [
        first,
        _coverage(programme, division, code),
        people_cell(need.to_keep),
        people_cell(need.everyone),
        people_cell(need.capacity),
    ]
    for proposal in division.proposals:
        share = shares.get(proposal.rule)
        cells += (
            [NOTHING, NOTHING]
            if share is None
            else [people_cell(share.additions), hundredths_cell(share.target_hundredths)]
        )
    return Row(cells=tuple(cells))


def _total(programme: Programme, division: Division) -> Row:
    needs = division.task.regions
    capacities = [need.capacity for need in needs]
    known = [number for number in capacities if number is not None]
    cells = [
        Cell(text=programme.short_label(programme.province)),
        _coverage(programme, division, programme.province),
        people_cell(division.task.to_keep),
        people_cell(sum(need.everyone for need in needs)),
        people_cell(sum(known) if len(known) == len(needs) else None),
    ]
    for proposal in division.proposals:
        reached = proposal.coverage_percent
        cells += [
            people_cell(proposal.total if proposal.is_computed else None),
            hundredths_cell(int(reached * 100)) if reached is not None else NOTHING,
        ]
    return Row(cells=tuple(cells), role="total")


def _notes(programme: Programme, division: Division) -> tuple[Rich, ...]:
    return (
        programme.say("proposals.table_note"),
        programme.say("proposals.capacity_note", days=count(sum(division.team_days.values()))),
    )
