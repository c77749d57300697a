"""What the child executes, one operation after the other: modules, launches, copies, library calls."""

from __future__ import annotations

import ctypes
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import prod
from typing import Any

import attrs

from gtap_core import plugins
from gtap_plugin_cpu import facts
from gtap_plugin_cpu.busy import Busy
from gtap_plugin_cpu.heaps import Heaps
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.jit import load_object
from gtap_plugin_cpu.launch import Kernel, Launcher, Prepared, Shape
from gtap_plugin_cpu.libraries import Libraries
from gtap_plugin_cpu.memory import DeviceMemory
from gtap_plugin_cpu.part import make_part
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.ptx.merge import LinkError, merge
from gtap_plugin_cpu.ptx.model import Function, PtxError, Unsupported, fail
from gtap_plugin_cpu.signals import watch_faults
from gtap_plugin_cpu.wire import Frame, Verb
from gtap_plugin_cpu.work import MOST_BYTES, Work

SUCCESS, INVALID_VALUE, OUT_OF_MEMORY, NO_BINARY = 0, 1, 2, 209
INVALID_PTX, INVALID_HANDLE, NOT_FOUND, TOO_LARGE, NOT_SUPPORTED = 218, 400, 500, 720, 801
TOO_BIG, UNKNOWN = 701, 999
PTX, LIBRARY = 1, 4  # CUjitInputType
MAX_DYNAMIC = 8  # CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES
_CHECKED_AT_LOAD = 1 << 16  # characters of PTX up to which every instruction is looked at when a module is loaded
_PREPARED = 64  # shapes of a kernel's launches that are remembered
_SETTABLE = (MAX_DYNAMIC, 9, 14, 15)
Reply = tuple[int, Sequence[Any], Any]  # status, values, blob


def _reply(status: int = SUCCESS, values: Sequence[Any] = (), blob: Any = b"") -> Reply:
    return status, values, blob


@attrs.define(eq=False)
class LoadedKernel:
    function: Function
    parameters: list[tuple[int, int]]  # (offset, size)
    attributes: dict[int, int]
    compiled: Kernel | None = None
    prepared: dict[tuple[int, ...], Prepared] = attrs.field(factory=dict)
    refused: Reply | None = None  # what the compiler said instead


@attrs.define(eq=False)
class LoadedModule:
    image: Image
    ordinal: int
    base: int  # address of the globals; 0 if there are none
    kernels: dict[str, LoadedKernel]


