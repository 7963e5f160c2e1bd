"""A notebook taken apart into the blocks of a document, code left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helpers.display import Cover, Displayable, Heading, Notice, Span, Stack, Table
from helpers.display.models.text import plain
from helpers.errors import ReportFailedError
from helpers.rendering.blocks import Block
from helpers.rendering.checks import check_displayable
from helpers.rendering.markdown import markdown_blocks
from helpers.rendering.numbering import Numbering
from helpers.rendering.outputs import output_blocks

# Tags that JupyterLab and nbconvert users know.
_HIDDEN_CELL: Final = frozenset({"remove_cell", "remove-cell", "hide"})
_HIDDEN_OUTPUT: Final = frozenset({"remove_output", "remove-output", "parameters"})


@dataclass(frozen=True, slots=True)
class Document:
    """A report without form.

    Parameters
    ----------
    title
        Title of cover, else of the first heading, else the notebook's name.
    cover
        Identity; analysts' own notebooks may have none.
    opening
        Page one: what stands between the cover and the first chapter.
    blocks
        The rest, numbered and with anchors.
    tables
        Every table with a file of its own, printed or not, in order.
    """

    title: str
    cover: Cover | None
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


def collect(notebook: Mapping[str, Any], name: str) -> Document:
    """Return the document that ``notebook`` prints.

    Parameters
    ----------
    notebook
        An executed notebook (format 4).
    name
        Title where the notebook gives none.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error or holds something that cannot be printed; the message
        names the cell.
    """
    found = list(_flat(_cells(notebook)))
    covers = [block for block, _ in found if isinstance(block, Cover)]
    if len(covers) > 1:
        raise ReportFailedError("buku kerja memuat lebih dari satu sampul (Cover)")
    body = [(block, chapter) for block, chapter in found if not isinstance(block, Cover)]
    tables = tuple(t for block, _ in body for t in _tables(block) if t.file)
    notices: list[Block] = [*_notices(notebook)]
    opening, rest = _split(body if covers else [])
    rest = rest if covers else [block for block, _ in body]
    numbering = Numbering()
    return Document(
        title=_title(covers, body, name),
        cover=covers[0] if covers else None,
        opening=numbering.apply(notices + opening if covers else []),
        blocks=numbering.apply(rest if covers else notices + rest),
        tables=tables,
    )


def _cells(notebook: Mapping[str, Any]) -> Iterator[tuple[Block, bool]]:
    """Yield blocks in order, with whether a block is a chapter heading of a Markdown cell."""
    nearest, number = "", 0
    for cell in notebook["cells"]:
        tags = set(cell.get("metadata", {}).get("tags", ()))
        # Counted as the analyst sees them, without the cell that papermill adds.
        number += "injected-parameters" not in tags
        if tags & _HIDDEN_CELL:
            continue
        try:
            blocks = list(_cell(cell, tags, nearest))
            for block in blocks:
                check_displayable(block)
        except ReportFailedError as error:
            raise ReportFailedError(f"sel {number}{first_line(cell)}: {error}") from error
        for block in blocks:
            if isinstance(block, Heading):
                nearest = plain(block.text)
            is_chapter = isinstance(block, Heading) and block.level == 1
            yield block, is_chapter and cell["cell_type"] == "markdown"


def _cell(cell: Mapping[str, Any], tags: set[str], nearest: str) -> Iterator[Block]:
    source = _joined(cell["source"])
    if cell["cell_type"] == "markdown":
        yield from markdown_blocks(source, cell.get("attachments"))
    elif cell["cell_type"] == "code":
        outputs = cell.get("outputs", ())
        has_picture = any(_is_picture(output) for output in outputs)
        for output in outputs:
            if has_picture and _is_bare_text(output):
                # "Text(0, 0.5, 'Jiwa')": what the last drawing call returned.
                continue
            # An error is never hidden, whatever the tags say.
            blocks = output_blocks(output, nearest)
            if not tags & _HIDDEN_OUTPUT:
                yield from blocks


def _is_picture(output: Mapping[str, Any]) -> bool:
    return any(mime.startswith("image/") for mime in output.get("data", ()))


def _is_bare_text(output: Mapping[str, Any]) -> bool:
    return output["output_type"] == "execute_result" and set(output["data"]) == {"text/plain"}


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def first_line(cell: Mapping[str, Any]) -> str:
    """Return the first line of a cell in brackets, to recognise it by."""
    line = _joined(cell["source"]).strip().split("\n", 1)[0][:80]
    return f" ({line})" if line else ""


def _flat(blocks: Iterable[tuple[Block, bool]]) -> Iterator[tuple[Block, bool]]:
    """Open stacks that need not stay together; leave out tables that are not for the pages."""
    for block, is_chapter in blocks:
        if isinstance(block, Stack) and not block.keep:
            yield from _flat((part, False) for part in block.parts)
        else:
            yield block, is_chapter


def _split(body: list[tuple[Block, bool]]) -> tuple[list[Block], list[Block]]:
    """Part page one from the rest, at the first chapter.

    A chapter is a heading on a new page, or a first-level heading in a Markdown cell. A document
    without chapters has no page one of its own.
    """
    for index, (block, is_chapter) in enumerate(body):
        if is_chapter or (isinstance(block, Heading) and block.new_page):
            return [b for b, _ in body[:index]], [b for b, _ in body[index:]]
    return [], [b for b, _ in body]


def _tables(block: Block) -> Iterator[Table]:
    if isinstance(block, Table):
        yield block
    elif isinstance(block, Stack):
        for part in block.parts:
            yield from _tables(part)


def _title(covers: list[Cover], body: list[tuple[Block, bool]], name: str) -> str:
    if covers:
        return covers[0].title
    first = next((b for b, _ in body if isinstance(b, Heading)), None)
    return plain(first.text) if first else name


def _notices(notebook: Mapping[str, Any]) -> Iterator[Displayable]:
    """Yield a notice when stored outputs are missing or were not made in one run."""
    code_cells = [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and _joined(cell["source"]).strip()
    ]
    counts = [cell.get("execution_count") for cell in code_cells]
    missing = counts.count(None)
    if missing:
        yield _notice(
            "Keluaran belum lengkap.",
            f"Sebanyak {missing} dari {len(counts)} sel kode belum dijalankan; "
            "jalankan seluruh sel, lalu ekspor kembali.",
        )
    elif counts != list(range(1, len(counts) + 1)):
        yield _notice(
            "Keluaran mungkin usang.",
            "Sel tidak dijalankan berurutan dalam satu kali jalan; jalankan ulang seluruh sel "
            "(Restart Kernel and Run All Cells), lalu ekspor kembali.",
        )


def _notice(title: str, text: str) -> Notice:
    return Notice(title=title, text=(Span(text=text),), kind="warning")
