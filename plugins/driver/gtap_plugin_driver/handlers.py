"""The server side of the driver's wire functions: each one is a line or two on the session's device.

Theory of operation: a handler submits to the device in the order of the calls and returns the Pending; the session
runtime replies, pushes or reports a failure when it resolves. Nothing here waits, so nothing here holds up the channel.
A handler that writes outputs fills them from the Pending's value before the runtime sees it resolved (`_then`).
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from gtap_core.session.device import Launch, Pending, Stream, done
from gtap_core.session.handles import Entry
from gtap_plugin_driver.modules import DriverState, Function, Module, digest_of, info_blob, log_blob, needed_blob
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE, INVALID_DEVICE, INVALID_HANDLE, NOT_FOUND = 0, 1, 101, 400, 500
NAME_BYTES = 4096  # longest kernel name; mangled C++ names reach 2 KiB

Session = Any  # the call's view of a session (gtap_core/session)


def _state(session: Session) -> DriverState:
    return session.state("driver", DriverState)


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
def context_synchronize(session: Session) -> Pending:
    return session.device.mark_all(session.ordinal)


@driver.handler("cuStreamCreateWithPriority")
def stream_create(session: Session, stream: Entry, flags: int, priority: int) -> Pending:
    return session.device.stream_create(stream, session.ordinal, flags, priority)


@driver.handler("cuStreamDestroy_v2")
def stream_destroy(session: Session, stream: Entry) -> Pending:
    return session.device.stream_destroy(stream) if isinstance(stream, Entry) else done(INVALID_HANDLE)


@driver.handler("cuStreamSynchronize")
def stream_synchronize(session: Session, stream: Stream) -> Pending:
    return session.device.mark(session.ordinal, stream)


@driver.handler("cuStreamQuery")
def stream_query(session: Session, stream: Stream) -> Pending:
    return session.device.stream_query(session.ordinal, stream)


@driver.handler("cuStreamWaitEvent")
def stream_wait_event(session: Session, stream: Stream, event: Entry, flags: int) -> Pending:
    return session.device.stream_wait(session.ordinal, stream, event, flags)


@driver.handler("cuEventCreate")
def event_create(session: Session, event: Entry, flags: int) -> Pending:
    return session.device.event_create(event, session.ordinal, flags)


@driver.handler("cuEventDestroy_v2")
def event_destroy(session: Session, event: Entry) -> Pending:
    return session.device.event_destroy(event)


@driver.handler("cuEventRecordWithFlags")
def event_record(session: Session, event: Entry, stream: Stream, flags: int) -> Pending:
    return session.device.event_record(session.ordinal, event, stream, flags)


@driver.handler("cuEventSynchronize")
def event_synchronize(session: Session, event: Entry) -> Pending:
    return session.device.event_wait(event)


@driver.handler("cuEventQuery")
def event_query(session: Session, event: Entry) -> Pending:
    return session.device.event_query(event)


@driver.handler("cuEventElapsedTime")
def event_elapsed(session: Session, milliseconds: bytearray | None, start: Entry, end: Entry) -> Pending:
    return _fill(session.device.event_elapsed(start, end), milliseconds, "<f")


# Memory: the program's arena chose the addresses; what is checked is that they lie in extents the session mapped


@driver.handler("gtapMemAlloc")
def mem_alloc(session: Session, address: int, size: int) -> int:
    state = _state(session)
    if address in state.allocations:
        return INVALID_VALUE
    status = session.check(address, size)
    if status == SUCCESS:
        state.allocations[address] = (size, session.ordinal)
    return status


@driver.handler("gtapMemFree")
def mem_free(session: Session, address: int, size: int) -> int:
    held = _state(session).allocations.get(address)
    if held is None or held[0] != size:
        return INVALID_VALUE
    del _state(session).allocations[address]
    return SUCCESS


@driver.handler("cuMemGetInfo_v2")
def mem_get_info(session: Session, free: bytearray | None, total: bytearray | None) -> Pending:
    # Extents that the program's arena holds but has not handed out are free memory to the program.
    unused = session.mapped_bytes(session.ordinal) - _state(session).live_bytes(session.ordinal)

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS:
            for output, value in ((free, answer.value[0] + max(0, unused)), (total, answer.value[1])):
                if output is not None:
                    struct.pack_into("<Q", output, 0, value)
        return answer.status or SUCCESS

    return _then(session.device.memory_info(session.ordinal), finish)


@driver.handler("gtapFence")
def fence(session: Session) -> int:
    session.order.fence_all(session.ordinal)
    return SUCCESS


# Copies and sets


def _fence_if(session: Session, blocking: int, stream: Stream) -> None:
    if blocking:
        session.order.fence(stream)


@driver.handler("gtapCopyIn")
def copy_in(
    session: Session, destination: int, source: memoryview | None, size: int, stream: Stream, blocking: int
) -> int | Pending:
    status = session.check(destination, size) if source is not None else INVALID_VALUE
    if status != SUCCESS or size == 0:
        return status if size else SUCCESS
    pending = session.device.copy_in(session.ordinal, destination, source, stream)
    _fence_if(session, blocking, stream)
    return pending


@driver.handler("gtapCopyOut")
def copy_out(session: Session, output: bytearray | None, source: int, size: int, stream: Stream) -> int | Pending:
    status = session.check(source, size) if output is not None else INVALID_VALUE
    if status != SUCCESS or size == 0:
        return status if size else SUCCESS

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS:
            output[:] = answer.value
        return answer.status or SUCCESS

    return _then(session.device.copy_out(session.ordinal, source, size, stream), finish)


@driver.handler("gtapCopyOutAsync")
def copy_out_async(session: Session, output: bytearray | None, source: int, size: int, stream: Stream) -> int | Pending:
    status = session.check(source, size)
    if status != SUCCESS or size == 0:
        return status if size else done(SUCCESS, b"")
    return session.device.copy_out(session.ordinal, source, size, stream)


@driver.handler("gtapCopy")
def copy(session: Session, destination: int, source: int, size: int, stream: Stream, blocking: int) -> int | Pending:
    status = session.check(destination, size) or session.check(source, size)
    if status != SUCCESS or size == 0:
        return status if size else SUCCESS
    pending = session.device.copy(session.ordinal, destination, source, size, stream)
    _fence_if(session, blocking, stream)
    return pending


@driver.handler("gtapFill")
def fill(
    session: Session,
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
def module_known(session: Session, digest: memoryview | None) -> int:
    known = digest is not None and _state(session).images.get(bytes(digest)) is not None
    return SUCCESS if known else NOT_FOUND


@driver.handler("gtapModuleLoad")
def module_load(
    session: Session,
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
    module = Module(entry, session.ordinal, session.device.load(entry, session.ordinal, data))
    _state(session).modules[entry.token] = module
    return _then(module.load, lambda answer: _loaded(session, module, answer, info))


def _image(session: Session, digest: memoryview | None, image: memoryview | None) -> bytes | None:
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


def _loaded(session: Session, module: Module, answer: Pending, info: bytearray | None) -> int:
    """Enter what the device found, and fill the caller's info."""
    if answer.status != SUCCESS:
        module.log = answer.value if isinstance(answer.value, str) else ""
        if info is not None:
            info[:] = log_blob(module.log, len(info))
        return answer.status or SUCCESS
    module.loaded = answer.value
    module.kernels = {kernel.name: kernel for kernel in answer.value.kernels}
    if module.alive:
        for variable in answer.value.globals:
            session.add_range(variable.address, variable.size)
    return SUCCESS if info is None else _fill_info(module, info)