class Engine:
    """The executing half of the child; one thread calls `execute`."""

    def __init__(
        self,
        memory: DeviceMemory,
        printed: Callable[[], None],
        compile_work: Callable[[Work], Frame],
        busy: Busy,
        say: Callable[[str], None],
    ) -> None:
        """`compile_work` gets a kernel compiled; its frame is (status, [facts], object) or (status, [sentence]).

        `printed` is called after a kernel that prints, before its launch is answered; `say` with a sentence for whom
        the program belongs to.
        """
        self.memory, self.printed, self.compile_work, self.busy = memory, printed, compile_work, busy
        self.launcher = Launcher()
        self.heaps = Heaps(memory)
        self._kernel_seconds = facts.kernel_seconds()
        self._handler = watch_faults()
        self.libraries = Libraries(memory, lambda: plugins.load().libraries, say)
        self.modules: dict[int, LoadedModule] = {}
        self._verbs: dict[int, Callable[..., Reply]] = {
            Verb.UNMAP: self.unmap, Verb.MAP_BEHIND: self.map, Verb.RESET: self.reset, Verb.LOAD: self.load,
            Verb.UNLOAD: self.unload, Verb.LAUNCH: self.launch, Verb.SET_ATTRIBUTE: self.set_attribute,
            Verb.OCCUPANCY: self.occupancy, Verb.COPY_IN: self.copy_in, Verb.COPY_OUT: self.copy_out,
            Verb.COPY: self.copy, Verb.FILL: self.fill, Verb.STAMP: self.stamp, Verb.CALL: self.call,
            Verb.COPY_BOX: self.copy_box, Verb.COPY_IN_BOX: self.copy_in_box, Verb.COPY_OUT_BOX: self.copy_out_box,
            Verb.PHYSICAL_MAP: self.physical_map, Verb.PHYSICAL_UNMAP: self.physical_unmap,
            Verb.PHYSICAL_RELEASE: self.physical_release, Verb.LINK: self.link, Verb.PEER_ACCESS: self.peer_access,
            Verb.HEAP_SIZE: self.heap_size,
        }  # fmt: skip

    def execute(self, frame: Frame) -> Reply:
        return self._verbs[frame.code](frame.blob, *frame.values)

    # memory

    def map(self, _: memoryview, ordinal: int, address: int, size: int) -> Reply:
        return _reply(self.memory.map(ordinal, address, size))

    def unmap(self, _: memoryview, ordinal: int, address: int, size: int) -> Reply:
        return _reply(self.memory.unmap(ordinal, address, size))

    def copy_in(self, data: memoryview, destination: int) -> Reply:
        return _reply(self.memory.write(destination, data))

    def copy_out(self, _: memoryview, source: int, size: int) -> Reply:
        status, data = self.memory.read(source, size)
        return _reply(status, blob=data)

    def copy(self, _: memoryview, destination: int, source: int, size: int) -> Reply:
        if not (self.memory.holds(destination, size) and self.memory.holds(source, size)):
            return _reply(INVALID_VALUE)
        ctypes.memmove(destination, source, size)
        return _reply()

    def copy_box(
        self, _: memoryview, to: int, to_pitch: int, to_slice: int, at: int, pitch: int, slice_: int,
        extent: Sequence[int],
    ) -> Reply:  # fmt: skip
        destination = self.memory.box(to, to_pitch, to_slice, extent)
        source = self.memory.box(at, pitch, slice_, extent)
        if destination is None or source is None:
            return _reply(INVALID_VALUE)
        destination[:] = source
        return _reply()

    def copy_in_box(self, data: memoryview, to: int, pitch: int, slice_: int, extent: Sequence[int]) -> Reply:
        import numpy as np

        destination = self.memory.box(to, pitch, slice_, extent)
        if destination is None or len(data) != prod(extent):
            return _reply(INVALID_VALUE)
        destination[:] = np.frombuffer(data, np.uint8).reshape(destination.shape)
        return _reply()

    def copy_out_box(self, _: memoryview, at: int, pitch: int, slice_: int, extent: Sequence[int]) -> Reply:
        source = self.memory.box(at, pitch, slice_, extent)
        return _reply(INVALID_VALUE) if source is None else _reply(blob=source.tobytes())

    def physical_map(self, _: memoryview, number: int, address: int, size: int, offset: int) -> Reply:
        return _reply(self.memory.attach(number, address, size, offset))

    def physical_unmap(self, _: memoryview, address: int, size: int) -> Reply:
        return _reply(self.memory.detach(address, size))

    def physical_release(self, _: memoryview, number: int) -> Reply:
        return _reply(self.memory.release(number))

    def fill(self, pattern: memoryview, destination: int, pitch: int, width: int, height: int) -> Reply:
        """Rows of `width` patterns, `pitch` bytes apart."""
        import numpy as np

        if len(pattern) not in (1, 2, 4) or destination % len(pattern) or min(width, height) < 0:
            return _reply(INVALID_VALUE)
        row = width * len(pattern)
        if height > 1 and pitch < row:
            return _reply(INVALID_VALUE)
        value = np.frombuffer(pattern, f"<u{len(pattern)}")[0]
        for i in range(height if width else 0):
            start = destination + i * pitch
            if not self.memory.holds(start, row):
                return _reply(INVALID_VALUE)
            np.frombuffer(self.memory.view(start, row), f"<u{len(pattern)}")[:] = value
        return _reply()

    def stamp(self, _: memoryview) -> Reply:
        return _reply(values=[time.monotonic_ns()])

    def reset(self, _: memoryview, ordinal: int) -> Reply:
        """Forget the modules and the heap of a device; the extents stay."""
        for token in [t for t, module in self.modules.items() if module.ordinal == ordinal]:
            self._drop(token)
        self.heaps.reset(ordinal)
        self.memory.forget_peers(ordinal)
        return _reply()

    def heap_size(self, _: memoryview, ordinal: int, size: int) -> Reply:
        return _reply(self.heaps.set_size(ordinal, size))

    def peer_access(self, _: memoryview, ordinal: int, peer: int, enabled: int) -> Reply:
        self.memory.peer_access(ordinal, peer, enabled)
        return _reply()

    # modules

    def load(self, text: memoryview, token: int, ordinal: int) -> Reply:
        if bytes(text[:4]) == b"\x7fELF":
            return _reply(NO_BINARY, ["the image is machine code; the cpu device executes PTX only"])
        try:
            image = Image(bytes(text).rstrip(b"\0").decode("utf-8", "replace"))
            module = self._place(image, ordinal)
        except PtxError as error:
            return _reply(INVALID_PTX, [str(error)])
        if module is None:
            return _reply(OUT_OF_MEMORY, ["no memory for the module's globals"])
        self.modules[token] = module
        kernels = [[name, [list(p) for p in k.parameters], [list(a) for a in k.attributes.items()]]
                   for name, k in module.kernels.items()]  # fmt: skip
        variables = [[v.name, module.base + image.offsets[v.name], v.size] for v in image.globals]
        return _reply(values=[kernels, variables])

    def link(self, data: memoryview, inputs: Sequence[Sequence[Any]]) -> Reply:
        """Inputs are (kind, name, bytes); `data` holds them one behind the other.

        Of a library a link takes what it lacks: an archive without PTX has nothing to give.
        """
        texts, start = [], 0
        for kind, name, size in inputs:
            if kind not in (PTX, LIBRARY):
                return _reply(NO_BINARY, [f"error   : '{name}' is no PTX; the cpu device links PTX only"])
            if kind == PTX:
                texts.append((name, bytes(data[start : start + size]).rstrip(b"\0").decode("utf-8", "replace")))
            start += size
        if not texts:
            return _reply(NO_BINARY, ["error   : no input holds PTX; the cpu device links PTX only"])
        try:
            return _reply(values=[""], blob=merge(texts).encode())
        except PtxError as error:
            return _reply(INVALID_PTX, [f"error   : {error}"])
        except LinkError as error:
            return _reply(UNKNOWN, [str(error)])

    def _place(self, image: Image, ordinal: int) -> LoadedModule | None:
        if len(image.module.text) < _CHECKED_AT_LOAD:
            _check(image)
        kernels = {function.name: _kernel_facts(image, function) for function in image.kernels}
        base = 0
        if image.size:
            base = self.memory.place(ordinal, image.size)
            if not base:
                return None
            try:
                self.memory.view(base, image.size)[:] = image.contents(base)
            except PtxError:
                self.memory.displace(ordinal, base)
                raise
        return LoadedModule(image, ordinal, base, kernels)

    def unload(self, _: memoryview, token: int) -> Reply:
        if token not in self.modules:
            return _reply(INVALID_HANDLE)
        self._drop(token)
        return _reply()

    def _drop(self, token: int) -> None:
        module = self.modules.pop(token)
        if module.base:
            self.memory.displace(module.ordinal, module.base)

    def _kernel(self, token: int, name: str) -> tuple[LoadedModule, LoadedKernel] | int:
        module = self.modules.get(token)
        if module is None:
            return INVALID_HANDLE
        kernel = module.kernels.get(name)
        return (module, kernel) if kernel is not None else NOT_FOUND

    def set_attribute(self, _: memoryview, token: int, name: str, attribute: int, value: int) -> Reply:
        found = self._kernel(token, name)
        if isinstance(found, int):
            return _reply(found)
        attributes = found[1].attributes
        if attribute not in _SETTABLE or value < (-1 if attribute == 9 else 0):
            return _reply(INVALID_VALUE)
        if attribute == MAX_DYNAMIC and value + attributes[1] > facts.SHARED_MOST:
            return _reply(INVALID_VALUE)
        attributes[attribute] = value
        found[1].prepared.clear()
        return _reply()

    def occupancy(self, _: memoryview, token: int, name: str, block: int, shared: int) -> Reply:
        found = self._kernel(token, name)
        if isinstance(found, int):
            return _reply(found)
        attributes = found[1].attributes
        if block <= 0 or shared < 0:
            return _reply(INVALID_VALUE)
        if block > attributes[0] or attributes[1] + shared > facts.SHARED_MOST:
            return _reply(values=[0])
        return _reply(values=[_resident(found[1], block, shared)])

    # launches

    def launch(self, parameters: memoryview, token: int, name: str, grid: Sequence[int], block: Sequence[int],
               dynamic: int, cooperative: int) -> Reply:  # fmt: skip
        found = self._kernel(token, name)
        if isinstance(found, int):
            return _reply(found)
        module, kernel = found
        key = (*grid, *block, dynamic, cooperative, len(parameters))
        prepared = kernel.prepared.get(key)
        if prepared is None:
            made = self._prepare(module, kernel, grid, block, dynamic, cooperative, len(parameters))
            if not isinstance(made, Prepared):
                return made
            if len(kernel.prepared) == _PREPARED:
                kernel.prepared.clear()
            prepared = kernel.prepared[key] = made
        return self._start(module, prepared, bytes(parameters))

    def _start(self, module: LoadedModule, prepared: Prepared, parameters: bytes) -> Reply:
        kernel, heap = prepared.kernel, 0
        if kernel.allocates:
            heap = self.heaps.address(module.ordinal)
            if not heap:
                return _reply(OUT_OF_MEMORY, ["no memory for the device's heap"])
        with self.memory.seen_by(module.ordinal), self.busy.on(module.ordinal):
            signal.setitimer(signal.ITIMER_REAL, self._kernel_seconds)  # a kernel that runs longer is ended by SIGALRM
            self.launcher.start(prepared, parameters, module.base, heap)
            signal.setitimer(signal.ITIMER_REAL, 0)
        if kernel.prints:
            self.printed()
        return _reply()

    def _prepare(
        self, module: LoadedModule, kernel: LoadedKernel, grid: Sequence[int], block: Sequence[int], dynamic: int,
        cooperative: int, parameters: int,
    ) -> Prepared | Reply:  # fmt: skip
        """What launches of a shape have in common; compiles the kernel at its first launch."""
        status = _check_launch(kernel, grid, block, dynamic, parameters)
        if status:
            return _reply(status)
        if cooperative and prod(grid) > facts.processors() * _resident(kernel, prod(block), dynamic):
            return _reply(TOO_LARGE)
        if kernel.compiled is None and kernel.refused is None:
            self._compile(module.image, kernel)
        if kernel.compiled is None:
            return kernel.refused or _reply(UNKNOWN)
        shape = Shape((grid[0], grid[1], grid[2]), (block[0], block[1], block[2]), dynamic, bool(cooperative))
        return self.launcher.prepare(kernel.compiled, shape)

    def _compile(self, image: Image, kernel: LoadedKernel) -> None:
        name = kernel.function.name
        work = image.work(name)
        if len(work.text) > MOST_BYTES // 2:
            kernel.refused = _reply(TOO_BIG, [f"kernel {name} has {len(work.text)} characters with all that it calls"])
            return
        answer = self.compile_work(work)
        if answer.code:
            kernel.refused = _reply(answer.code, [f"kernel {name}: {answer.values[0]}"])
        else:
            kernel.compiled = Kernel(load_object(bytes(answer.blob)), **dict(answer.values[0]))

    # libraries

    def call(self, blob: memoryview, library: str, function: str, arguments: Sequence[Any]) -> Reply:
        status, outputs = self.libraries.call(library, function, arguments)
        return _reply(status, [outputs])


