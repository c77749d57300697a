"""The server side of host functions, values that hold streams, capture and graphs."""

from __future__ import annotations

from gtap_core import Call, DeviceStream, Pending, ordered
from gtap_plugin_driver.spec import driver


@driver.handler("gtapHostFunction")
@ordered(obligation="obligation")
def host_function(session: Call, obligation: int, stream: DeviceStream) -> Pending:
    return session.hold(stream, obligation)
