"""Where the project is: relative paths start at its root."""

from pathlib import Path

from helpers.errors import UsageError


def project_root(start: Path | None = None) -> Path:
    """Return the nearest folder, from ``start`` upwards, that holds a folder ``notebooks``.

    Parameters
    ----------
    start
        File or folder to begin at; by default the working folder of the process.

    Raises
    ------
    UsageError
        When no folder on the way up holds ``notebooks``.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "notebooks").is_dir():
            return folder
    message = (
        'folder proyek tidak ditemukan: tidak ada folder "notebooks" di sini atau di atasnya '
        "→ jalankan perintah dari dalam folder proyek"
    )
    raise UsageError(message)


def display_name(path: Path, root: Path) -> str:
    """Name a file for messages: relative to the project, else folder and name only."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return "/".join(path.resolve().parts[-2:])
