"""What is said over the socket of the fork server: one line of JSON in each direction.

A request is answered by ``{"pid": …}`` and, when the kernel has ended, by
``{"returncode": …}``; or by ``{"failure": …}`` with an Indonesian sentence. An empty request
asks only whether the server is ready and is answered by ``{"ready": true}``.
"""

import json
from dataclasses import dataclass
from typing import Any, Self

MAX_LINE_BYTES = 1_000_000
"""Longer requests are refused unread; an environment takes a few kilobytes."""


@dataclass(frozen=True, slots=True)
class KernelRequest:
    """What jupyter_client would have given a new process.

    Parameters
    ----------
    arguments
        Arguments of the kernel program after the module name, usually ``-f connection.json``.
    cwd, environment
        Working folder and the whole environment of the kernel.
    log_path
        File that takes what the kernel writes to its own stdout and stderr; empty for none.
    """

    arguments: tuple[str, ...]
    cwd: str
    environment: dict[str, str]
    log_path: str = ""

    def to_line(self) -> bytes:
        """Return the request as one line."""
        return line(
            {
                "arguments": self.arguments,
                "cwd": self.cwd,
                "environment": self.environment,
                "log_path": self.log_path,
            }
        )

    @classmethod
    def from_line(cls, data: bytes) -> Self:
        """Read a request.

        Raises
        ------
        ValueError
            When it is none: the sender is another program.
        """
        content = parse(data)
        arguments, environment = content.get("arguments"), content.get("environment")
        cwd, log_path = content.get("cwd"), content.get("log_path")
        if not (
            set(content) == {"arguments", "cwd", "environment", "log_path"}
            and isinstance(arguments, list)
            and isinstance(environment, dict)
            and isinstance(cwd, str)
            and isinstance(log_path, str)
            and all(isinstance(text, str) for text in (*arguments, *environment.values()))
        ):
            message = "not a request for a kernel"
            raise ValueError(message)
        return cls(tuple(arguments), cwd, environment, log_path)


def line(content: dict[str, Any]) -> bytes:
    """Return ``content`` as one line of JSON."""
    return json.dumps(content).encode() + b"\n"


def parse(data: bytes) -> dict[str, Any]:
    """Read one line of JSON; ``ValueError`` when it is not an object on a whole line."""
    if not data.endswith(b"\n"):
        message = "the line has no end"
        raise ValueError(message)
    try:
        content = json.loads(data)
    except RecursionError as error:
        message = "nested too deeply"
        raise ValueError(message) from error
    if not isinstance(content, dict):
        message = "not an object"
        raise ValueError(message)
    return content
