"""Remote libtoy: a handle, one scale call, one fire-and-forget bias."""
from gtap_core import Handle, In, Library, Out, Real, f32, hookimpl

toy = Library("toy", soname="libtoy.so.1", types={"toyHandle": Handle, "toyStatus": "int"})

toy.call(1, "toyStatus toyVersion(int *version)", version=Out())
toy.post(2, "toyStatus toyCreate(toyHandle *handle)", handle=Out(creates=True))
toy.post(3, "toyStatus toyDestroy(toyHandle handle)", destroys="handle")
toy.call(4, "toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k)", src=In("n"), dst=Out("n"))
toy.post(5, "toyStatus toyBias(toyHandle handle, float bias)")
toy.custom(6, "toyStatus toyLoad(toyHandle handle, const void *blob, size_t n)", blob=In(bytes="n"))


@hookimpl
def register_libraries(register):
    register(toy)
