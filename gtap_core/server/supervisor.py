"""What the server does with each connection: a preamble, a word back, then a lease or a session process takes it."""

from __future__ import annotations

import contextlib
import hmac
import math
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import trio

from gtap_core.confine.user import User
from gtap_core.errors import Fault, UsageError
from gtap_core.guard import Guard
from gtap_core.lane.library import Files
from gtap_core.wire.control import Bye, Ended, Hello, Lost, Missing, Over, Take, Taken
from gtap_core.wire.frame import VERSION
from gtap_core.wire.preamble import MAGIC, SIZE, Code, Kind, Preamble, encode_answer, stream_key

from .audit import Audit
from .children import SessionProcess, Spares, Template
from .control import Control, Left, Offering, answer
from .door import PREAMBLE, Admitted, Door, Refusals, Strangers
from .gauge import Gauges
from .lease import MOST_LEASES, Lease
from .ledger import Ledger, Lines
from .log import plain
from .memory import Memory
from .queue import Queue
from .tokens import Tokens
from .usage import Usages
from .watching import Watching

REFUSED = {
    Code.LEASE: "no such lease",
    Code.PROOF: "its proof of the lease is wrong",
    Code.SESSIONS: "there are as many sessions as may be",
    Code.GONE: "the session is gone, or was there already",
    Code.DEVICE: "no session could be started",
}
LINGER = 0.6  # seconds that sessions have once their program is over, and again once they are told to end
ASKING = 0.3  # seconds that a launcher has to look for a process; then it is asked again
GRACE = 30.0  # seconds for which a lease whose link is lost is kept, unless `gtap serve --grace` says otherwise
LEASE_TIME = 30  # seconds that reserved memory is kept for a launcher that says nothing; `gtap serve --lease-time`
GLANCE = 0.1  # seconds for what came while this process was stopped
STOPPING = "the server is being stopped and takes no new programs: try again later, or another server"
LOST = "its connection was lost"
LOOKING = 0.5  # seconds from one look at the tokens of those who are in to the next


