"""The server side of the driver's wire functions: each one is a line or two on the session's device.

Theory of operation: a handler submits to the device in the order of the calls and returns the Pending; the session
runtime replies, pushes or reports a failure when it resolves. Nothing here waits, so nothing here holds up the channel.
A handler that writes outputs fills them from the Pending's value before the runtime sees it resolved (`_then`).
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from gtap_core import Call, Entry, Pending, done, ordered
from gtap_core import DeviceStream as Stream
from gtap_plugin_driver.graphs import GraphState
from gtap_plugin_driver.modules import (
    ALLOCATIONS,
    FUNCTIONS,
    MODULE_BYTES,
    DriverState,
    Function,
    Module,
    digest_of,
    info_blob,
    log_blob,
    needed_blob,
)
from gtap_plugin_driver.peer_handlers import peers_of
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE, OUT_OF_MEMORY, INVALID_HANDLE, NOT_FOUND = 0, 1, 2, 400, 500
NAME_BYTES = 4096  # longest kernel name; mangled C++ names reach 2 KiB


def _state(session: Call) -> DriverState:
    state = session.kept.get("driver")
    if not isinstance(state, DriverState):
        state = session.kept["driver"] = DriverState()
    return state


def _then(pending: Pending, finish: Callable[[Pending], int]) -> Pending:
    """Resolve with what `finish` makes of the device's answer; it sees failures too."""
    result = Pending()
    pending.when_done(lambda answer: result.resolve(finish(answer), answer.value))
    return result


def _fill(pending: Pending, output: bytearray | None, form: str) -> Pending:
    """Pack the value into an output once it is there."""

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS and output is not None:
            struct.pack_into(form, output, 0, answer.value)
        return answer.status or SUCCESS

    return _then(pending, finish)


# Context, streams, events


@driver.handler("cuCtxSynchronize")
def context_synchronize(session: Call) -> Pending:
    return session.device.mark_all(session.ordinal)


@driver.handler("cuStreamCreateWithPriority")
@ordered(by="handles")
def stream_create(session: Call, stream: Entry, flags: int, priority: int) -> Pending:
    return session.device.stream_create(stream, session.ordinal, flags, priority)


@driver.handler("cuStreamDestroy_v2")
def stream_destroy(session: Call, stream: Entry) -> Pending:
    return session.device.stream_destroy(stream) if isinstance(stream, Entry) else done(INVALID_HANDLE)


@driver.handler("cuStreamSynchronize")
def stream_synchronize(session: Call, stream: Stream) -> Pending:
    return session.device.mark(session.ordinal, stream)


@driver.handler("cuStreamQuery")
def stream_query(session: Call, stream: Stream) -> Pending:
    return session.device.stream_query(session.ordinal, stream)


@driver.handler("cuStreamWaitEvent")
@ordered(reads=True)
def stream_wait_event(session: Call, stream: Stream, event: Entry, flags: int) -> Pending:
    session.stream_waits(stream, event)
    return session.device.stream_wait(session.ordinal, stream, event, flags)


@driver.handler("cuEventCreate")
@ordered(by="handles")
def event_create(session: Call, event: Entry, flags: int) -> Pending:
    return session.device.event_create(event, session.ordinal, flags)


@driver.handler("cuEventDestroy_v2")
def event_destroy(session: Call, event: Entry) -> Pending:
    return session.device.event_destroy(event)


@driver.handler("cuEventRecordWithFlags")
def event_record(session: Call, event: Entry, stream: Stream, flags: int) -> Pending:
    session.event_recorded(event, stream)
    return session.device.event_record(session.ordinal, event, stream, flags)


@driver.handler("cuEventSynchronize")
@ordered(by="handles", reads=True)
def event_synchronize(session: Call, event: Entry) -> Pending:
    return session.device.event_wait(event)


@driver.handler("cuEventQuery")
@ordered(by="handles", reads=True)
def event_query(session: Call, event: Entry) -> Pending:
    return session.device.event_query(event)


@driver.handler("cuEventElapsedTime")
@ordered(by="handles", reads=True)
def event_elapsed(session: Call, milliseconds: bytearray | None, start: Entry, end: Entry) -> Pending:
    return _fill(session.device.event_elapsed(start, end), milliseconds, "<f")


