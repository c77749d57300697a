"""A library whose functions have every role that a thunk carries, and one of each that has none."""

from __future__ import annotations

from gtap_core import (
    Callback,
    DevicePointer,
    Handle,
    HostOrDevice,
    In,
    InOut,
    KernelParams,
    Library,
    Out,
    Str,
    Stream,
    Struct,
    Tagged,
)

every = Library(
    "every",
    soname="libevery.so.1",
    tables={"SIZE": {1: 4, 2: 8, 70: 16}},
    types={
        "status_t": "int",
        "count_t": "unsigned long long",
        "thing_t": Handle,
        "small_t": Handle(small=True),
        "opaque_t": Handle(tag="void"),
        "other_t": Handle(library="else"),
        "stream_t": Stream,
        "address_t": DevicePointer,
        "complex_t": Struct("float x", "float y"),
        "box_t": Struct("char name[3]", "short a", "double b", "unsigned long long c[3]"),
        "holder_t": Struct("thing_t thing", "int n"),
        "list_t": Struct("const int *items", "int n", items=In("n")),
    },
)

every.post(
    1,
    "status_t numbers(char a, unsigned char b, short c, unsigned short d, int e, unsigned f, long g, unsigned long h,"
    " float i, double j, bool k, int8_t l, uint64_t m)",
)
every.call(2, "status_t nothing(void)")
every.post(
    3,
    "status_t handles(thing_t a, small_t b, opaque_t c, other_t d, stream_t s, thing_t maybe, void *t, small_t less)",
    maybe=Handle(nullable=True),
    less=Handle(nullable=True),
    t=Stream,
)
every.call(
    4,
    "status_t memory(const char *name, const char *maybe, const int *in, int *both, double *out, void *raw, int n,"
    " size_t bytes)",
    name=Str,
    maybe=Str(nullable=True),
    roles={"in": In("n", nullable=True), "both": InOut("n"), "out": Out("n + 1", nullable=True)},
    raw=Out(bytes="min(bytes, 100)"),
)
every.call(
    5,
    "status_t counted(const int *m, unsigned *n, const short *few, const count_t *k, int *items, char *more,"
    " void *last)",
    m=In(),
    n=InOut(),
    few=In(nullable=True),
    k=In(nullable=True),
    items=Out("*m"),
    more=In("max(*n, *few) - *few"),
    last=In(bytes="*k * 2 % 7", nullable=True),
)
every.call(
    6,
    "status_t either(const float *alpha, const complex_t *beta, double *result, char *rows, int n, int type)",
    alpha=HostOrDevice("n"),
    beta=HostOrDevice(nullable=True),
    result=HostOrDevice(out=True),
    rows=HostOrDevice(bytes="n * SIZE[type]", out=True, reads=True, nullable=True),
)
every.post(
    7,
    "status_t tagged(unsigned char type, const void *items, long kind, const void *rest, count_t n)",
    items=Tagged("type", {1: In("n", of="thing_t"), 2: In("n", of="complex_t")},
                 default=In(bytes="n / 2")),
    rest=Tagged("kind", {-3: In(of="int"), 2: In("n", of="short")}, default=In(bytes="n")),
)  # fmt: skip
every.custom(8, "status_t structs(complex_t a, box_t b, const box_t *c, box_t *d, unsigned n)",
             c=In("n"), d=Out("n"), kind="call")  # fmt: skip
every.post(
    9,
    "status_t device(const float *x, int n, int step, address_t y, size_t bytes, const holder_t *held, void *any)",
    x=DevicePointer("n * step"),
    y=DevicePointer(bytes="bytes"),
    held=In("n / 5", nullable=True),
    any=DevicePointer,
)
every.post(
    10,
    "status_t called(void (*refused)(int), int (*named)(void *user, int n), void *user)",
    refused=Callback(),
    named=Callback(user="user", register="every_register"),
)
every.call(11, "status_t large(char *out, unsigned n)", out=Out("n"))

# What has no thunk, and why.
every.post(20, "status_t create(thing_t *thing)", thing=Out(creates=True))
every.post(21, "status_t destroy(thing_t thing)", destroys="thing")
every.post(22, "status_t spoil(thing_t thing)", poisons="thing")
every.defer(23, "status_t later(char *out, size_t n)", out=Out("n"))
every.post(24, "status_t launch(thing_t f, void **args)", args=KernelParams("f", "every_pack"))
every.post(25, "status_t deep(const list_t *list)", list=In())
every.post(26, "status_t held(holder_t holder)")
every.call(27, "status_t odd(const int *n, char *out)", n=HostOrDevice(), out=Out("*n"))
every.post(28, "status_t gtapAsk(int n)")
every.custom(29, "status_t handled(int n)", kind="post")
every.refuse("status_t refused(int n)", "it is refused")


@every.handler("handled")
def handled(session: object, n: int) -> int:
    return 0
