"""The server side of boxes, mapped physical memory and what else belongs to memory."""

from __future__ import annotations

from gtap_core import Call, Pending, ordered
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE = 0, 1


@driver.handler("gtapAsideIn")
@ordered(by="nothing")
def aside_in(session: Call, destination: int, source: memoryview | None, size: int) -> int | Pending:
    status = session.check(destination, size) if source is not None else INVALID_VALUE
    if status != SUCCESS or source is None or size == 0:
        return status if size else SUCCESS
    return session.device.aside_in(session.ordinal, destination, source)


@driver.handler("gtapAsideOut")
@ordered(by="nothing")
def aside_out(session: Call, output: bytearray | None, source: int, size: int) -> int | Pending:
    status = session.check(source, size) if output is not None else INVALID_VALUE
    if status != SUCCESS or size == 0:
        return status if size else SUCCESS
    return session.device.aside_out(session.ordinal, source, size)
