"""How a session opens: the client's declaration in, the snapshot out."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

import attrs

from gtap_core.errors import Fault
from gtap_core.wire.connection import CallFrame
from gtap_core.wire.frame import read_tlv
from gtap_core.wire.opening import OPEN, DeviceSnapshot, OpenReply, OpenRequest, decode_offers
from gtap_core.wire.patterns import MOST_PATTERNS

from .device import DeviceFacts, DeviceUnavailable
from .dispatch import Dispatcher
from .link import Links

# Variables of the program that change results of the libraries (ARCHITECTURE section 8); others are ignored.
ENVIRONMENT = frozenset({"CUBLAS_WORKSPACE_CONFIG", "CUDA_DEVICE_ORDER", "CUDA_MODULE_LOADING", "NVIDIA_TF32_OVERRIDE"})


def snapshot(facts: Sequence[DeviceFacts]) -> tuple[DeviceSnapshot, ...]:
    """What the client keeps of the devices."""
    return tuple(
        DeviceSnapshot(
            name=each.name,
            uuid=each.uuid,
            total_memory=each.total_memory,
            pci_bus_id=each.pci_bus_id,
            compute_capability=each.compute_capability,
            driver_version=each.driver_version,
            ptx_only=each.image == "ptx",
            attributes=each.attributes,
        )
        for each in facts
    )


def _within(limit: int, facts: DeviceFacts) -> DeviceFacts:
    """What a lease with a limit knows of a device."""
    return attrs.evolve(facts, total_memory=min(limit, facts.total_memory)) if limit else facts


class Opener:
    """Answers the core library's calls: OPEN, which starts the device, and LIBRARY."""

    def __init__(self, dispatcher: Dispatcher, links: Links, environ: MutableMapping[str, str], server: str) -> None:
        self._dispatcher, self._links = dispatcher, links
        self._environ = environ
        self._server = server
        self._facts: list[DeviceFacts] | None = None

    async def answer(self, frame: CallFrame) -> None:
        """Answer one core call. Fault: it is not well formed, or comes at the wrong time."""
        if frame.ordinal == OPEN:
            await self._open(frame)
        else:
            verdicts = self._dispatcher.libraries.declare(decode_offers(read_tlv(frame.body)))
            answers = self._dispatcher.answers
            answers.channel.put(answers.connection.library_reply(frame.number, verdicts))

    async def _open(self, frame: CallFrame) -> None:
        dispatcher, request = self._dispatcher, OpenRequest.decode(frame.body)
        if request.slot is None:
            raise Fault("OPEN proposes no slot of addresses")
        dispatcher.memory.check_slot(*request.slot)
        dispatcher.usage.client(request.pid, request.program)
        self._links.opened(request)
        dispatcher.libraries.forget()
        verdicts = dispatcher.libraries.declare(request.libraries)
        try:
            facts = await self._start(dict(request.environment))
        except DeviceUnavailable as error:
            self._say(frame, OpenReply(refusal=str(error), server=self._server), status=1)
            return
        taken = await dispatcher.device.reserve(*request.slot).wait() == 0
        if taken:
            dispatcher.memory.slot = request.slot
        self._say(
            frame,
            OpenReply(
                taken, verdicts, snapshot(facts), server=self._server, grace=self._links.grace, patterns=MOST_PATTERNS
            ),
        )

    async def _start(self, environment: Mapping[str, str]) -> list[DeviceFacts]:
        if self._facts is None:
            for name in ENVIRONMENT & environment.keys():
                self._environ[name] = environment[name]
            facts = await self._dispatcher.device.start(self._text)
            self._facts = [_within(self._dispatcher.memory.budget.limit, each) for each in facts]
            self._dispatcher.devices, self._dispatcher.facts = len(self._facts), self._facts
        return self._facts

    def _text(self, fd: int, data: bytes) -> None:
        if not self._dispatcher.over:
            self._dispatcher.answers.text(fd, data)

    def _say(self, frame: CallFrame, reply: OpenReply, status: int = 0) -> None:
        answers = self._dispatcher.answers
        answers.channel.put(answers.connection.open_reply(frame.number, status, reply))
