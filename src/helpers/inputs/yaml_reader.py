"""Strict YAML: only what a person can read at a glance, and what every YAML reader agrees on.

papermill reads the same files with a lax reader, which turns ``62.10`` into 62.1, ``010`` into 8,
``12:30`` into 750 and ``no`` into false. Whatever two readers could understand differently is
refused here, with the corrected line to write.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from helpers.errors import UsageError
from helpers.inputs.project import display_name

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = yaml.resolver.Resolver()
_MAX_INT_DIGITS = 15
# YAML 1.1 takes these for line breaks, YAML 1.2 for text.
_LINE_BREAKS_OF_OLD_YAML = re.compile("[\u0085\u2028\u2029]")
_QUOTED = ("'", '"', "|", ">")


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """One value: its text, where it stands, and whether it stood between quotation marks."""

    text: str
    line: int
    column: int
    end_column: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list with the line on which it begins."""

    items: tuple["YamlNode", ...]
    line: int


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping in file order with the line on which it begins and the line of each key."""

    entries: Mapping[str, "YamlNode"]
    key_lines: Mapping[str, int]
    line: int


YamlNode = YamlScalar | YamlList | YamlMap


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file that has been read strictly.

    Parameters
    ----------
    name
        Name for messages.
    lines
        The text, line by line.
    top
        The mapping that the file consists of.
    """

    name: str
    lines: tuple[str, ...]
    top: YamlMap

    def plain(self) -> dict[str, object]:
        """Return dicts, lists, text, whole numbers, booleans and ``None``.

        Raises
        ------
        UsageError
            One line for each unquoted value that YAML readers may understand differently.
        """
        problems: list[str] = []
        plain = {key: self._plain(node, problems) for key, node in self.top.entries.items()}
        if problems:
            raise UsageError("\n".join(problems))
        return plain

    def node(self, path: tuple[str | int, ...]) -> YamlNode:
        """Return the deepest node that exists on ``path``."""
        node: YamlNode = self.top
        for step in path:
            if isinstance(node, YamlMap) and step in node.entries:
                node = node.entries[str(step)]
            elif isinstance(node, YamlList) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return node

    def quoted_line(self, scalar: YamlScalar) -> str:
        """Return the line of ``scalar`` with quotation marks around it."""
        line = self.lines[scalar.line - 1]
        return f'{line[: scalar.column]}"{scalar.text}"{line[scalar.end_column :]}'.strip()

    def refuse(self, line: int, problem: str, action: str) -> NoReturn:
        """Raise the one error this file is refused with."""
        raise UsageError(f"{self.name} › baris {line}: {problem} → {action}")

    def _plain(self, node: YamlNode, problems: list[str]) -> object:
        if isinstance(node, YamlMap):
            return {key: self._plain(value, problems) for key, value in node.entries.items()}
        if isinstance(node, YamlList):
            return [self._plain(item, problems) for item in node.items]
        if node.quoted or (kind := yaml_kind(node.text)) == "str":
            return node.text
        if kind == "null":
            return None
        if kind == "bool" and node.text in ("true", "false"):
            return node.text == "true"
        if kind == "int" and _is_plain_int(node.text):
            return int(node.text)
        problems.append(
            f"{self.name} › baris {node.line}: {node.text} tanpa tanda petik dapat terbaca "
            f"sebagai nilai lain → tulis: {self.quoted_line(node)}"
        )
        return None


def yaml_kind(text: str) -> str:
    """Return what YAML readers take an unquoted value for, for example ``str`` or ``int``."""
    if text[:2].lower() == "0o":
        return "octal"  # of YAML 1.2; 1.1 readers take it for text
    return _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)).rpartition(":")[2]


def _is_plain_int(text: str) -> bool:
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0")
    return plain and text != "-0" and len(digits) <= _MAX_INT_DIGITS