class Supervisor:
    """The leases of one server and the processes of their sessions."""

    def __init__(
        self,
        offering: Offering,
        nursery: trio.Nursery,
        say: Callable[[str], None],
        spares: int = 1,
        grace: float = GRACE,
        guard: Guard | None = None,
        memory: int = 0,
        user: User | None = None,
        lane: Files | None = None,
        lease_time: int = LEASE_TIME,
        tls: Path | None = None,
        audit: Audit | None = None,
        template: Template | None = None,
    ) -> None:
        """`memory`: bytes that each lease may hold of each device; 0: any. `user`: whose sessions' processes are.
        `lane`: the libraries with which they execute calls; None: without. `lease_time`: seconds that a lease with
        memory of its own lasts unless it is renewed; 0: as long as its connection, as all others do.
        `tls`: the library of TLS, for doors that take it. `audit`: who came, and who was refused; None: nobody asks.
        `template`: of sessions' processes, where there is one already.
        """
        self._lines = Lines(say)
        self.say = self._lines.say  # to the log, and to those who watch
        self._offering, self._nursery, self._say, self._grace = offering, nursery, self._lines.say, grace
        self._limit, self._lease_time = memory, lease_time
        self._audit = audit or Audit(None, say)
        self._refusals = Refusals(say, self._audit)
        self.memory = Memory(told=self._share)
        self._leases: dict[bytes, Lease] = {}
        self._coming: dict[bytes, Lease] = {}  # those that wait for memory, or for what there is of it
        self._drained: trio.Event | None = None  # set when the last lease is over; None: new ones are granted
        self._strangers = Strangers()
        self._owners: dict[SessionProcess, Lease] = {}
        self._usages = Usages(self._owners, nursery)
        self.spares = Spares(nursery, offering.device, spares, self._process_ended, guard, user, lane, tls, template)
        self.queue = Queue(self.memory, self.spares.take, self._agreed)
        gauges = Gauges(self.queue.survey, self.spares.take, nursery)
        books = (self._owners, self._leases, self._usages.gather, self.memory.waiting, gauges)
        self.ledger = Ledger(offering.server, offering.device, *books)
        watching = Watching(self.ledger, self._lines, self.end_lease)
        self._control = Control(
            offering, grace, self._strangers, self._refusals, watching, self._granted, self._left, self._say
        )

    async def handle(self, stream: trio.SocketStream, address: Any, door: Door) -> None:
        """Serve one connection from its first byte. `address`: as `accept` gave it; `door`: what the listener asks."""
        self._refusals.peers.met(stream, address)
        try:
            preamble = await self._strangers.introduced(partial(self._preamble, stream))
            if preamble is not None:
                await self._sort(stream, preamble, door)
        except (trio.BrokenResourceError, trio.ClosedResourceError):
            pass  # the peer went: there is nobody to tell
        finally:
            await trio.aclose_forcefully(stream)

    async def _preamble(self, stream: trio.SocketStream) -> Preamble | None:
        """The first 72 bytes and not one more: the rest is for who gets the connection. None: not a gtap client."""
        data = b""
        while len(data) < SIZE:
            part = await stream.receive_some(SIZE - len(data))
            data += part
            if not data.startswith(MAGIC[: len(data)]):
                self._refusals.note(stream, "what it says is not gtap's")
                return None
            if not part:
                return None
        try:
            return Preamble.decode(data)
        except Fault as error:
            self._refusals.note(stream, str(error))
            return None

    async def _sort(self, stream: trio.SocketStream, preamble: Preamble, door: Door) -> None:
        secure = door.tls is not None
        if preamble.version != VERSION:
            await stream.send_all(encode_answer(Code.VERSION))
        elif preamble.tls is not secure:
            speaks, wants = ("TLS", "no TLS") if preamble.tls else ("no TLS", "TLS alone")
            self._refusals.note(stream, f"it speaks {speaks}, this address {wants}")
            await stream.send_all(encode_answer(Code.TLS if secure else Code.PLAIN))
        elif preamble.kind is Kind.CONTROL:
            await answer(stream, encode_answer(Code.WELCOME))
            await self._control.serve(stream, door)
        else:
            await self._data(stream, preamble)

    # ---- leases ----

    async def _granted(
        self, hello: Hello, admitted: Admitted, host: str, stream: trio.abc.Stream, left: Left
    ) -> Lease | str:
        """The lease that a client gets or goes on with, or the sentence that refuses it."""
        if hello.lease is None:
            return await self._new(hello, admitted, host, stream, left)
        kept = self._leases.get(hello.lease)
        if kept is None or kept.token != admitted.who or not hmac.compare_digest(hello.key or b"", kept.key):
            return "the lease is over"
        return kept

    async def _new(
        self, hello: Hello, admitted: Admitted, host: str, stream: trio.abc.Stream, left: Left
    ) -> Lease | str:
        refusal = STOPPING if self._drained is not None else self._too_many(admitted)
        if refusal:
            return refusal
        limits = [each for each in (self._limit, admitted.memory) if each]
        lease = Lease(hello.program, hello.pid, admitted.who, hello.memory, min(limits, default=0), control=stream)
        lease.holder, lease.host, lease.started = admitted.token, host, trio.current_time()
        lease.time = self._lease_time if lease.memory else 0
        if admitted.memory and lease.memory > admitted.memory:
            return f"its token allows programs {admitted.memory >> 20} MiB of each device, and this one wants more"
        self._coming[lease.id] = lease
        try:
            refusal = await self.queue.reserve(lease, hello.wait, left)
        finally:
            del self._coming[lease.id]
        if refusal:
            return refusal
        if self._drained is not None:
            self.memory.leave(lease)
            return STOPPING
        self._leases[lease.id] = lease
        lease.started = trio.current_time()
        lease.account.open(lease, self._offering.device, self._audit)
        self._nursery.start_soon(self._watch, lease)
        return lease

    def _too_many(self, admitted: Admitted) -> str:
        """Why there may not be another lease; a lost one without a session makes way for it."""
        if len(self._leases) + len(self._coming) >= MOST_LEASES and not self._forgotten(self._leases.values()):
            return f"the server has granted {MOST_LEASES} leases already: try again later"
        token = admitted.token
        own = [each for each in (*self._leases.values(), *self._coming.values()) if each.of(token)]
        if token and 0 < token.sessions <= len(own) and not self._forgotten(own):
            return f"its token allows {token.sessions} programs at once, and {len(own)} run or wait"
        return ""

    def _forgotten(self, leases: Iterable[Lease]) -> bool:
        """Give up the lease that is lost for the longest without a session: its program has crashed, most likely."""
        for lease in leases:
            if lease.control is None and not lease.sessions:
                del self._leases[lease.id]
                lease.why = LOST
                self.memory.leave(lease)
                self._settled(lease)
                return True
        return False

    async def _watch(self, lease: Lease) -> None:
        """End a lease that is not renewed: by beats, or, where its connection is lost, by another one."""
        while lease.id in self._leases:
            with trio.move_on_at(lease.until):
                await lease.sooner.wait()
            lease.sooner = trio.Event()
            if lease.control is not None:
                await trio.sleep(GLANCE)
            if lease.until > trio.current_time() or lease.id not in self._leases:
                continue
            if lease.control is None:
                lease.why = LOST
                await self._end(lease)
            else:
                await self.end_lease(lease, f"it was not renewed for {lease.time} s")

    async def end_lease(self, lease: Lease, reason: str) -> None:
        """End a lease at once, for a reason that its launcher and its program hear; also one that waits still."""
        if lease in self.memory.waiting:
            self.memory.refuse(lease, reason)
        if self._leases.pop(lease.id, None) is None:
            return
        lease.why = reason
        self._say(f"the lease of {plain(lease.program) or 'a program'} (pid {lease.pid}) is over: {reason}")
        over = Over(reason)
        for child in tuple(lease.sessions.values()):
            self._nursery.start_soon(child.dismiss, over, LINGER)
        if not lease.sessions:
            self.memory.leave(lease)
        self._settled(lease)
        await lease.inform(over)
        control, lease.control = lease.control, None
        lease.sooner.set()
        if control is not None:
            await trio.aclose_forcefully(control)
        self._check_drained()

    def _left(self, lease: Lease) -> None:
        self._nursery.start_soon(self._end, lease)

    async def _end(self, lease: Lease) -> None:
        """The program is over: its sessions end with their connections; those that stay are ended."""
        if self._leases.pop(lease.id, None) is None:
            return
        lease.sooner.set()
        if not lease.sessions:
            self.memory.leave(lease)
        self._settled(lease)
        for child in tuple(lease.sessions.values()):
            if child.lost is not None:  # nobody comes back to it
                self._nursery.start_soon(child.dismiss, None, LINGER)
        with trio.move_on_after(LINGER):
            for child in tuple(lease.sessions.values()):
                await child.ended.wait()
        for child in tuple(lease.sessions.values()):
            self._nursery.start_soon(child.dismiss, None, LINGER)
        self._check_drained()

    def _check_drained(self) -> None:
        if self._drained is not None and not self._leases:
            self._drained.set()

    def _settled(self, lease: Lease) -> None:
        """A lease or a session is over: once all of a lease is, it is on record."""
        if lease.id not in self._leases and not lease.sessions:
            lease.account.close(lease, self._offering.device, self._audit)

    async def watch_tokens(self, tokens: Tokens) -> None:
        """End, for ever, the leases whose token is revoked or has expired; and tell who was refused often."""
        said = ""
        while True:
            await trio.sleep(LOOKING)
            self._refusals.tell()
            try:
                every = (*self._leases.values(), *self.memory.waiting)
                over = [(each, why) for each in every if each.holder and (why := tokens.over(each.holder))]
            except UsageError as error:
                if said != str(error):
                    self._say(said := str(error))
                continue
            said = ""
            for lease, why in over:
                self._nursery.start_soon(self.end_lease, lease, why)

    async def drain(self, seconds: float) -> None:
        """Grant no new lease; return when the last one is over, or after so many seconds."""
        self._drained = trio.Event()
        for lease in tuple(self.memory.waiting):
            self.memory.refuse(lease, STOPPING)
        if self._leases:
            with trio.move_on_after(seconds):
                await self._drained.wait()

    @property
    def programs(self) -> int:
        """How many programs hold a lease."""
        return len(self._leases)

    async def stop(self) -> None:
        """Say Bye to every launcher: the server is being stopped. Takes a moment at most. All leases are on record."""
        with trio.move_on_after(LINGER):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self._usages.gather)
                for lease in (*self._leases.values(), *self.memory.waiting):
                    nursery.start_soon(lease.inform, Bye())
        for lease in dict.fromkeys((*self._leases.values(), *self._owners.values())):
            lease.why = lease.why or "the server was stopped"
            for child in lease.sessions.values():
                lease.account.add(child)
            lease.account.close(lease, self._offering.device, self._audit)
        self._refusals.finish()

    # ---- sessions, and data connections ----

    async def _data(self, stream: trio.SocketStream, preamble: Preamble) -> None:
        lease = self._leases.get(preamble.lease)
        code = Code.LEASE if lease is None else lease.judge(preamble)
        child: SessionProcess | None = None
        if lease is not None and code is Code.WELCOME:
            code, child = await self._child(lease, preamble)
        if code is not Code.WELCOME:
            self._refusals.note(stream, f"a {preamble.kind.name.lower()} connection: {REFUSED.get(code, 'see above')}")
        await stream.send_all(encode_answer(code))
        if child is not None:
            # It has just ended, or hears nothing: the client will see.
            with contextlib.suppress(OSError, trio.ClosedResourceError), trio.move_on_after(PREAMBLE):
                why = f"a {preamble.kind.name.lower()} connection: its TLS handshake failed"
                await child.connect(preamble, stream.socket, self._refusals.later(stream, why))

    async def _child(self, lease: Lease, preamble: Preamble) -> tuple[Code, SessionProcess | None]:
        """The process that a connection belongs to; a channel makes a session of a spare one."""
        if preamble.kind is not Kind.CHANNEL or preamble.resumed:
            return Code.WELCOME, lease.sessions[preamble.session]
        lease.coming += 1
        try:
            child = await self.spares.take()
            child.asked, child.missed, child.takes = self._usages.asked, self._missed, self._takes
            child.shared, secret = self.memory.shared, stream_key(lease.key, preamble.session)
            await child.start(preamble.session, math.ceil(self._grace), lease.most, secret)
        except OSError as error:
            self._say(f"a session process could not be started: {error.strerror}")
            return Code.DEVICE, None
        finally:
            lease.coming -= 1
        if lease.judge(preamble) is Code.GONE or lease.id not in self._leases:
            child.release()  # two channels at once, or the lease ended meanwhile
            return Code.GONE, None
        lease.open(preamble.session, child)
        self._owners[child] = lease
        self.ledger.opened(child)
        await self._share_with(child)  # it may have changed while the process started
        program = plain(lease.program) or "a program"
        self._say(f"session {_short(preamble.session)} started: {program} (pid {lease.pid})")
        return Code.WELCOME, child

    def _share(self) -> None:
        for child in self._owners:
            if child.shared != self.memory.shared:
                self._nursery.start_soon(self._share_with, child)

    async def _share_with(self, child: SessionProcess) -> None:
        await child.share(self.memory.shared)

    async def _agreed(self) -> None:
        """Until every session asks before it takes memory; one that hears nothing does not hold up the others."""
        with trio.move_on_after(LINGER):
            for child in tuple(self._owners):
                await self._share_with(child)
                await child.agreed.wait()

    def _takes(self, child: SessionProcess, take: Take) -> Taken:
        lease = self._owners.get(child)
        return Taken(False, 0) if lease is None else self.memory.take(lease, child, take)

    def _missed(self, child: SessionProcess) -> None:
        lease = self._owners.get(child)
        if child.lost is None or lease is None:
            return
        if lease.id in self._leases:
            self._nursery.start_soon(self._ask_for, child, child.lost)
        else:
            self._nursery.start_soon(child.dismiss, None, LINGER)

    async def _ask_for(self, child: SessionProcess, lost: Lost) -> None:
        """A session's link is lost: it is ended when its client is gone, or has been out of sight for the grace."""
        deadline = trio.current_time() + self._grace
        question = Missing(child.session, lost.pid, lost.namespace, lost.image)
        while child.lost is lost and (lease := self._owners.get(child)) is not None:
            child.seen = "unknown"
            await lease.inform(question)
            await trio.sleep(ASKING)
            if child.lost is not lost:
                return
            if child.seen == "alive":  # an idle program may notice late that its link is cut
                deadline = trio.current_time() + self._grace
            elif child.seen == "gone" or trio.current_time() >= deadline:
                await child.dismiss(None, LINGER)

    def _process_ended(self, child: SessionProcess) -> None:
        lease = self._owners.pop(child, None)
        why = child.why()
        self.ledger.ended(child)
        if lease is None:
            if why and not child.session:
                self._say(f"an idle session process ended: {why}")
            return
        del lease.sessions[child.session]
        if lease.sessions or lease.id in self._leases:
            self.memory.settle()
        else:
            self.memory.leave(lease)
        lease.account.add(child)
        self._settled(lease)
        self._say(f"session {_short(child.session)} ended: {why or 'its program ended'}")
        if why:
            self._nursery.start_soon(lease.inform, Ended(child.session, why[:4000]))


def _short(session: bytes) -> str:
    return session[:4].hex()
