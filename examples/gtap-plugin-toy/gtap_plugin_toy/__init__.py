"""Remote libtoy: a handle, one scale call, one fire-and-forget bias."""

# fmt: off
# ruff: noqa: E402, E501, F821 - as short as it stands in gtap's documentation
from gtap_core import Handle, In, Library, Out, Real, f32, hookimpl

toy = Library("toy", soname="libtoy.so.1", types={"toyHandle": Handle, "toyStatus": "int"})

toy.call(1, "toyStatus toyVersion(int *version)", version=Out())
toy.post(2, "toyStatus toyCreate(toyHandle *handle)", handle=Out(creates=True))
toy.post(3, "toyStatus toyDestroy(toyHandle handle)", destroys="handle")
toy.call(4, "toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k)", src=In("n"), dst=Out("n"))
toy.post(5, "toyStatus toyBias(toyHandle handle, float bias)")

@hookimpl
def register_libraries(register):
    register(toy)

toy.custom(6, "toyStatus toyLoad(toyHandle handle, const void *blob, size_t n)", blob=In(bytes="n"))

@toy.handler("toyLoad")                       # server side; one session; the library's own error is the return value
async def load(session, handle: Real, blob: memoryview) -> int:
    return await session.run(session.library.toyLoad, handle, blob)

@toy.cpu("toyScale")                          # CPU device: NumPy views of device memory, already range-checked
def scale(handle, src: f32["n"], dst: f32["n"], n, k):
    dst[:] = src * k

from gtap_plugin_toy import cpu as cpu  # the CPU device's other functions, which need the spec above
