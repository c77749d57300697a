"""The `gtap` command: parses and calls. What a command needs is imported when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from . import config, flags
from .errors import GtapError, ProgramError, UsageError

if TYPE_CHECKING:
    from . import native
    from .flags import Commands

FAILED = 125  # gtap itself failed, as env(1) and docker say it; 126 and 127 are the program's
ENGINES = ("docker", "podman")
WITH_VALUE = tuple(row.flag for row in config.flags("exec") if row.metavar and not row.alone)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status for the shell."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    words, program = split_program(words)
    options = _parser().parse_args(words)
    options.program = program
    try:
        return int(options.command(options))
    except ProgramError as error:
        return _failed(error, error.status)
    except GtapError as error:
        return _failed(error, FAILED)
    except KeyboardInterrupt:
        return 130


def split_program(words: list[str]) -> tuple[list[str], list[str]]:
    """Cut `exec OPTIONS PROGRAM ARGUMENTS` before the program, `docker OPTIONS run WORDS` before `run`: options end at
    the first word that is none.

    `--stats` alone becomes `--stats=`, so that it never takes the program for its file. `draft` reads its own words.
    """
    if words[:1] == ["draft"]:
        return words[:1], words[1:]
    if not words or words[0] not in ("exec", *ENGINES):
        return words, []
    options = words[:1]
    rest = words[1:]
    while rest and rest[0].startswith("-") and rest[0] not in ("-", "--"):
        word = rest.pop(0)
        options.append("--stats=" if word == "--stats" else word)
        if word in WITH_VALUE and rest:
            options.append(rest.pop(0))
    return options, rest[1:] if rest[:1] == ["--"] else rest


def _failed(error: GtapError, status: int) -> int:
    sys.stderr.write(f"gtap: {error}\n")
    return status


# ---- what can be said ------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gtap", description="A GPU as a network resource.", allow_abbrev=False)
    parser.add_argument("--version", action=_Version, nargs=0, help="say the version and end")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_serve, _add_runs, _add_views, _add_joins, _add_token, _add_reports, _add_makers):
        add(commands)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        from importlib.metadata import version

        parser.exit(message=f"gtap {version('gtap')}\n")


def _add_serve(commands: Commands) -> None:
    serve = flags.command(commands, "serve", "offer this machine's device", _serve, settings="serve")
    serve.add_argument("--check", action="store_true", help="say what would be served and what is missing, and end")
    serve.add_argument("--systemd-unit", action="store_true", help="print a unit that serves so, and end")
    serve.add_argument(
        "--tui", action="store_true", help="show it in this terminal, as gtap top does, and end with that"
    )
    serve.add_argument("--ready-fd", type=int, help=argparse.SUPPRESS)
    serve.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)


def _settings(options: argparse.Namespace) -> config.Settings:
    return config.load({row.name: getattr(options, row.name, None) for row in config.TABLE})


def _add_runs(commands: Commands) -> None:
    """What runs a program with a lease."""
    usage = "gtap exec [--server URL | --local] [--stats[=FILE]] [--record FILE] [--memory SIZE [--wait TIME]] "
    usage += "PROGRAM [ARGUMENT...]"
    told = "run a program with its CUDA calls remote"
    flags.command(commands, "exec", told, _exec, usage=usage, settings="exec", local=True)
    for name in ENGINES:
        usage = f"gtap {name} [--server URL | --local] [--memory SIZE [--wait TIME]] "
        usage += f"run [{name.upper()}'S OPTIONS] IMAGE [ARGUMENT...]"
        told = f"run a container with its CUDA calls remote, as {name} run"
        run = flags.command(commands, name, told, _engine, usage=usage, settings="docker", local=True)
        run.set_defaults(engine=name)


def _add_views(commands: Commands) -> None:
    """What looks at a server, and ends what is there."""
    top = flags.command(commands, "top", "watch a server: its devices, its sessions, its log", _top, settings="top")
    top.add_argument("--json", action="store_true", help="print what there is now, and end")
    flags.command(commands, "leases", "list the programs that a server serves", _leases, settings="leases")
    kick = flags.command(commands, "kick", "end a program's lease", _kick, settings="kick")
    kick.add_argument("lease", type=flags.lease_id, metavar="LEASE", help="as gtap leases lists it, or how it begins")


def _add_joins(commands: Commands) -> None:
    """What chooses the servers of other machines."""
    join = flags.command(commands, "join", "use a server of another machine from now on", _join, settings="join")
    join.add_argument("link", metavar="LINK", help="what the server's owner gave: gtap://TOKEN@host:port#FINGERPRINT")
    leave = flags.command(commands, "leave", "use a joined server no more", _leave)
    leave.add_argument("server", metavar="HOST:PORT", nargs="?", help="which (all)")


def _add_token(commands: Commands) -> None:
    token = commands.add_parser("token", help="say who may use this machine's server from others", allow_abbrev=False)
    does = token.add_subparsers(metavar="create|list|revoke", required=True)
    create = flags.command(does, "create", "let somebody in: prints the link for gtap join", _token_create)
    create.add_argument("--name", required=True, help="whose it is; the log and gtap token revoke name it so")
    create.add_argument("--memory", type=flags.size, default=0, metavar="SIZE", help="by program and device: 8G (any)")
    create.add_argument("--max-sessions", type=flags.count, default=0, metavar="N", help="programs at once (any)")
    create.add_argument("--expires", type=flags.age, default=0, metavar="TIME", help="in how long: 12h, 30d (never)")
    flags.command(does, "list", "show the tokens, not their secrets", _token_list)
    revoke = flags.command(does, "revoke", "let somebody in no more; what they run ends", _token_revoke)
    revoke.add_argument("which", metavar="NAME", help="its name, or its id")


def _add_reports(commands: Commands) -> None:
    """What says something of runs, packages and settings."""
    trace = flags.command(commands, "trace", "list what a recorded run sent", _trace)
    trace.add_argument("file", metavar="FILE", help="what gtap exec --record wrote")
    plugins = flags.command(commands, "plugins", "list the installed libraries and devices", _plugins)
    plugins.add_argument("--coverage", action="store_true", help="how many functions of each library are there")
    flags.command(commands, "config", "show every setting, as a settings file", _config)


def _add_makers(commands: Commands) -> None:
    """What those need who make gtap, or a plugin."""
    flags.command(commands, "build", "compile every native file that is missing", _build)
    generate = flags.command(commands, "generate", "write a plugin's generated files", _generate)
    generate.add_argument("plugin", metavar="PLUGIN", nargs="+", help="a plugin's folder or package")
    generate.add_argument("--check", action="store_true", help="write nothing; fail where a file would change")
    draft = commands.add_parser("draft", help="draft a spec from C headers", add_help=False, allow_abbrev=False)
    draft.set_defaults(command=_draft)
    bench = flags.command(commands, "bench", "measure gtap beside raw sockets", _bench)
    bench.add_argument("names", metavar="NAME", nargs="*", help="which benchmarks (all); or: replay FILE")
    bench.add_argument("--seconds", type=flags.duration, default=2.0, metavar="S", help="for each run of a program (2)")
    bench.add_argument("--json", metavar="FILE", help="write the figures to a file, too")
    bench.add_argument("--list", action="store_true", help="say what there is, and measure nothing")


# ---- what is done ----------------------------------------------------------------------------------------------------


def _serve(options: argparse.Namespace) -> int:
    if options.with_parent:
        _end_with_parent()
    if options.check:
        return _check(options)
    if options.systemd_unit:
        return _systemd_unit(options)
    if options.tui:
        from .tui import command

        return command.serve(_settings(options), ["serve", *_flags(options)])
    from .server import serve

    # A server for one program of its own user's: there is nobody to be kept apart.
    return serve.run(_settings(options), options.ready_fd, alone=options.with_parent)


def _check(options: argparse.Namespace) -> int:
    from .server import check

    status, text = check.run(_settings(options))
    sys.stdout.write(text)
    return status


def _systemd_unit(options: argparse.Namespace) -> int:
    from .server import systemd

    sys.stdout.write(systemd.unit(_flags(options), root=os.geteuid() == 0))
    return 0


def _flags(options: argparse.Namespace) -> list[str]:
    """The settings of `gtap serve`, as the command line had them."""
    return [word for row in config.flags("serve") for word in _said(row, getattr(options, row.name))]


def _said(row: config.Setting, value: str | list[str] | None) -> list[str]:
    """A flag as the command line had it."""
    if row.switch:
        return [row.flag] if value else []
    values = [value] if isinstance(value, str) else value or []
    return [word for each in values for word in (row.flag, each)]


def _end_with_parent() -> None:
    """Ask Linux to end this process with the one that started it, however that one ends."""
    import ctypes
    import signal

    pr_set_pdeathsig = 1
    parent = os.getppid()
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, int(signal.SIGTERM), 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(0)


def _exec(options: argparse.Namespace) -> int:
    if not options.program:
        raise UsageError("gtap exec needs a program to run: gtap exec [OPTIONS] PROGRAM [ARGUMENT...]")
    settings = _checked(options)
    from .client import exec as client

    device = settings.device if options.local else None
    wanted = (settings.memory, settings.wait)
    return _ended(client.run(client.Run(options.program, settings, device, settings.stats, settings.record, *wanted)))


def _checked(options: argparse.Namespace) -> config.Settings:
    """The settings of a run."""
    settings = _settings(options)
    if options.device and not options.local:
        raise UsageError("--device belongs to --local: a server that runs already has its device")
    if options.wait and not settings.memory:
        raise UsageError("--wait belongs to --memory: what a program has without is not waited for")
    return settings


def _ended(status: int) -> int:
    """End as the program did: with its status, or by its signal."""
    from .client.signals import die_by

    if status < 0:
        die_by(-status)
        return 128 - status
    return status


def _top(options: argparse.Namespace) -> int:
    from .client import views, watch

    settings = _settings(options)
    if sys.stdout.isatty() and not options.json:
        from .tui import command

        return command.run(settings)
    snapshot = watch.look(settings)
    sys.stdout.write(views.to_json(snapshot) if options.json else views.to_table(snapshot))
    return 0


def _leases(options: argparse.Namespace) -> int:
    from .client import views, watch

    sys.stdout.write(views.leases_table(watch.look(_settings(options))))
    return 0


def _engine(options: argparse.Namespace) -> int:
    if options.program[:1] != ["run"]:
        raise UsageError(f"type gtap {options.engine} [OPTIONS] run IMAGE [ARGUMENT...]: it runs containers, no more")
    settings = _checked(options)
    from .client import docker

    device = settings.device if options.local else None
    return _ended(docker.run(docker.Run(options.engine, options.program[1:], settings, device)))


def _kick(options: argparse.Namespace) -> int:
    import trio

    from .client import watch

    done = trio.run(watch.kick, *watch.place_of(_settings(options)), options.lease)
    sys.stdout.write(f"the lease {done.lease[:8]} of {done.program} is over\n")
    return 0


def _join(options: argparse.Namespace) -> int:
    from .client import first_look, joined

    settings = _settings(options)
    server, said = joined.join(options.link, settings)
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    return _ended(first_look.look(server, settings))


def _leave(options: argparse.Namespace) -> int:
    from .client import joined

    sys.stdout.write(f"{joined.leave(options.server, config.load())}\n")
    return 0


def _token_create(options: argparse.Namespace) -> int:
    from .server import invitations

    said = invitations.create(
        config.load().state_folder,
        options.name,
        expires=options.expires,
        memory=options.memory,
        sessions=options.max_sessions,
    )
    sys.stdout.write(said)
    return 0


def _token_list(_options: argparse.Namespace) -> int:
    from .server import invitations

    sys.stdout.write(invitations.listing(config.load().state_folder))
    return 0


def _token_revoke(options: argparse.Namespace) -> int:
    from .server import invitations

    sys.stdout.write(invitations.revoke(config.load().state_folder, options.which))
    return 0


def _trace(options: argparse.Namespace) -> int:
    from .client import trace

    for line in trace.listing(trace.read(Path(options.file))):
        sys.stdout.write(f"{line}\n")
    return 0


def _plugins(options: argparse.Namespace) -> int:
    from . import listing

    sys.stdout.write(listing.coverage() if options.coverage else listing.listing())
    return 0


def _config(_options: argparse.Namespace) -> int:
    sys.stdout.write(config.describe())
    return 0


def _workshop() -> native.Workshop:
    from . import native

    settings = config.load()
    return native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))


def _build(_options: argparse.Namespace) -> int:
    from . import native
    from .bundle import make_bundle

    workshop, installed = _workshop(), native.plugins()
    native.server_files(workshop, installed)
    workshop.obtain([native.lane_unit()])
    sys.stdout.write(f"{make_bundle(workshop, installed)}\n")
    return 0


def _generate(options: argparse.Namespace) -> int:
    from .generate import command

    return command.run(options.plugin, check=options.check)


def _draft(options: argparse.Namespace) -> int:
    from .generate import draft

    return draft.run(options.program)


def _bench(options: argparse.Namespace) -> int:
    from .bench import command

    if options.list:
        sys.stdout.write(command.listing())
        return 0
    if options.names[:1] == ["replay"]:
        return _replay(options.names[1:])
    return command.run(options.names, options.seconds, options.json)


def _replay(files: Sequence[str]) -> int:
    from .bench import replay

    if len(files) != 1:
        raise UsageError("gtap bench replay takes one file, as gtap exec --record FILE writes it")
    return replay.run(Path(files[0]))


if __name__ == "__main__":
    sys.exit(main())
