"""Strict YAML: what is read agrees with every reader, the rest is refused with a corrected line."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UsageError
from helpers.inputs.yaml_reader import parse_yaml, read_yaml

PLAIN = st.text(
    alphabet=string.ascii_letters + string.digits + " .:-+_/~=<>%,'\"&*!#[]{}", max_size=12
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**14), 10**14), st.text(max_size=12), PLAIN
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=8,
)


def read(text: str) -> dict[str, object]:
    return parse_yaml(text.encode("utf-8"), "uji.yaml").plain()


def read_or_refused(text: str | bytes) -> tuple[dict[str, object] | None, str]:
    """Return what is read, or the refusal."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        return parse_yaml(data, "uji.yaml").plain(), ""
    except UsageError as error:
        return None, str(error)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=4))
def test_what_is_written_safely_reads_back_equal(value):
    assert read(yaml.safe_dump(value)) == value
    unescaped, refusal = read_or_refused(yaml.safe_dump(value, allow_unicode=True))
    assert "tidak lazim" in refusal if refusal else unescaped == value


@given(st.dictionaries(st.sampled_from(["a", "b"]), PLAIN, min_size=1))
def test_unquoted_values_are_what_a_lax_reader_takes_or_refused(value):
    text = "".join(f"{key}: {scalar}\n" for key, scalar in value.items())
    strict, refusal = read_or_refused(text)
    assert refusal.startswith("uji.yaml › baris ") if refusal else strict == yaml.safe_load(text)


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60)))
def test_anything_is_read_or_refused_in_one_line_each(text):
    _, refusal = read_or_refused(text)
    for line in refusal.split("\n") if refusal else []:
        assert line.startswith("uji.yaml")
        assert " → " in line


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("region: 62.10", 'region: "62.10"'),
        ("region: 01", 'region: "01"'),
        ("region: 0101", 'region: "0101"'),
        ("as_of: 2024-11-12", 'as_of: "2024-11-12"'),
        ("regions: [64.71, 64.72]", 'regions: ["64.71", 64.72]'),
        ("jam: 12:30  # siang", 'jam: "12:30"  # siang'),
        ("jawab: no", 'jawab: "no"'),
        ("angka: 1_000", 'angka: "1_000"'),
        ("angka: 0x1F", 'angka: "0x1F"'),
        ("angka: 0o17", 'angka: "0o17"'),
        ("angka: 1e3", "angka: 1e3"),
        ("angka: .inf", 'angka: ".inf"'),
        ("- 2024: x", None),
    ],
)
def test_doubtful_values_are_refused_with_the_line_to_write(line, corrected):
    if corrected is None or corrected == line:
        # Text for every reader of YAML 1.1, or no mapping at all.
        if corrected is None:
            with pytest.raises(UsageError, match="kunci"):
                read(line)
        else:
            assert read(line) == yaml.safe_load(line)
        return
    with pytest.raises(UsageError) as caught:
        read(f"judul: uji\n{line}\n")
    first = str(caught.value).split("\n")[0]
    assert first.startswith("uji.yaml › baris 2: ")
    assert first.endswith(f"→ tulis: {corrected}")


def test_all_doubtful_values_come_at_once():
    with pytest.raises(UsageError) as caught:
        read("a: 62.10\nb: 2024-11-12\n")
    assert [line.split(":")[0] for line in str(caught.value).split("\n")] == [
        "uji.yaml › baris 1",
        "uji.yaml › baris 2",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x 1\nb: *x", "rujukan"),
        ("a: *x", "rujukan"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: !!str 1", "tag"),
        ("a: !x 1", "tag"),
        ("<<: {a: 1}", "tanda petik"),
        ("a: 1\na: 2", "dua kali"),
        ("a: {b: 1, b: 2}", "dua kali"),
        ("? [a]\n: 1", "kunci bukan teks"),
        ("2024: x", 'tulis: "2024": x'),
        ("yes: x", 'tulis: "yes": x'),
        ("a: 1\n---\nb: 2", "lebih dari satu dokumen"),
        ("- a", "bukan pasangan"),
        ("a: [1", "tidak sah"),
        ("a: b: c", "tidak sah"),
        ("a: \tb\n\tc: d", "tidak sah"),
        ("a:" + " [" * 40 + "]" * 40, "terlalu dalam"),
        ("a: \x00", "karakter"),
    ],
)
def test_what_is_more_than_plain_data_is_refused(text, says):
    with pytest.raises(UsageError, match="uji") as caught:
        read(text)
    assert says in str(caught.value)


def test_an_alias_bomb_is_refused_before_it_grows():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(UsageError, match="rujukan"):
        read("\n".join(lines))


def test_files_that_are_not_there_too_large_or_not_text(tmp_path: Path):
    with pytest.raises(UsageError, match="tidak ditemukan"):
        read_yaml(tmp_path / "tidak-ada.yaml", tmp_path)
    big = tmp_path / "besar.yaml"
    big.write_text("a: " + "x" * 1_000_001)
    with pytest.raises(UsageError, match="1 MB"):
        read_yaml(big, tmp_path)
    other = tmp_path / "lain.yaml"
    other.write_bytes("nama: é".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        read_yaml(other, tmp_path)
    with pytest.raises(UsageError, match="tidak dapat dibaca"):
        read_yaml(tmp_path, tmp_path)


def test_empty_files_and_byte_order_marks_are_read():
    assert read("") == {}
    assert read("# hanya catatan\n") == {}
    assert parse_yaml(b"\xef\xbb\xbfa: 1\n", "uji.yaml").plain() == {"a": 1}