# Memory: the program's arena chose the addresses; what is checked is that they lie in extents the session mapped


@driver.handler("gtapMemAlloc")
@ordered(by="handles")
def mem_alloc(session: Call, address: int, size: int) -> int:
    state = _state(session)
    if address in state.allocations or len(state.allocations) >= ALLOCATIONS:
        return INVALID_VALUE if address in state.allocations else OUT_OF_MEMORY
    status = session.check(address, size)
    if status == SUCCESS:
        state.allocations[address] = (size, session.ordinal, session.context)
        session.memory.give(session.ordinal, size)
    return status


@driver.handler("gtapMemFree")
@ordered(by="handles")
def mem_free(session: Call, address: int, size: int) -> int:
    held = _state(session).allocations.get(address)
    if held is None or held[0] != size:
        return INVALID_VALUE
    del _state(session).allocations[address]
    session.memory.give(held[1], -size)
    return SUCCESS


@driver.handler("cuMemGetInfo_v2")
@ordered(by="handles")
def mem_get_info(session: Call, free: bytearray | None, total: bytearray | None) -> Pending:
    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS:
            for output, value in zip((free, total), answer.value, strict=True):
                if output is not None:
                    struct.pack_into("<Q", output, 0, value)
        return answer.status or SUCCESS

    here = session.ordinal
    return _then(session.memory.budget.bound(here, session.device.memory_info(here)), finish)


@driver.handler("gtapFence")
def fence(session: Call) -> int:
    """Freed memory is used again behind it: also the work of other devices that use this one's comes before."""
    for ordinal in (*peers_of(session).users(session.ordinal), session.ordinal):
        session.order.fence_all(ordinal)
    return SUCCESS


# Copies and sets


def _fence_if(session: Call, blocking: int, stream: Stream) -> None:
    if blocking:
        session.order.fence(stream)


@driver.handler("gtapCopyIn")
@ordered(fence="blocking")
def copy_in(
    session: Call, destination: int, source: memoryview | None, size: int, stream: Stream, blocking: int
) -> int | Pending:
    if source is None or size == 0:
        return INVALID_VALUE if size else SUCCESS
    status = session.check(destination, size)
    if status != SUCCESS:
        return status
    pending = session.device.copy_in(session.ordinal, destination, source, stream)
    _fence_if(session, blocking, stream)
    return pending


@driver.handler("gtapCopyOut")
def copy_out(session: Call, output: bytearray | None, source: int, size: int, stream: Stream) -> int | Pending:
    status = session.check(source, size) if output is not None else INVALID_VALUE
    if status != SUCCESS or size == 0:
        return status
    return session.device.copy_out(session.ordinal, source, size, stream)


@driver.handler("gtapCopyOutAsync")
def copy_out_async(session: Call, output: bytearray | None, source: int, size: int, stream: Stream) -> int | Pending:
    return copy_out(session, output, source, size, stream)


@driver.handler("gtapCopy")
@ordered(fence="blocking")
def copy(session: Call, destination: int, source: int, size: int, stream: Stream, blocking: int) -> int | Pending:
    status = session.check(destination, size) or session.check(source, size)
    if status != SUCCESS or size == 0:
        return status
    pending = session.device.copy(session.ordinal, destination, source, size, stream)
    _fence_if(session, blocking, stream)
    return pending


@driver.handler("gtapFill")
@ordered(fence="blocking")
def fill(
    session: Call,
    destination: int,
    pitch: int,
    value: int,
    element_bytes: int,
    width: int,
    height: int,
    stream: Stream,
    blocking: int,
) -> int | Pending:
    if element_bytes not in (1, 2, 4) or value >> 8 * element_bytes or (height > 1 and pitch < width * element_bytes):
        return INVALID_VALUE
    if width == 0 or height == 0:
        return SUCCESS
    status = session.check(destination, (height - 1) * pitch + width * element_bytes)
    if status != SUCCESS:
        return status
    pattern = value.to_bytes(element_bytes, "little")
    device, ordinal = session.device, session.ordinal
    if height == 1:
        pending = device.fill(ordinal, destination, pattern, width, stream)
    else:
        pending = device.fill_2d(ordinal, destination, pitch, pattern, width, height, stream)
    _fence_if(session, blocking, stream)
    return pending


