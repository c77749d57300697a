"""Code images in the driver: loading with the compiler's log, what they hold, and launches."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.launches import launch_config
from gtap_core.devices.cuda.symbols import variable_names
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.device import Global, Kernel, Launch, Loaded
from gtap_core.session.handles import Entry

INVALID_VALUE, INVALID_HANDLE, NOT_FOUND = 1, 400, 500
MOST_KERNELS = 1 << 16
MOST_PARAMETERS = 8192  # what a parameter block of 32 KiB could hold
BLOCK_BYTES = 32768
FUNCTION_ATTRIBUTES = range(16)
LOG_BYTES = 16384
_ERROR_LOG, _ERROR_LOG_BYTES = 5, 6


@attrs.frozen
class Function:
    """A kernel as the driver's worker launches it. `pointers` lead into the worker's parameter block."""

    handle: int
    pointers: Any
    parameter_bytes: int
    parameters: Sequence[tuple[int, int]]  # (offset, size) in bytes


@attrs.define(eq=False)
class Modules:
    """Loads images and launches kernels. Used by the driver's worker thread alone: it owns the parameter block."""

    driver: Driver
    contexts: Contexts
    _functions: dict[int, tuple[int, dict[str, Function]]] = attrs.field(factory=dict)  # by library; with its ordinal
    _entries: dict[int, Entry] = attrs.field(factory=dict)  # by library
    _libraries: dict[int, int] = attrs.field(factory=dict)  # by the CUmodule that the driver made of each
    _known: dict[int, tuple[int, str]] = attrs.field(factory=dict)  # by CUfunction and CUkernel: library, name
    _logs: dict[int, Any] = attrs.field(factory=dict)  # by library: the driver may write there while it exists
    ended: Callable[[int, int], None] = lambda _ordinal, _kernel: None  # hears of kernels that go
    _block: Any = attrs.field(factory=lambda: ctypes.create_string_buffer(BLOCK_BYTES))

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Loaded:
        """Load into one device's context. Raises StatusError with the compiler's log as its value."""
        self.contexts.enter(ordinal)
        library = self._load_library(image)
        try:
            kernels = self._kernels(library, self.contexts.device(ordinal))
            loaded = Loaded([kernel for kernel, _ in kernels], self._globals(library, image))
            self.contexts.own(entry, ordinal, library)
        except StatusError:
            self._unload(library)
            raise
        self._functions[library] = ordinal, {kernel.name: function for kernel, function in kernels}
        self._entries[library] = entry
        self._known |= {function.handle: (library, kernel.name) for kernel, function in kernels}
        return loaded

    def _load_library(self, image: bytes) -> int:
        library, module = ctypes.c_void_p(), ctypes.c_void_p()
        log = ctypes.create_string_buffer(LOG_BYTES)
        options = (ctypes.c_int * 2)(_ERROR_LOG, _ERROR_LOG_BYTES)
        values = (ctypes.c_void_p * 2)(ctypes.addressof(log), LOG_BYTES)
        code = ctypes.create_string_buffer(image, len(image) + 1)  # PTX is text with a NUL
        try:
            self.driver.cuLibraryLoadData(ctypes.byref(library), code, options, values, 2, None, None, 0)
            # Libraries load lazily: this makes the driver read the image now, while its log has a place to go.
            self.driver.cuLibraryGetModule(ctypes.byref(module), library)
        except StatusError as error:
            if library.value:
                self.driver.status.cuLibraryUnload(library)
            text = log.value.decode("utf-8", "replace").strip()
            raise StatusError(
                error.status, text or f"the driver refuses it: {self.driver.error_name(error.status)}"
            ) from None
        assert library.value is not None
        self._logs[library.value] = log
        self._libraries[module.value or 0] = library.value
        return library.value

    def _unload(self, library: int) -> int:
        ordinal, functions = self._functions.pop(library, (0, {}))
        for function in functions.values():
            self.ended(ordinal, function.handle)
        self._entries.pop(library, None)
        self._libraries = {module: of for module, of in self._libraries.items() if of != library}
        self._known = {handle: known for handle, known in self._known.items() if known[0] != library}
        status = self.driver.status.cuLibraryUnload(library)
        self._logs.pop(library, None)
        return status

    def _kernels(self, library: int, device: int) -> list[tuple[Kernel, Function]]:
        count = ctypes.c_uint()
        self.driver.cuLibraryGetKernelCount(ctypes.byref(count), library)
        handles = (ctypes.c_void_p * min(count.value, MOST_KERNELS))()
        self.driver.cuLibraryEnumerateKernels(handles, len(handles), library)
        return [self._kernel(handle, device) for handle in handles if handle]

    def _kernel(self, handle: int, device: int) -> tuple[Kernel, Function]:
        name = ctypes.c_char_p()
        self.driver.cuKernelGetName(ctypes.byref(name), handle)
        parameters = self._parameters(handle)
        kernel = Kernel((name.value or b"").decode("utf-8", "replace"), parameters, self._attributes(handle, device))
        base = ctypes.addressof(self._block)
        pointers = (ctypes.c_void_p * len(parameters))(*[base + offset for offset, _ in parameters])
        end = max((offset + size for offset, size in parameters), default=0)
        return kernel, Function(handle, pointers, end, parameters)

    def _parameters(self, kernel: int) -> list[tuple[int, int]]:
        offset, size = ctypes.c_size_t(), ctypes.c_size_t()
        found: list[tuple[int, int]] = []
        while len(found) < MOST_PARAMETERS:
            # The end of the list is a status, INVALID_VALUE.
            if self.driver.status.cuKernelGetParamInfo(kernel, len(found), ctypes.byref(offset), ctypes.byref(size)):
                break
            found.append((offset.value, size.value))
        return found

    def _attributes(self, kernel: int, device: int) -> dict[int, int]:
        value = ctypes.c_int()
        get = self.driver.status.cuKernelGetAttribute
        return {n: value.value for n in FUNCTION_ATTRIBUTES if not get(ctypes.byref(value), n, kernel, device)}

    def _globals(self, library: int, image: bytes) -> list[Global]:
        address, size = ctypes.c_ulonglong(), ctypes.c_size_t()
        get = self.driver.status.cuLibraryGetGlobal
        return [
            Global(name, address.value, size.value)
            for name in variable_names(image)
            if not get(ctypes.byref(address), ctypes.byref(size), library, name.encode())
        ]

    def unload(self, entry: Entry) -> None:
        """Unload a module; the driver waits for its kernels."""
        library = self.contexts.use(entry).handle
        entry.real = None
        status = self._unload(library)
        if status:
            raise StatusError(status)

    def forget(self, ordinal: int) -> None:
        """Unload every library of a context that is about to be destroyed; errors are of no interest any more."""
        for library in [each for each, (owner, _) in self._functions.items() if owner == ordinal]:
            self._unload(library)

    def function(self, entry: Entry, kernel: str) -> tuple[int, Function]:
        """Return (ordinal, function) of a kernel, its context current. NOT_FOUND: the module has no such kernel."""
        module = self.contexts.use(entry)
        function = self._functions[module.handle][1].get(kernel)
        if function is None:
            raise StatusError(NOT_FOUND)
        return module.ordinal, function

    def launch(self, launch: Launch) -> None:
        """Enqueue a kernel; the driver copies the parameters before it returns."""
        ordinal, function = self.prepare(launch)
        stream = self.contexts.stream(ordinal, launch.stream)
        if launch.attributes:
            config = launch_config(launch, stream)
            self.driver.cuLaunchKernelEx(ctypes.byref(config), function.handle, function.pointers, None)
            return
        where = (function.handle, *launch.grid, *launch.block, launch.shared_bytes, stream, function.pointers)
        if launch.cooperative:
            self.driver.cuLaunchCooperativeKernel(*where)
        else:
            self.driver.cuLaunchKernel(*where, None)

    def known(self, library: int, kernel: str) -> Function | None:
        """A kernel of a library that is loaded; any thread while the worker executes nothing."""
        return self._functions.get(library, (0, {}))[1].get(kernel)

    def prepare(self, launch: Launch) -> tuple[int, Function]:
        """Return (ordinal, function) of a launch whose parameters lie in the block now, where `pointers` lead."""
        ordinal, function = self.function(launch.module, launch.kernel)
        size = len(launch.parameters)
        if not function.parameter_bytes <= size <= BLOCK_BYTES:
            raise StatusError(INVALID_VALUE)
        ctypes.memmove(self._block, launch.parameters, size)
        return ordinal, function

    def whose(self, handle: int) -> tuple[Entry, str, Function] | None:
        """Return (module, name, function) of a kernel by the driver's handle; None for those of libraries."""
        known = self._known.get(handle) or self._ask(handle)
        if known is None or known[0] not in self._functions:
            return None
        function = self._functions[known[0]][1].get(known[1])
        return (self._entries[known[0]], known[1], function) if function is not None else None

    def _ask(self, handle: int) -> tuple[int, str] | None:
        """The driver makes a CUfunction of a CUkernel for each context: only it knows which."""
        module, name = ctypes.c_void_p(), ctypes.c_char_p()
        if self.driver.status.cuFuncGetModule(ctypes.byref(module), handle):
            return None
        library = self._libraries.get(module.value or 0)
        if library is None or self.driver.status.cuFuncGetName(ctypes.byref(name), handle):
            return None
        known = self._known[handle] = library, (name.value or b"").decode("utf-8", "replace")
        return known

    def set_attribute(self, entry: Entry, kernel: str, attribute: int, value: int) -> None:
        """Set a CUfunction_attribute of a kernel on its module's device."""
        ordinal, function = self.function(entry, kernel)
        self.driver.cuKernelSetAttribute(attribute, value, function.handle, self.contexts.device(ordinal))

    def occupancy(self, entry: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> int:
        """Return the blocks of a kernel that one multiprocessor holds."""
        blocks = ctypes.c_int()
        _, function = self.function(entry, kernel)
        self.driver.cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
            ctypes.byref(blocks), function.handle, block_size, shared_bytes, flags
        )
        return blocks.value

    def clusters(self, launch: Launch, largest: bool) -> int:
        """Return how many clusters of a launch are active at once, or the blocks of the largest one it could have."""
        number = ctypes.c_int()
        _, function = self.function(launch.module, launch.kernel)
        driver, config = self.driver, launch_config(launch, 0)
        ask = driver.cuOccupancyMaxPotentialClusterSize if largest else driver.cuOccupancyMaxActiveClusters
        ask(ctypes.byref(number), function.handle, ctypes.byref(config))
        return number.value
