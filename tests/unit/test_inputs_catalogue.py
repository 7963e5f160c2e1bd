"""The reviewed files under params/: what they define, and what a wrong one is answered with."""

from datetime import date
from pathlib import Path

import pytest

from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.context import load_context
from helpers.inputs.glossary import load_glossary, load_phrases
from helpers.inputs.layouts import fold_header, load_layouts
from helpers.vocabulary.context import PercentKind
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.region_code import NATIONAL, RegionCode
from workbooks import ROOT

CATALOGUE = load_catalogue(ROOT)
SERIES = """
tahun | ktp_el | kia  | akta_lahir_0_17 | ikd  | bpp
2020  | 9800   | 2000 | 9200            |      |
2021  | 9900   | 3300 | 9600            |      |
2022  | 9930   | 4000 | 9700            |      |
2023  | 9940   | 5000 | 9800            | 2500 | 7500
2024  | 9940   | 6000 | 9900            | 3000 |
2025  | 9940   | 6000 | 9900            | 3000 |
2026  |        |      |                 | 3000 |
"""


def test_the_national_series_judges_by_one_target_a_year():
    head, *rows = [[c.strip() for c in line.split("|")] for line in SERIES.strip().splitlines()]
    for year, *cells in rows:
        for indicator, cell in zip(head[1:], cells, strict=True):
            target = CATALOGUE.judging_target(indicator, int(year), NATIONAL)
            assert (str(target.hundredths) if target else "") == cell


def test_conflicting_targets_are_kept_with_their_source():
    others = {(t.indicator, t.year, t.region_code): t for t in CATALOGUE.targets if not t.judging}
    assert {key: t.hundredths for key, t in others.items()} == {
        ("kia", 2021, "00"): 4110,
        ("kia", 2022, "64"): 3000,
        ("akta_lahir_0_17", 2025, "00"): 9600,
    }
    assert all(t.source for t in CATALOGUE.targets)
    kaltim = CATALOGUE.judging_target("kia", 2022, RegionCode("64.72"))
    assert kaltim is not None
    assert kaltim.hundredths == 4000


def test_the_main_indicators_come_first_and_in_order():
    keys = [indicator.key for indicator in CATALOGUE.indicators]
    assert keys[:5] == ["ktp_el", "kia", "akta_lahir_0_17", "ikd", "bpp"]
    assert [i.key for i in CATALOGUE.indicators if i.is_main] == keys[:4]
    assert CATALOGUE.indicator("ikd").basis("wajib_ktp").denominator_of == ("ktp_el", "dinamis")
    assert CATALOGUE.indicator("bpp").kind_of(CATALOGUE.indicator("bpp").basis("penerapan")) == (
        IndicatorKind.YES_NO
    )
    assert (CATALOGUE.indicator("pks_opd").minimum, CATALOGUE.indicator("inovasi").minimum) == (
        15,
        2,
    )


def test_every_layout_speaks_of_defined_indicators_and_its_own_columns():
    layouts = load_layouts(ROOT)
    names = [fold_header(name) for sheet in layouts.sheets for name in sheet.names]
    assert len(names) == len(set(names))
    for sheet in layouts.sheets:
        measures = {column.measure for column in sheet.columns}
        for observation in sheet.observations:
            CATALOGUE.indicator(observation.indicator).basis(observation.basis)
            used = {observation.numerator, observation.denominator, observation.published_percent}
            assert used - {None} <= measures
        for identity in sheet.sums:
            assert {*identity.parts, identity.whole} <= measures
        headers = [fold_header(h) for column in sheet.columns for h in column.headers]
        assert len(headers) == len(set(headers))
    for topic in layouts.topics:
        for base in (topic.base, *topic.other_bases):
            CATALOGUE.indicator(topic.indicator).basis(base)
    said = {entry.topic for entry in layouts.header_words if entry.topic}
    assert {topic.topic for topic in layouts.topics} == said
    phrases = [words for entry in layouts.header_words for words in entry.words]
    assert len(phrases) == len(set(phrases))
    for check in layouts.same_people:
        for indicator, basis, part in (check.left, check.right):
            CATALOGUE.indicator(indicator).basis(basis)
            assert part in ("numerator", "denominator")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("indicators", "key: kia", "key: ktp_el", "dua kali"),
        ("indicators", "kind: minimum\n    minimum: 15", "kind: minimum", "minimum"),
        (
            "indicators",
            "denominator_of: [ktp_el, dinamis]",
            "denominator_of: [ktp_el, x]",
            "ktp_el/x",
        ),
        ("indicators", "must_complete: true", 'must_complete: "ya"', "true atau false"),
        ("indicators", "kind: ratio", "kind: rasio", "pilih salah satu"),
        ("indicators", "act: perekaman", "tindakan: perekaman", "tindakan"),
        ("targets", 'percent: "98"', "percent: 98", 'tulis: percent: "98"'),
        ("targets", 'percent: "99,4"', "percent: 99.4", 'tulis: percent: "99.4"'),
        ("targets", 'percent: "99,4"', 'percent: "99.4"', '"99,4"'),
        ("targets", "indicator: kia", "indicator: kai", "tulis kia"),
        ("targets", "judging: false", "judging: true", "sisakan tepat satu"),
        ("targets", '  region: "64"', "  region: 64", 'tulis: region: "64"'),
    ],
)
def test_a_wrong_definition_is_refused_with_what_to_write(tmp_path: Path, file, old, new, says):
    (tmp_path / "params").mkdir()
    for name in ("indicators", "targets"):
        text = (ROOT / "params" / f"{name}.yaml").read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "params" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_catalogue(tmp_path)
    assert says in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_awards_and_claims_of_kaltim_carry_kind_basis_and_source():
    context = load_context(Path("params/konteks-kaltim-2024.yaml"), ROOT)
    (award,) = context.awards_for(RegionCode("64"), "ikd")
    assert award.day == date(2024, 11, 4)
    assert award.category == "jumlah penduduk sedang"
    claims = {c.percent: c for c in context.claims_for(RegionCode("64"), "ikd")}
    assert claims["18.25"].kind is PercentKind.SHARE_OF_TARGET
    assert (claims["4.48"].kind, claims["4.48"].basis) == (PercentKind.CAKUPAN, "wajib_ktp")
    assert all(claim.source for claim in context.claims)


def test_a_context_of_an_unknown_indicator_is_refused(tmp_path: Path):
    path = tmp_path / "konteks.yaml"
    text = (ROOT / "params/konteks-kaltim-2024.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("indicator: ikd", "indicator: idk", 1), encoding="utf-8")
    with pytest.raises(UsageError, match="tulis ikd"):
        load_context(path, ROOT)


def test_glossary_terms_have_heading_and_meaning():
    terms = load_glossary(ROOT)
    assert terms["kekurangan"].label == "Kekurangan"
    assert all(term.meaning.endswith(".") for term in terms.values())


def test_phrases_are_text_by_joined_keys(tmp_path: Path):
    (tmp_path / "params").mkdir()
    path = tmp_path / "params" / "phrases.yaml"
    path.write_text("status:\n  tercapai: Target tercapai.\njudul: Uji\n", encoding="utf-8")
    assert load_phrases(tmp_path) == {"status.tercapai": "Target tercapai.", "judul": "Uji"}
    path.write_text("status:\n  tercapai: 12\n", encoding="utf-8")
    with pytest.raises(UsageError, match='tulis: tercapai: "12"'):
        load_phrases(tmp_path)
