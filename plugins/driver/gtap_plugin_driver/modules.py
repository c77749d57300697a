"""What a session keeps of its modules on the server: image bytes by content, kernels, globals, live memory."""

from __future__ import annotations

import hashlib
import struct
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from gtap_core import DeviceStream as Stream
from gtap_core import Entry, Kernel, Launch, LinkInput, Loaded, Pending
from gtap_plugin_driver.launches import Attributes

IMAGE_CACHE_BYTES = 256 << 20
LINK_BYTES, LINK_INPUTS = 256 << 20, 4096  # of all links of a session together; of one
LINKS = 64  # of one session at a time
MODULE_BYTES = 1 << 30  # images of a session's modules
FUNCTIONS = 1 << 17  # that have a handle
ALLOCATIONS = 1 << 20
MOST_PARAMETERS = 32764  # bytes of a kernel's

# Tags of the module info blob (wire/README.md): top level, then inside a kernel, then inside a global.
_KERNEL, _GLOBAL, _LOG, _NEEDED = 1, 2, 3, 4
_NAME, _PARAMETERS, _ATTRIBUTES = 1, 2, 3
_NAME_OF_GLOBAL, _RANGE = 1, 2


def digest_of(image: bytes | memoryview) -> bytes:
    """Return the BLAKE2b-256 by which an image is known; the server always computes it itself."""
    return hashlib.blake2b(image, digest_size=32).digest()


@attrs.define(eq=False)
class ImageCache:
    """Images by content hash, the least recently used dropped first; larger ones than the limit are not kept."""

    limit: int = IMAGE_CACHE_BYTES
    _images: OrderedDict[bytes, bytes] = attrs.field(factory=OrderedDict)
    _size: int = 0
    _coming: tuple[bytes, bytearray] | None = None  # the image that arrives in parts, by its announced hash

    def add_part(self, digest: bytes, part: bytes | memoryview, offset: int, total: int) -> bool:
        """Append a part of an image and keep the whole once it is there; False for a part that does not follow."""
        if offset == 0:
            self._coming = (digest, bytearray())
        if self._coming is None or self._coming[0] != digest or len(self._coming[1]) != offset:
            return False
        if total > self.limit or offset + len(part) > total:
            return False
        data = self._coming[1]
        data += part
        if len(data) < total:
            return True
        self._coming = None
        self.put(digest_of(data), bytes(data))
        return digest in self._images

    def get(self, digest: bytes) -> bytes | None:
        """Return an image and make it the most recently used."""
        image = self._images.get(digest)
        if image is not None:
            self._images.move_to_end(digest)
        return image

    def put(self, digest: bytes, image: bytes) -> None:
        """Keep an image under its own digest."""
        if digest in self._images or len(image) > self.limit:
            return
        self._images[digest] = image
        self._size += len(image)
        while self._size > self.limit:
            _, dropped = self._images.popitem(last=False)
            self._size -= len(dropped)


@attrs.define(eq=False)
class Module:
    """One loaded module. `loaded` and `kernels` are filled when the device has answered."""

    entry: Entry
    ordinal: int
    load: Pending
    size: int  # bytes of its image
    variables: int = 0  # bytes of the lease's memory that its variables count as
    loaded: Loaded | None = None
    kernels: dict[str, Kernel] = attrs.field(factory=dict)
    log: str = ""
    alive: bool = True
    functions: list[int] = attrs.field(factory=list)

    def holds(self, kernel: str) -> bool:
        """Say whether the module has that kernel; true while the device has not answered, which then checks itself."""
        return self.loaded is None or kernel in self.kernels


@attrs.frozen
class Function:
    """A kernel of a module, as a CUfunction of the program names it."""

    module: Module
    kernel: str

    def launch(
        self, shape: Sequence[int], stream: Stream, parameters: bytes | None, attributes: Attributes = ()
    ) -> Launch | None:
        """The launch with a shape (grid, block, shared bytes, flags), None where it cannot be.

        `parameters` None: only how it would run is asked.
        """
        x, y, z, block_x, block_y, block_z, shared, flags = shape
        if 0 in shape[:6] or flags > 1 or (parameters is not None and not self._accepts(len(parameters))):
            return None
        grid, threads = (x, y, z), (block_x, block_y, block_z)
        module = self.module.entry
        return Launch(module, self.kernel, grid, threads, shared, stream, parameters or b"", flags == 1, attributes)

    def _accepts(self, parameter_bytes: int) -> bool:
        """Whether a parameter block of that length covers all parameters."""
        kernel = self.module.kernels.get(self.kernel)
        needed = max((offset + size for offset, size in kernel.parameters), default=0) if kernel is not None else 0
        return needed <= parameter_bytes <= MOST_PARAMETERS


