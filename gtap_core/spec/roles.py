"""What a parameter means: direction, length and kind; the words a spec is written in."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

Count = str | int


class Role:
    """Base of everything a spec may say about a parameter, a struct member or a type name."""


@attrs.frozen
class Handle(Role):
    """A library's object. As a type: `types={"toyHandle": Handle}`.

    `small`: a number instead of a pointer (cufftHandle). `of`: the type that this is another name of
    (`cusparseConstSpMatDescr_t`). `library`: the library that makes it, when it is another one. `tag`: the C struct
    behind the pointer, `<of>_st` if not given; "void" for a `void *` typedef. On a parameter:
    `nullable`, NULL (token 0) means something.
    """

    small: bool = False
    of: str = ""
    library: str = ""
    tag: str = ""
    nullable: bool = False


@attrs.frozen
class Stream(Role):
    """A CUDA stream, also NULL, legacy and per-thread."""


@attrs.frozen
class DevicePointer(Role):
    """An address of device memory, passed as it is. With `count` elements or `bytes` it is checked on the server."""

    count: Count | None = None
    bytes: Count | None = attrs.field(default=None, kw_only=True)


@attrs.frozen
class In(Role):
    """Host memory that the call reads: `count` elements, or `bytes` bytes. `of` names the element type of a `void *`.

    `nullable`: NULL means something to this function (else the stub answers invalid_value).
    """

    count: Count = 1
    bytes: Count | None = attrs.field(default=None, kw_only=True)
    of: str = attrs.field(default="", kw_only=True)
    nullable: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class InOut(Role):
    """Host memory that the call reads and writes."""

    count: Count = 1
    bytes: Count | None = attrs.field(default=None, kw_only=True)
    of: str = attrs.field(default="", kw_only=True)
    nullable: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Out(Role):
    """Host memory that the call writes. `creates`: a new object, whose handle the client makes."""

    count: Count = 1
    bytes: Count | None = attrs.field(default=None, kw_only=True)
    of: str = attrs.field(default="", kw_only=True)
    nullable: bool = attrs.field(default=False, kw_only=True)
    creates: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Str(Role):
    """A C string that the call reads."""

    nullable: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class HostOrDevice(Role):
    """A pointer to host or device memory: bytes travel from and to the host, an address goes as it is.

    `mode` names a C function of the plugin's headers, `int mode(handle, pointer)`, not 0 for device (cuBLAS's pointer
    mode; `handle` is the function's first parameter). Without it the range table decides. `out`: the call writes it;
    `reads` with it: and leaves some of it as it is (rows of a pitched copy), so that the bytes travel both ways.
    """

    count: Count = 1
    bytes: Count | None = attrs.field(default=None, kw_only=True)
    mode: str = attrs.field(default="", kw_only=True)
    out: bool = attrs.field(default=False, kw_only=True)
    reads: bool = attrs.field(default=False, kw_only=True)
    nullable: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class KernelParams(Role):
    """A kernel's `void **` arguments, packed into one block on the client.

    `pack` names a C function of the plugin's headers, `const void *pack(F function, void **params, size_t *size)`: NULL
    and size 0 when there are none, NULL and another size when it cannot; `of` is the parameter that names the kernel.
    """

    of: str
    pack: str


@attrs.frozen
class Callback(Role):
    """A function of the program. Without `register` only NULL is accepted (the stub answers not_supported).

    `register` names a C function of the plugin's headers: `uint64_t register(gtap_session *, F callback, void *user)`,
    which returns the number that travels; `user` is the parameter handed to the callback, which does not travel.
    """

    user: str = ""
    register: str = attrs.field(default="", kw_only=True)


@attrs.frozen
class Tagged(Role):
    """A value whose meaning another argument (or member) `tag` tells: `cases` by its value, else `default`.

    For a pointer parameter the cases are `In` roles; for a struct member they are `Struct`s that lie over it.
    """

    tag: str
    cases: Mapping[int, Role]
    default: Role | None = None


@attrs.frozen(init=False)
class Struct(Role):
    """A C struct of the spec: member declarations, and roles for members that are not plain data.

    As a type: `types={"dim3": Struct("dim3", "unsigned x", "unsigned y", "unsigned z")}`; the name may be left out of
    the constructor there. Pointer members need a role: DevicePointer, or `In(count)` over other members.
    """

    members: tuple[str, ...]
    roles: Mapping[str, Role]

    def __init__(self, *members: str, **roles: Role | type[Role]) -> None:
        named = {name: role_of(role) for name, role in roles.items()}
        declared = tuple(member for member in members if not member.isidentifier())
        self.__attrs_init__(declared, named)


@attrs.frozen
class User(Role):
    """The argument of a callback: stays in the client."""


@attrs.frozen
class Number(Role):
    """A number by value; the role of every parameter that needs none."""


def role_of(role: Role | type[Role]) -> Role:
    """An instance: `Handle` alone means `Handle()`."""
    return role() if isinstance(role, type) else role
