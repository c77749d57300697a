"""NumPy arrays on the device and back, for the programs that use cuda.core."""

from __future__ import annotations

from typing import Any

import numpy as np
from cuda.core import Buffer, Device, Kernel, LaunchConfig, LegacyPinnedMemoryResource, Program, ProgramOptions, launch

BLOCK = 256


class Arrays:
    """A device, a stream of it, and page-locked memory to copy through."""

    def __init__(self, device: Device) -> None:
        device.set_current()
        self.device, self.stream = device, device.create_stream()
        self._host = LegacyPinnedMemoryResource()

    def put(self, array: Any, buffer: Buffer | None = None) -> Buffer:
        """The array's bytes in device memory."""
        staged = self._host.allocate(array.nbytes)
        np.from_dlpack(staged).view(array.dtype)[:] = array.ravel()
        buffer = buffer or self.device.allocate(array.nbytes, stream=self.stream)
        staged.copy_to(buffer, stream=self.stream)
        self.stream.sync()
        return buffer

    def take(self, buffer: Buffer, kind: Any) -> Any:
        """The bytes of device memory as an array."""
        staged = self._host.allocate(buffer.size)
        buffer.copy_to(staged, stream=self.stream)
        self.stream.sync()
        return np.from_dlpack(staged).view(kind).copy()

    def run(self, kernel: Kernel, count: int, *arguments: Any) -> None:
        """Launch with a thread for each of `count` elements."""
        launch(self.stream, LaunchConfig(grid=-(-count // BLOCK), block=BLOCK), kernel, *arguments)

    def compiled(self, code: str, *names: str, target: str = "cubin", **options: Any) -> Any:
        """The object code of C++ for this device."""
        wanted = ProgramOptions(std="c++17", arch=f"sm_{self.device.arch}", **options)
        return Program(code, "c++", wanted).compile(target, name_expressions=names)