def _fill_info(module: Module, info: bytearray) -> int:
    blob = info_blob(module.loaded) if module.loaded is not None else b""
    fits = len(blob) <= len(info)
    info[:] = blob if fits else needed_blob(len(blob))[: len(info)]
    # A load has succeeded even if its info did not fit; the tag in its place says to ask again (gtapModuleInfo).
    return SUCCESS


@driver.handler("gtapModuleInfo")
def module_info(session: Session, entry: Entry, info: bytearray | None, capacity: int) -> int | Pending:
    module = _state(session).modules.get(entry.token)
    if module is None or info is None:
        return INVALID_VALUE
    return _then(module.load, lambda answer: answer.status or _fill_info(module, info))


@driver.handler("cuModuleUnload")
def module_unload(session: Session, entry: Entry) -> int | Pending:
    module = _state(session).modules.get(entry.token)
    if module is None:
        return INVALID_HANDLE
    _forget(session, module)
    return session.device.unload(entry)


def _forget(session: Session, module: Module) -> None:
    _state(session).drop_module(module)
    for variable in module.loaded.globals if module.loaded is not None else ():
        session.remove_range(variable.address)


@driver.handler("gtapFunction")
def function(session: Session, entry: Entry, module_entry: Entry, name: str) -> int | Pending:
    state = _state(session)
    module = state.modules.get(module_entry.token)
    if module is None or len(name) > NAME_BYTES:
        return INVALID_HANDLE if module is None else NOT_FOUND
    state.functions[entry.token] = Function(module, name)
    module.functions.append(entry.token)
    return _then(module.load, lambda answer: answer.status or (SUCCESS if module.holds(name) else NOT_FOUND))


@driver.handler("gtapLaunch")
def launch(
    session: Session,
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
    block = bytes(parameters) if parameters is not None else b""
    grid, threads = (grid_x, grid_y, grid_z), (block_x, block_y, block_z)
    if flags > 1 or 0 in grid or 0 in threads or not target.accepts(len(block)):
        return INVALID_VALUE
    module = target.module.entry
    return session.device.launch(Launch(module, target.kernel, grid, threads, shared_bytes, stream, block, flags == 1))


@driver.handler("cuFuncSetAttribute")
def function_attribute(session: Session, entry: Entry, attribute: int, value: int) -> int | Pending:
    target = _state(session).functions.get(entry.token)
    if target is None:
        return INVALID_HANDLE
    return session.device.function_attribute(target.module.entry, target.kernel, attribute, value)


@driver.handler("cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags")
def occupancy(
    session: Session, blocks: bytearray | None, entry: Entry, block_size: int, shared_bytes: int, flags: int
) -> int | Pending:
    target = _state(session).functions.get(entry.token)
    if target is None:
        return INVALID_HANDLE
    pending = session.device.occupancy(target.module.entry, target.kernel, block_size, shared_bytes, flags)
    return _fill(pending, blocks, "<i")


@driver.handler("gtapReset")
def reset(session: Session, ordinal: int) -> int | Pending:
    if ordinal >= session.device_count:
        return INVALID_DEVICE
    for module in _state(session).drop_context(ordinal):
        for variable in module.loaded.globals if module.loaded is not None else ():
            session.remove_range(variable.address)
    return session.device.reset(ordinal)