@attrs.define(eq=False)
class Linking:
    """What a program links: inputs as they come in parts, then the image."""

    options: Mapping[int, int]
    inputs: list[LinkInput] = attrs.field(factory=list)
    image: bytes = b""
    _coming: bytearray = attrs.field(factory=bytearray)

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return sum(len(each.data) for each in self.inputs) + len(self._coming) + len(self.image)

    def add_part(
        self, kind: int, name: str, part: bytes | memoryview, offset: int, total: int, room: int = LINK_BYTES
    ) -> bool:
        """Append a part of an input; False for one that does not follow, or when there is too much."""
        if offset == 0:
            self._coming = bytearray()
        fits = len(self._coming) == offset and offset + len(part) <= total <= LINK_BYTES and len(part) <= room
        if not fits or len(self.inputs) >= LINK_INPUTS:
            return False
        self._coming += part
        if len(self._coming) == total:
            self.inputs.append(LinkInput(kind, name, bytes(self._coming)))
            self._coming = bytearray()
        return True


@attrs.define(eq=False)
class DriverState:
    """The driver plugin's part of one session."""

    images: ImageCache = attrs.field(factory=ImageCache)
    modules: dict[int, Module] = attrs.field(factory=dict)  # by the module's token
    functions: dict[int, Function] = attrs.field(factory=dict)  # by the function's token
    allocations: dict[int, tuple[int, int, int]] = attrs.field(factory=dict)  # address -> (bytes, ordinal, context)
    links: dict[int, Linking] = attrs.field(factory=dict)  # by the link's token
    limits: dict[tuple[int, int], int] = attrs.field(factory=dict)  # (ordinal, CUlimit) -> bytes, as counted
    module_bytes: int = 0  # of the images of its modules

    def drop_context(self, ordinal: int) -> list[Module]:
        """Forget everything that one device held; returns its modules, whose ranges are to be removed."""
        gone = [module for module in self.modules.values() if module.ordinal == ordinal]
        for module in gone:
            self.drop_module(module)
        self.allocations = {a: held for a, held in self.allocations.items() if held[1] != ordinal}
        return gone

    def add_module(self, module: Module) -> None:
        """Enter a module."""
        self.modules[module.entry.token] = module
        self.module_bytes += module.size

    def drop_module(self, module: Module) -> None:
        """Forget a module and its functions; one that is forgotten already changes nothing."""
        if not module.alive:
            return
        module.alive = False
        self.module_bytes -= module.size
        self.modules.pop(module.entry.token, None)
        for token in module.functions:
            self.functions.pop(token, None)

    def link_room(self) -> int:
        """Bytes that inputs of links may still take."""
        return LINK_BYTES - sum(each.size for each in self.links.values())


def _tlv(tag: int, body: bytes) -> bytes:
    return struct.pack("<II", tag, len(body)) + body + bytes(-len(body) % 8)


def _pairs(form: str, pairs: Iterable[tuple[int, int]]) -> bytes:
    return b"".join(struct.pack(form, *pair) for pair in pairs)


def info_blob(loaded: Loaded) -> bytes:
    """Encode what a module holds: kernels with parameter layout and attributes, globals with address and size."""
    kernels = (
        _tlv(_NAME, kernel.name.encode())
        + _tlv(_PARAMETERS, _pairs("<II", kernel.parameters))
        + _tlv(_ATTRIBUTES, _pairs("<ii", kernel.attributes.items()))
        for kernel in loaded.kernels
    )
    variables = (
        _tlv(_NAME_OF_GLOBAL, variable.name.encode())
        + _tlv(_RANGE, struct.pack("<QQ", variable.address, variable.size))
        for variable in loaded.globals
    )
    return b"".join([_tlv(_KERNEL, body) for body in kernels] + [_tlv(_GLOBAL, body) for body in variables])


def log_blob(log: str, capacity: int) -> bytes:
    """Encode the log of a failed load, cut to what the caller takes."""
    room = max(0, capacity - 16)
    return _tlv(_LOG, log.encode()[:room]) if room else b""


def needed_blob(size: int) -> bytes:
    """Encode the capacity that the info blob would need."""
    return _tlv(_NEEDED, struct.pack("<Q", size))