# Modules and kernels


@driver.handler("gtapModuleKnown")
@ordered(by="handles")
def module_known(session: Call, digest: memoryview | None) -> int:
    known = digest is not None and _state(session).images.get(bytes(digest)) is not None
    return SUCCESS if known else NOT_FOUND


@driver.handler("gtapModulePart")
@ordered(by="all")  # the load that follows names it by content alone
def module_part(
    session: Call, digest: memoryview | None, part: memoryview | None, size: int, offset: int, total: int
) -> int:
    if digest is None or part is None or not _state(session).images.add_part(bytes(digest), part, offset, total):
        return INVALID_VALUE
    return SUCCESS


@driver.handler("gtapModuleLoad")
@ordered(by="handles")
def module_load(
    session: Call,
    entry: Entry,
    digest: memoryview | None,
    image: memoryview | None,
    size: int,
    info: bytearray | None,
    capacity: int,
) -> int | Pending:
    data = _image(session, digest, image)
    if data is None:
        return NOT_FOUND
    state = _state(session)
    if state.module_bytes + len(data) > MODULE_BYTES:
        return OUT_OF_MEMORY
    module = Module(entry, session.ordinal, session.device.load(entry, session.ordinal, data), len(data))
    state.add_module(module)
    if session.memory.budget.counted:
        module.load = _counted(session, module, module.load)
    return _then(module.load, lambda answer: _loaded(session, module, answer, info))


@driver.handler("gtapModulePost")
@ordered(by="handles")
def module_post(
    session: Call, entry: Entry, digest: memoryview | None, image: memoryview | None, size: int
) -> int | Pending:
    return module_load(session, entry, digest, image, size, None, 0)


def _image(session: Call, digest: memoryview | None, image: memoryview | None) -> bytes | None:
    """Return the bytes that were sent, kept for the next load, or the ones kept under a hash."""
    images = _state(session).images
    if image is None:
        return images.get(bytes(digest)) if digest is not None else None
    data = bytes(image)
    own = digest_of(data)
    if digest is not None and bytes(digest) != own:
        session.fault("the hash sent with a module image is not the image's")
    images.put(own, data)
    return data


def _counted(session: Call, module: Module, load: Pending) -> Pending:
    """A load's answer once its lease has room for the variables; they are gone again where it has not."""
    budget, result = session.memory.budget, Pending()

    def loaded(answer: Pending) -> None:
        size = sum(each.size for each in answer.value.globals) if answer.status == SUCCESS else 0

        def taken(left: Pending) -> None:
            if left.status == SUCCESS:
                module.variables = size
                if not module.alive:
                    _give_variables(session, module)
            elif module.alive:
                session.device.unload(module.entry)
            result.resolve(left.status or SUCCESS, answer.value if left.status == SUCCESS else None)

        if size:
            budget.take(module.ordinal, size).when_done(taken)
        else:
            result.resolve(answer.status or SUCCESS, answer.value)

    load.when_done(loaded)
    return result


def _give_variables(session: Call, module: Module) -> None:
    """A module's variables are no longer the session's."""
    session.memory.budget.give(module.ordinal, module.variables)
    module.variables = 0
    for variable in module.loaded.globals if module.loaded is not None else ():
        session.remove_range(variable.address)


def _loaded(session: Call, module: Module, answer: Pending, info: bytearray | None) -> int:
    """Enter what the device found, and fill the caller's info."""
    if answer.status != SUCCESS:
        module.log = answer.value if isinstance(answer.value, str) else ""
        if info is not None:
            info[:] = log_blob(module.log, len(info))
        _state(session).drop_module(module)  # nobody unloads what has failed to load
        return answer.status or SUCCESS
    module.loaded = answer.value
    module.kernels = {kernel.name: kernel for kernel in answer.value.kernels}
    if module.alive:
        for variable in answer.value.globals:
            session.add_range(variable.address, variable.size)
    return SUCCESS if info is None else _fill_info(module, info)


