"""systemd: the unit that runs `gtap serve`, and what the server tells the manager that started it."""

from __future__ import annotations

import contextlib
import os
import shlex
import socket
import sys
from collections.abc import Mapping, Sequence

DRAIN = "60"  # seconds that the unit gives programs

# What is not there would hurt sessions: they compile (MemoryDenyWriteExecute), open GPUs (PrivateDevices, and
# ProtectClock, which implies DeviceAllow), become another user (SystemCallFilter=~@setuid), and the driver's helper for
# device files is setuid (NoNewPrivileges, RestrictSUIDSGID).
_UNIT = """\
[Unit]
Description=gtap: this machine's GPU as a network resource
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
NotifyAccess=main
ExecStart={command}
Environment=PYTHONUNBUFFERED=1
Restart=on-failure
# Programs' sessions are processes of the server: SIGTERM is for the server alone, which lets them end (--drain), and
# one of them that runs out of memory ends by itself.
KillMode=mixed
OOMPolicy=continue
TimeoutStopSec=15
LimitNOFILE=65536
LimitMEMLOCK=infinity
TasksMax=infinity
{system}
[Install]
WantedBy={target}
"""

# A user's own manager leaves the user's folders as they are: what `gtap token` and `gtap exec` say, the server sees.
_SYSTEM = """\
Environment=XDG_CONFIG_HOME=%E XDG_STATE_HOME=%S XDG_CACHE_HOME=%C XDG_RUNTIME_DIR=%t
StateDirectory=gtap
StateDirectoryMode=0700
CacheDirectory=gtap
RuntimeDirectory=gtap
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelTunables=yes
RestrictRealtime=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
"""


def unit(words: Sequence[str], root: bool) -> str:
    """A unit that serves with these words of the command line, for root's manager or a user's own.

    systemd's folders take the place of root's own: /etc/gtap/config.toml, /var/lib/gtap, /run/gtap/serve.sock.
    """
    drain = () if "--drain" in words else ("--drain", DRAIN)
    command = [sys.executable, "-m", "gtap_core.cli", "serve", *words, *drain]
    text = " ".join(_escaped(word) for word in command)
    target = "multi-user.target" if root else "default.target"
    return _UNIT.format(command=text, system=_SYSTEM if root else "", target=target)


def _escaped(word: str) -> str:
    """A word of ExecStart: quoted, and without systemd's specifiers and variables."""
    return shlex.quote(word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$"))


def notify(state: str, environ: Mapping[str, str] | None = None) -> None:
    """Tell the service manager, where one started this server and listens (sd_notify(3))."""
    address = (os.environ if environ is None else environ).get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    name = "\0" + address[1:] if address.startswith("@") else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.sendto(state.encode(), name)


def stopping(seconds: int) -> None:
    """Tell it that the server ends, which takes so many seconds at most, and a few more."""
    notify(f"STOPPING=1\nEXTEND_TIMEOUT_USEC={(seconds + 10) * 1_000_000}")
