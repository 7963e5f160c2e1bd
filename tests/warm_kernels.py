"""Kernels for tests: started warm or stock, spoken to as jupyter_client does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config import Config

from helpers.rendering.kernel import kernel_config
from helpers.rendering.kernels.client import BatchKernelClient
from helpers.rendering.kernels.manager import BatchKernelManager, warm_config
from helpers.rendering.kernels.private_folder import private_folder
from helpers.rendering.kernels.server import WarmServer, warm_server

NOTEBOOK_MODULES = (
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "seaborn",
    "pyarrow",
    "helpers.sections",
)


@contextmanager
def running_server(*modules: str, **options: Any) -> Iterator[WarmServer]:
    """Run a fork server in a private folder."""
    with private_folder() as folder, warm_server(folder, modules, **options) as server:
        yield server


@dataclass
class Answer:
    """What came of a piece of code."""

    content: dict[str, Any]
    outputs: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(output.get("text", "") for output in self.outputs)


@dataclass(frozen=True)
class Kernel:
    """A running kernel and the line to it."""

    manager: BatchKernelManager
    client: BatchKernelClient

    @property
    def process(self) -> Any:
        assert self.manager.provisioner is not None
        return self.manager.provisioner.process  # type: ignore[attr-defined]

    @property
    def pid(self) -> int:
        return self.process.pid

    async def run(self, code: str) -> Answer:
        answer = Answer({})

        def keep(message: dict[str, Any]) -> None:
            if message["header"]["msg_type"] != "status":
                answer.outputs.append(message["content"])

        reply = await self.client.execute_interactive(
            code, output_hook=keep, timeout=20, allow_stdin=False
        )
        answer.content = reply["content"]
        return answer

    async def say(self, code: str) -> str:
        """Return what ``code`` prints."""
        return (await self.run(code)).text.strip()

    async def death_seen_within(self, seconds: float) -> bool:
        async with asyncio.timeout(seconds):
            while await self.manager.is_alive():
                await asyncio.sleep(0.01)
        return True


def config_for(folder: Path, socket_path: Path | None, cwd: Path) -> Config:
    matplotlib = folder / "matplotlib"
    config = kernel_config(private=folder, folder=cwd, seconds=0, matplotlib=matplotlib)
    config.merge(warm_config(socket_path))
    return config


@asynccontextmanager
async def kernel(socket_path: Path | None, cwd: Path | None = None) -> AsyncIterator[Kernel]:
    """Start a kernel from the server at ``socket_path``; from scratch without one."""
    with private_folder() as folder:
        config = config_for(folder, socket_path, cwd or folder)
        manager = BatchKernelManager(kernel_name="python3", config=config)
        await manager.start_kernel()
        client: Any = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=30)
            yield Kernel(manager, client)
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)
