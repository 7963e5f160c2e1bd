"""What the asking program wants of a fork server: the command line of the keeper.

It stands apart because the asker may run where nothing can be forked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Orders:
    """Where to listen, what to import, and whose end to watch for.

    Parameters
    ----------
    alive_fd
        Read end of a pipe that the asker holds open as long as it wants kernels.
    asker_pid
        Watched as well: its forked children hold the pipe open, too.
    kernels_per_server
        A server is replaced after so many.
    """

    alive_fd: int
    asker_pid: int
    socket_path: Path
    kernels_per_server: int
    modules: tuple[str, ...]

    def to_arguments(self) -> list[str]:
        """Return the command line."""
        numbers = (self.alive_fd, self.asker_pid, self.kernels_per_server)
        return [*map(str, numbers), str(self.socket_path), *self.modules]

    @classmethod
    def from_arguments(cls, arguments: Sequence[str]) -> Self:
        """Read the command line."""
        alive_fd, asker_pid, kernels, path, *modules = arguments
        return cls(int(alive_fd), int(asker_pid), Path(path), int(kernels), tuple(modules))
