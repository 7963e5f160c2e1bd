"""Opening an .xlsx safely: what it claims and what comes out of it are both limited."""

import io
import zipfile
import zlib
from collections.abc import Iterator

MAX_FILE_BYTES = 30_000_000
MAX_INFLATED_BYTES = 28_000_000
MAX_PARTS = 2_000
_CHUNK = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class RefusedWorkbookError(Exception):
    """The file is not a workbook that can be read: problem and action in Indonesian."""

    def __init__(
        self, rule: str, problem: str, action: str, sheet: str = "", cell: str = ""
    ) -> None:
        super().__init__(rule, problem, action, sheet, cell)
        self.rule, self.problem, self.action = rule, problem, action
        self.sheet, self.cell = sheet, cell


def broken() -> RefusedWorkbookError:
    """Return the refusal for a file that is cut off or damaged."""
    return RefusedWorkbookError(
        "file_broken",
        "berkas rusak atau terpotong",
        "buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang",
    )


class Archive:
    """The parts of an .xlsx, inflated piece by piece under one limit for the whole file."""

    def __init__(self, data: bytes) -> None:
        _refuse_other_formats(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError):
            raise broken() from None
        self._left = MAX_INFLATED_BYTES
        self._seen: set[str] = set()
        self._check_directory()

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._zip.namelist())

    def has(self, name: str) -> bool:
        """Whether the part exists."""
        return name in self._zip.NameToInfo

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate one part piece by piece.

        Raises
        ------
        RefusedWorkbookError
            When the part is missing or damaged, or the file inflates beyond the limit.
        """
        self._seen.add(name)
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _too_big()
                    yield chunk
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise broken() from None
        except (RuntimeError, NotImplementedError):  # encrypted part, unknown compression
            raise _protected() from None

    def check_rest(self) -> None:
        """Inflate what nobody asked for: a file damaged anywhere is no file to trust.

        Raises
        ------
        RefusedWorkbookError
            See `chunks`.
        """
        for name in self.names():
            if name not in self._seen:
                for _ in self.chunks(name):
                    pass

    def _check_directory(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_INFLATED_BYTES:
            raise _too_big()
        if any(info.filename.lower().endswith("vbaproject.bin") for info in infos):
            raise RefusedWorkbookError(
                "file_macros", "berkas memuat makro", "simpan sebagai .xlsx tanpa makro"
            )


def _refuse_other_formats(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise _too_big()
    if not data:
        raise RefusedWorkbookError("file_empty", "berkas kosong (0 bita)", "minta kirim ulang")
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise (
            _protected()
            if encrypted
            else RefusedWorkbookError(
                "file_format",
                "berkas Excel lama (.xls)",
                "buka di Excel dan simpan sebagai .xlsx",
            )
        )
    if not data.startswith(b"PK"):
        raise RefusedWorkbookError(
            "file_format", "bukan berkas .xlsx", "buka di Excel dan simpan sebagai .xlsx"
        )


def _protected() -> RefusedWorkbookError:
    return RefusedWorkbookError(
        "file_protected", "berkas berkata sandi", "hapus kata sandinya lalu simpan ulang"
    )


def _too_big() -> RefusedWorkbookError:
    return RefusedWorkbookError(
        "file_too_big",
        "isi berkas melampaui batas yang aman dibaca",
        "hapus lembar dan baris yang bukan data, lalu simpan ulang",
    )
