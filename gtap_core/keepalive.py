"""A peer that is gone without a word: the kernel finds it."""

from __future__ import annotations

import socket
from typing import Protocol

NOTICED = 10  # seconds
_OPTIONS = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 4),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 2),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, NOTICED * 1000),
)


class TcpSocket(Protocol):
    """The standard library's or trio's."""

    def setsockopt(self, level: int, option: int, value: int, /) -> None:
        """As socket.socket has it."""


def keep_alive(tcp: TcpSocket) -> None:
    """Let a TCP connection whose peer is dead end after NOTICED seconds; what a listener accepts inherits it."""
    for option in _OPTIONS:
        tcp.setsockopt(*option)
