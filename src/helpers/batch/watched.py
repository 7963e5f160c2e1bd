"""Files that must stay as they are while a run uses them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from helpers.publication.safe_files import sha256_of

_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Watched:
    """Files with their content, as it was at one moment; missing ones are missing."""

    paths: tuple[Path, ...]
    hashes: Mapping[Path, str]
    stamps: Mapping[Path, _Stamp]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Self:
        """Look at the files now."""
        paths = tuple(dict.fromkeys(paths))
        stamps = _stamps(paths)
        return cls(paths, {path: sha256_of(path) for path in stamps}, stamps)

    def has_changed(self) -> bool:
        """Whether any file has another content now.

        Time and size are asked first; only a file that was written to is read again.
        """
        stamps = _stamps(self.paths)
        if stamps.keys() != self.stamps.keys():
            return True
        written = (path for path, stamp in stamps.items() if stamp != self.stamps[path])
        return any(sha256_of(path) != self.hashes[path] for path in written)


def _stamps(paths: Iterable[Path]) -> dict[Path, _Stamp]:
    found: dict[Path, _Stamp] = {}
    for path in paths:
        if path.is_file():
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found
