"""From spellings to codes: right or refused, never another region."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.region_names import read_name, regions_named
from helpers.vocabulary.regions import (
    Region,
    bps_codes,
    old_region_codes,
    region_aliases,
    region_table,
)

REGIONS = [region for region in region_table() if region.code != "00"]
KEYS = {key for region in REGIONS for key in [read_name(region.name).key]} | {
    read_name(alias).key for alias in region_aliases()
}
regions = st.sampled_from(REGIONS)


def spellings(region: Region) -> list[str]:
    return [
        region.official_name,
        region.label,
        region.official_name.upper(),
        region.label.replace("Kab. ", "KABUPATEN  "),
        region.label.replace(" ", "\u00a0"),
        f"\ufeff{region.label} ",
    ]


@given(region=regions, form=st.integers(0, 5))
def test_names_with_their_kind_are_matched_in_every_spelling(region, form):
    written = spellings(region)[form]
    found = match_region(written, "")
    if isinstance(found, Region):
        assert found == region
    else:
        # A province that shares its name with a kabupaten or kota needs its kind or code.
        assert found.rule == "region_ambiguous"
        assert region.kind == "provinsi"
    assert match_region(written, region.code) == region


@given(region=regions)
def test_a_code_alone_decides(region):
    assert match_region("", region.code) == region


def test_bare_names_are_refused_exactly_where_two_regions_bear_them():
    by_key: dict[str, set[str]] = {}
    for region in REGIONS:
        by_key.setdefault(read_name(region.name).key, set()).add(region.code)
    twins = 0
    for region in REGIONS:
        found = match_region(region.name, "")
        if len(by_key[read_name(region.name).key]) == 1:
            assert found == region
        else:
            assert isinstance(found, MatchProblem)
            assert found.rule == "region_ambiguous"
            assert region.code in found.problem
            twins += region.kind.startswith("kota")
            assert match_region(region.name, region.code) == region
    assert twins >= 26


@given(
    region=regions,
    kind=st.sampled_from(["drop", "double", "swap", "change"]),
    place=st.integers(0, 40),
    letter=st.sampled_from("AEIKNRTZ"),
    with_code=st.booleans(),
)
def test_a_misspelt_name_is_never_matched_silently(region, kind, place, letter, with_code):
    name = region.name
    i = place % (len(name) - 1)
    mutated = {
        "drop": name[:i] + name[i + 1 :],
        "double": name[:i] + name[i] * 2 + name[i + 1 :],
        "swap": name[:i] + name[i + 1] + name[i] + name[i + 2 :],
        "change": name[:i] + letter + name[i + 1 :],
    }[kind]
    found = match_region(mutated, region.code if with_code else "")
    if read_name(mutated).key in KEYS:
        # The mutation made a known name: this region's or one that is written so.
        if isinstance(found, Region):
            assert found in regions_named(read_name(mutated))
    elif read_name(mutated).key:
        assert isinstance(found, MatchProblem)
        assert found.rule == "region_unknown"


@given(name=st.text(min_size=1, max_size=30), code=st.text(max_size=8))
def test_any_text_is_matched_exactly_or_refused_in_words(name, code):
    found = match_region(name, code)
    if isinstance(found, Region):
        assert found in regions_named(read_name(name)) or found.code == code.strip()
    else:
        assert found.problem
        assert found.action


@given(region=regions, other=regions)
def test_code_and_name_must_agree(region, other):
    found = match_region(region.official_name, other.code)
    assert (found == region) is (region == other)


def test_the_name_decides_for_numbers_that_lost_a_zero():
    for region in REGIONS:
        damaged = region.code.rstrip("0") if "." in region.code else region.code
        found = match_region(region.official_name, damaged, code_is_number=True)
        assert found == region
        alone = match_region("", damaged, code_is_number=True)
        if region.kind == "provinsi":
            assert alone == region
        else:
            assert isinstance(alone, MatchProblem)
            assert "bilangan" in alone.problem


def test_old_codes_are_refused_with_the_code_in_force():
    for old, today in old_region_codes().items():
        if old in region_table():
            continue
        found = match_region("", old)
        assert isinstance(found, MatchProblem)
        assert f'"{today}"' in found.action


def test_four_digits_decide_only_where_both_code_systems_agree():
    own = {region.code.replace(".", ""): region for region in REGIONS if "." in region.code}
    refused = 0
    for digits in {*own, *bps_codes()}:
        found = match_region("", digits)
        bps = bps_codes().get(digits)
        if digits in own and bps in (None, own[digits].code):
            assert found == own[digits]
        else:
            assert isinstance(found, MatchProblem)
            assert bps is not None
            assert f'"{bps}"' in found.action
            refused += 1
    assert refused >= 199


def test_aliases_are_matched():
    assert isinstance(match_region("PPU", ""), Region)
    for alias, code in region_aliases().items():
        found = regions_named(read_name(alias))
        assert code in {region.code for region in found}
