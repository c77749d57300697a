"""The server's numbers for Prometheus: one page, by HTTP. What they are is the ledger's."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

import attrs
import h11
import trio
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from gtap_core.errors import UsageError
from gtap_core.wire.traffic import Traffic
from gtap_core.wire.watch import Snapshot

PATIENCE = 5.0  # seconds for a request, and again for the answer to be taken
MOST_AT_ONCE = 16  # connections; further ones wait in the listener's queue
MOST_HEAD = 8192  # bytes of a request; it has no body
_TYPE = (b"content-type", b"text/plain; version=0.0.4; charset=utf-8")
_TRAFFIC = {
    "calls": "Remote calls, posts among them",
    "posts": "Calls that nobody waited for",
    "waits": "Round trips that a thread of a program waited for",
    "bytes_sent": "Bytes that programs sent",
    "bytes_received": "Bytes that programs received",
}
_LABELS = ("session", "lease", "program", "token", "host", "pid")


@attrs.frozen
class _Numbers(Collector):
    """A snapshot as metrics."""

    snapshot: Snapshot

    def collect(self) -> Iterator[Metric]:
        found = self.snapshot
        yield GaugeMetricFamily("gtap_uptime_seconds", "Since the server started", value=found.uptime / 1000)
        yield GaugeMetricFamily("gtap_sessions", "Sessions that are there", value=len(found.sessions))
        yield GaugeMetricFamily("gtap_leases", "Programs that are served", value=_served(found))
        waiting = len(found.leases) - _served(found)
        yield GaugeMetricFamily("gtap_leases_waiting", "Programs that wait for memory", value=waiting)
        yield CounterMetricFamily("gtap_sessions_opened", "Sessions since the server started", value=found.opened)
        yield CounterMetricFamily("gtap_gpu_seconds", "Time in which kernels ran", value=found.gpu_time / 1e9)
        for name, meaning in _TRAFFIC.items():
            yield CounterMetricFamily(f"gtap_{name}", meaning, value=getattr(found.total, name))
        yield from self._gpus()
        yield from self._sessions()

    def _gpus(self) -> Iterator[Metric]:
        gpus = self.snapshot.gpus
        columns: dict[str, tuple[str, list[Any]]] = {
            "utilisation_ratio": ("Part of the last second in which kernels ran", [g.utilisation / 100 for g in gpus]),
            "memory_bytes": ("Memory that sessions have", [g.memory for g in gpus]),
            "memory_total_bytes": ("Memory", [g.total or None for g in gpus]),
            "temperature_celsius": ("Temperature", [g.temperature for g in gpus]),
        }
        for name, (meaning, values) in columns.items():
            family = GaugeMetricFamily(f"gtap_device_{name}", meaning, labels=("device", "name"))
            for ordinal, value in enumerate(values):
                if value is not None:
                    family.add_metric((str(ordinal), gpus[ordinal].name), value)
            yield family

    def _sessions(self) -> Iterator[Metric]:
        rows = [
            ((each.id[:8], each.lease[:8], each.program, each.token, each.host, str(each.pid)), each)
            for each in self.snapshot.sessions
        ]
        memory = GaugeMetricFamily("gtap_session_memory_bytes", "Memory that a session has", labels=_LABELS)
        time = CounterMetricFamily("gtap_session_gpu_seconds", "Time in which its kernels ran", labels=_LABELS)
        for labels, each in rows:
            memory.add_metric(labels, each.memory)
            time.add_metric(labels, each.gpu_time / 1e9)
        yield memory
        yield time
        yield from _traffic((labels, each.total) for labels, each in rows)


def _served(snapshot: Snapshot) -> int:
    return sum(not each.position for each in snapshot.leases)


def _traffic(rows: Iterable[tuple[tuple[str, ...], Traffic]]) -> Iterator[Metric]:
    every = list(rows)
    for name, meaning in _TRAFFIC.items():
        family = CounterMetricFamily(f"gtap_session_{name}", f"{meaning}, by session", labels=_LABELS)
        for labels, total in every:
            family.add_metric(labels, getattr(total, name))
        yield family


def page(snapshot: Snapshot) -> bytes:
    """What Prometheus reads."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Numbers(snapshot))
    text: bytes = generate_latest(registry)
    return text


async def listen(address: str) -> trio.SocketListener:
    """Open `HOST:PORT`. Raises UsageError with a sentence."""
    host, _, port = address.rpartition(":")
    try:
        (listener,) = await trio.open_tcp_listeners(int(port), host=host.removeprefix("[").removesuffix("]"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it names several addresses"
        raise UsageError(f"gtap serve cannot offer metrics on {address}: {reason}") from error
    return listener


async def serve(listener: trio.SocketListener, measure: Callable[[], Awaitable[Snapshot]]) -> None:
    """Answer requests for ever."""
    at_once = trio.CapacityLimiter(MOST_AT_ONCE)

    async def handle(stream: trio.SocketStream) -> None:
        async with at_once:
            with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError, h11.RemoteProtocolError):
                await _answer(stream, measure)
        await trio.aclose_forcefully(stream)

    await trio.serve_listeners(handle, [listener])


async def _answer(stream: trio.SocketStream, measure: Callable[[], Awaitable[Snapshot]]) -> None:
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=MOST_HEAD)
    request: h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED] = h11.NEED_DATA
    with trio.move_on_after(PATIENCE):
        while request is h11.NEED_DATA:
            connection.receive_data(await stream.receive_some(MOST_HEAD))
            request = connection.next_event()
    if not isinstance(request, h11.Request):
        return
    if request.target.partition(b"?")[0] != b"/metrics":
        status, body = 404, b"the numbers are at /metrics\n"
    elif request.method not in (b"GET", b"HEAD"):
        status, body = 405, b"there is nothing to be done but GET\n"
    else:
        status, body = 200, page(await measure())
    headers = [_TYPE, (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    data = connection.send(h11.Response(status_code=status, headers=headers)) or b""
    if request.method != b"HEAD":
        data += connection.send(h11.Data(data=body)) or b""
    with trio.move_on_after(PATIENCE):
        await stream.send_all(data)
        await stream.send_eof()