def read_yaml(path: Path, root: Path) -> YamlFile:
    """Read a YAML file strictly.

    Refused are: files above 1 MB, anchors, aliases, tags, duplicate or non-text keys, nesting
    beyond twelve levels, several documents, and unquoted values that YAML readers take for dates,
    fractions, octal or base-60 numbers.

    Raises
    ------
    UsageError
        One Indonesian line: file, line, problem, what to do.
    """
    name = display_name(path, root)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{name}: berkas tidak ditemukan → periksa nama dan foldernya") from None
    except OSError:
        raise UsageError(
            f"{name}: berkas tidak dapat dibaca → tutup di program lain atau periksa izinnya"
        ) from None
    return parse_yaml(data, name)


def parse_yaml(data: bytes, name: str) -> YamlFile:
    """Parse the bytes of a YAML file; see `read_yaml`."""
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name}: lebih besar dari 1 MB → berkas ini seharusnya kecil")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name}: bukan teks UTF-8 → simpan ulang sebagai UTF-8") from None
    lines = tuple(text.splitlines())
    empty = YamlFile(name, lines, YamlMap({}, {}, 1))
    if unusual := _LINE_BREAKS_OF_OLD_YAML.search(text):
        line = text.count("\n", 0, unusual.start()) + 1
        empty.refuse(line, "memuat karakter pemisah baris yang tidak lazim", "hapus karakter itu")
    try:
        top = _Builder(empty, yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        empty.refuse(line, "tulisan YAML tidak sah", "periksa indentasi, titik dua, tanda petik")
    except yaml.YAMLError:
        empty.refuse(1, "memuat karakter yang tidak diizinkan", "simpan ulang sebagai teks UTF-8")
    return YamlFile(name, lines, top)


class _Builder:
    """Turns the parser's events into nodes; nothing is ever constructed from a tag."""

    def __init__(self, file: YamlFile, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events

    def document(self) -> YamlMap:
        """Return the mapping of the only document."""
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            return YamlMap({}, {}, 1)
        node = self._node(next(self._events), depth=1)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._file.refuse(
                after.start_mark.line + 1, "lebih dari satu dokumen", "hapus baris ---"
            )
        if isinstance(node, YamlScalar) and not node.quoted and node.text in ("", "~", "null"):
            return YamlMap({}, {}, 1)
        if not isinstance(node, YamlMap):
            self._file.refuse(node.line, "isi bukan pasangan kunci: nilai", "tulis: kunci: nilai")
        return node

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._file.refuse(line, "memuat & atau * (rujukan)", "tulis nilainya langsung")
        if getattr(event, "tag", None):
            self._file.refuse(line, "memuat tag (!)", "hapus tag, tulis nilainya saja")
        if depth > MAX_DEPTH:
            self._file.refuse(line, "bersarang terlalu dalam", "sederhanakan susunannya")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar_of(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlList(tuple(self._items(depth)), line)
        return self._mapping(line, depth)

    def _items(self, depth: int) -> Iterator[YamlNode]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, line: int, depth: int) -> YamlMap:
        entries: dict[str, YamlNode] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(self._node(event, depth + 1))
            if key.text in entries:
                self._file.refuse(
                    key.line, f"kunci {key.text} tertulis dua kali", "hapus salah satu"
                )
            entries[key.text] = self._node(next(self._events), depth + 1)
            key_lines[key.text] = key.line
        return YamlMap(entries, key_lines, line)

    def _key(self, node: YamlNode) -> YamlScalar:
        if not isinstance(node, YamlScalar):
            self._file.refuse(node.line, "kunci bukan teks", "tulis kunci sebagai satu kata")
        if not node.quoted and yaml_kind(node.text) != "str":
            self._file.refuse(
                node.line,
                f"kunci {node.text} tanpa tanda petik dapat terbaca sebagai nilai lain",
                f"tulis: {self._file.quoted_line(node)}",
            )
        return node


def _scalar_of(event: yaml.ScalarEvent) -> YamlScalar:
    return YamlScalar(
        text=event.value,
        line=event.start_mark.line + 1,
        column=event.start_mark.column,
        end_column=event.end_mark.column,
        quoted=(event.style or "") in _QUOTED,
    )