def _fill_info(module: Module, info: bytearray) -> int:
    """Write the info, or the capacity that it needs: its loading has succeeded either way."""
    blob = info_blob(module.loaded) if module.loaded is not None else b""
    info[:] = blob if len(blob) <= len(info) else needed_blob(len(blob))[: len(info)]
    return SUCCESS


@driver.handler("gtapModuleInfo")
@ordered(by="handles")
def module_info(session: Call, entry: Entry, info: bytearray | None, capacity: int) -> int | Pending:
    module = _state(session).modules.get(entry.token)
    if module is None or info is None:
        return INVALID_VALUE
    return _then(module.load, lambda answer: answer.status or _fill_info(module, info))


@driver.handler("cuModuleUnload")
def module_unload(session: Call, entry: Entry) -> int | Pending:
    module = _state(session).modules.get(entry.token)
    if module is None:
        return INVALID_HANDLE
    _forget(session, module)
    return session.device.unload(entry)


def _forget(session: Call, module: Module) -> None:
    _state(session).drop_module(module)
    for token in module.functions:
        function = session.handles.find(token, "driver.CUfunction")
        if function is not None:
            session.handles.end(function)
    _give_variables(session, module)


@driver.handler("gtapFunction")
@ordered(by="handles")
def function(session: Call, entry: Entry, module_entry: Entry, name: bytes) -> int | Pending:
    state = _state(session)
    module = state.modules.get(module_entry.token)
    if module is None or len(name) > NAME_BYTES:
        return INVALID_HANDLE if module is None else NOT_FOUND
    if len(state.functions) >= FUNCTIONS:
        return OUT_OF_MEMORY
    target = state.functions[entry.token] = Function(module, name.decode("utf-8", "replace"))
    module.functions.append(entry.token)
    return _then(module.load, lambda answer: answer.status or (SUCCESS if module.holds(target.kernel) else NOT_FOUND))


@driver.handler("gtapLaunch")
@ordered(reads=True)
def launch(
    session: Call,
    entry: Entry,
    grid_x: int,
    grid_y: int,
    grid_z: int,
    block_x: int,
    block_y: int,
    block_z: int,
    shared_bytes: int,
    stream: Stream,
    parameters: memoryview | None,
    size: int,
    flags: int,
) -> int | Pending:
    target = _state(session).functions.get(entry.token)
    if target is None:
        return INVALID_HANDLE
    shape = (grid_x, grid_y, grid_z, block_x, block_y, block_z, shared_bytes, flags)
    launch = target.launch(shape, stream, bytes(parameters or b""))
    return INVALID_VALUE if launch is None else session.device.launch(launch)


@driver.handler("cuFuncSetAttribute")
def function_attribute(session: Call, entry: Entry, attribute: int, value: int) -> int | Pending:
    target = _state(session).functions.get(entry.token)
    if target is None:
        return INVALID_HANDLE
    return session.device.function_attribute(target.module.entry, target.kernel, attribute, value)


@driver.handler("cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags")
@ordered(by="handles", reads=True)
def occupancy(
    session: Call, blocks: bytearray | None, entry: Entry, block_size: int, shared_bytes: int, flags: int
) -> int | Pending:
    target = _state(session).functions.get(entry.token)
    if target is None:
        return INVALID_HANDLE
    pending = session.device.occupancy(target.module.entry, target.kernel, block_size, shared_bytes, flags)
    return _fill(pending, blocks, "<i")


@driver.handler("gtapReset")
def reset(session: Call, ordinal: int) -> int | Pending:
    session.memory.take_all(ordinal)
    for module in _state(session).drop_context(ordinal):
        _give_variables(session, module)
    for limit in [each for each in _state(session).limits if each[0] == ordinal]:
        session.memory.budget.give(ordinal, _state(session).limits.pop(limit))
    graphs = session.kept.get("driver.graphs")
    for node in graphs.drop_device(ordinal) if isinstance(graphs, GraphState) else ():
        session.handles.end(node)
    peers_of(session).drop_device(ordinal)
    session.reset(ordinal)
    return session.device.reset(ordinal)
