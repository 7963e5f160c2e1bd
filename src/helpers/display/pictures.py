"""SVG pictures made safe and self-contained: known elements and attributes, nothing that runs.

Charts are drawn by our own code, but an analyst's notebook can hold any SVG. Both go through the
same gate: elements and attributes outside the list are dropped, references may only point inside
the picture, and ``style`` becomes attributes, so that a page may forbid inline styles.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from typing import Final
from xml.parsers import expat

from markupsafe import escape

from helpers.display.characters import visible

_ELEMENT_NAMES: Final = (
    "svg g path rect circle ellipse line polyline polygon text tspan defs clipPath use title desc "
    "linearGradient radialGradient stop marker pattern mask symbol image"
)
_PRESENTATION_NAMES: Final = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity clip-path "
    "clip-rule font-family font-size font-weight font-style font-variant text-anchor "
    "dominant-baseline letter-spacing stop-color stop-opacity visibility display mask"
)
_GEOMETRY_NAMES: Final = (
    "id d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points transform viewBox "
    "preserveAspectRatio clipPathUnits gradientUnits gradientTransform offset patternUnits "
    "patternTransform markerWidth markerHeight refX refY orient rotate textLength lengthAdjust"
)
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_PRESENTATION: Final = frozenset(_PRESENTATION_NAMES.split())
_GEOMETRY: Final = frozenset(_GEOMETRY_NAMES.split())
_ATTRIBUTES: Final = _PRESENTATION | _GEOMETRY
_FONT: Final = re.compile(
    r"(?P<words>(?:[a-z0-9]+\s+)*?)(?P<size>[\d.]+(?:px|pt))(?:/\S+)?\s+(?P<family>.+)"
)
_URL: Final = re.compile(r"url\(\s*['\"]?#([\w.\-]+)['\"]?\s*\)")
_UNIVERSAL: Final = re.compile(r"^\s*\*\s*\{([^}]*)\}\s*$")


class PictureError(ValueError):
    """The text is not an SVG picture that can be shown."""


def safe_svg(
    svg: str,
    *,
    covered: Collection[int] | None = None,
    root: Mapping[str, str] | None = None,
) -> str:
    """Return the picture's safe part as compact SVG with names of its own.

    Parameters
    ----------
    svg
        A whole SVG document; a document type is ignored, entities are refused.
    covered
        Code points the fonts can draw; others are named in text (see ``characters``).
    root
        Attributes of the outermost element in place of its own width and height.

    Raises
    ------
    PictureError
        When the text is not well-formed SVG or declares entities.
    """
    return _Cleaner(svg, covered, root).run()


class _Cleaner:
    """One pass over one picture; expat calls the three handlers."""

    def __init__(
        self, svg: str, covered: Collection[int] | None, root: Mapping[str, str] | None
    ) -> None:
        self._svg = svg
        self._covered = covered
        self._root = root
        # Two pictures on one page must not share names; equal pictures may.
        self._prefix = "p" + hashlib.sha256(svg.encode("utf-8", "replace")).hexdigest()[:8]
        self._out: list[str] = []
        self._dropped = 0
        self._open: list[str] = []
        self._css: list[str] | None = None

    def run(self) -> str:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse_entity
        try:
            parser.Parse(self._svg.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            raise PictureError(f"gambar SVG rusak pada baris {error.lineno}") from error
        root, *rest = self._out or [""]
        if not root.startswith("<svg"):
            raise PictureError("gambar bukan SVG")
        return root + "".join(rest)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.removeprefix("svg:")
        if name == "style" and not self._dropped:
            self._css = []
        if self._dropped or name not in _ELEMENTS:
            self._dropped += 1
            return
        pairs = self._attributes(name, self._root_attributes(attributes))
        if not self._open:
            own = {"xmlns": "http://www.w3.org/2000/svg", **(self._root or {})}
            pairs += [f' {key}="{escape(value)}"' for key, value in own.items()]
        self._open.append(name)
        self._out.append(f"<{name}{''.join(pairs)}>")

    def _root_attributes(self, attributes: dict[str, str]) -> dict[str, str]:
        if self._open or self._root is None:
            return attributes
        return {k: v for k, v in attributes.items() if k not in ("width", "height")}

    def _end(self, _name: str) -> None:
        if self._dropped:
            self._dropped -= 1
            if not self._dropped and self._css is not None:
                self._apply_universal_style("".join(self._css))
                self._css = None
            return
        self._out.append(f"</{self._open.pop()}>")

    def _text(self, data: str) -> None:
        if self._css is not None:
            self._css.append(data)
        elif not self._dropped and self._open[-1:] and self._open[-1] in _TEXTUAL:
            self._out.append(str(escape(visible(data, covered=self._covered))))

    def _apply_universal_style(self, css: str) -> None:
        # matplotlib writes one rule for all elements; as attributes of the root they are inherited.
        found = _UNIVERSAL.match(css)
        if found and self._out:
            pairs = [f' {key}="{escape(value)}"' for key, value in _declarations(found[1])]
            self._out[0] = self._out[0][:-1] + "".join(pairs) + ">"

    def _attributes(self, element: str, attributes: Mapping[str, str]) -> list[str]:
        styled = dict(_declarations(attributes.get("style", "")))
        pairs = []
        for key, value in {**attributes, **styled}.items():
            if key == "xmlns":
                continue
            kept = self._attribute(element, key, " ".join(value.split()))
            if kept is not None:
                pairs.append(f' {"href" if key == "xlink:href" else key}="{escape(kept)}"')
        return pairs

    def _attribute(self, element: str, key: str, value: str) -> str | None:
        if key in ("href", "xlink:href"):
            return self._reference(element, value)
        if key not in _ATTRIBUTES:
            return None
        if key == "id":
            return f"{self._prefix}-{value}"
        if "url(" in value:
            return _URL.sub(rf"url(#{self._prefix}-\1)", value) if _URL.fullmatch(value) else None
        return value

    def _reference(self, element: str, value: str) -> str | None:
        if value.startswith("#"):
            return f"#{self._prefix}-{value[1:]}"
        is_picture = value.startswith(("data:image/png;base64,", "data:image/jpeg;base64,"))
        return value.replace(" ", "") if element == "image" and is_picture else None


_TEXTUAL: Final = frozenset({"text", "tspan", "title", "desc"})
_FONT_WORDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "font-style": lambda word: word in ("italic", "oblique"),
    "font-weight": lambda word: word in ("bold", "bolder", "lighter") or word.isdigit(),
}


def _refuse_entity(*_details: object) -> None:
    raise PictureError("gambar SVG memuat entitas XML")


def _declarations(css: str) -> list[tuple[str, str]]:
    """Return the declarations of a style that exist as attributes too."""
    pairs: list[tuple[str, str]] = []
    for declaration in css.split(";"):
        key, _, value = declaration.partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "font":
            pairs += _font(value)
        elif key in _PRESENTATION and value:
            pairs.append((key, value))
    return pairs


def _font(value: str) -> list[tuple[str, str]]:
    found = _FONT.fullmatch(value)
    if not found:
        return []
    pairs = [("font-size", found["size"]), ("font-family", found["family"])]
    for word in found["words"].split():
        pairs += [(key, word) for key, fits in _FONT_WORDS.items() if fits(word)]
    return pairs