def _check(image: Image) -> None:
    """Look at every instruction of a module. Raises PtxError."""
    for function in image.defined.values():
        make_part(image.module, function)
    for function in image.kernels:
        with suppress(Unsupported):  # that is for the launch to say
            Program(image.work(function.name)).text()


def _kernel_facts(image: Image, function: Function) -> LoadedKernel:
    """Attributes as CUfunction_attribute numbers. Raises PtxError for a kernel that needs too much."""
    name = function.name
    shared, local = image.shared_bytes(name), image.local_bytes(name)
    for what, size, most in (("shared", shared, facts.SHARED_DEFAULT), ("local", local, facts.LOCAL)):
        if size > most:
            fail(function.line, f"kernel {name} has {size} bytes of {what} memory, at most {most} are possible")
    limits = [prod(function.directives[d]) for d in ("maxntid", "reqntid") if d in function.directives]
    constants = sum(v.size for v in image.globals if v.space == "const")
    version = image.module.target if image.module.target < 1000 else 75
    return LoadedKernel(function, image.parameters(name), {
        0: min([facts.MAX_THREADS, *limits]), 1: shared, 2: constants, 3: local, 4: 32,
        5: version, 6: facts.CAPABILITY[0] * 10 + facts.CAPABILITY[1], 7: 0,
        8: max(0, facts.SHARED_DEFAULT - shared), 9: -1, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 0,
    })  # fmt: skip


def _resident(kernel: LoadedKernel, block: int, shared: int) -> int:
    """How many blocks a processor runs at the same time."""
    return facts.resident(block, kernel.attributes[1] + shared)


def _check_launch(
    kernel: LoadedKernel, grid: Sequence[int], block: Sequence[int], dynamic: int, parameters: int
) -> int:
    inside = all(0 < n <= most for n, most in zip((*grid, *block), (*facts.MAX_GRID, *facts.MAX_BLOCK), strict=True))
    if not inside or prod(block) > facts.MAX_THREADS or dynamic < 0:
        return INVALID_VALUE
    needed = max((offset + size for offset, size in kernel.parameters), default=0)
    if parameters != needed or dynamic > kernel.attributes[MAX_DYNAMIC]:
        return INVALID_VALUE
    required = kernel.function.directives.get("reqntid")
    if required and tuple(block) != tuple(required) + (1,) * (3 - len(required)):
        return INVALID_VALUE
    return INVALID_VALUE if prod(block) > kernel.attributes[0] else SUCCESS
