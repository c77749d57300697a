"""libtoy for the CPU device: what native/toy.c does, in Python."""

from gtap_core import i32, u8
from gtap_plugin_toy import toy


class Toy:
    """One handle: the bias that toyLoad compares with."""

    bias = 0.0


@toy.cpu("toyVersion")
def version(version: i32[1]):
    version[0] = 3


@toy.cpu("toyCreate")
def create(handle):
    handle.real = Toy()


@toy.cpu("toyDestroy")
def destroy(handle):
    pass


@toy.cpu("toyBias")
def bias(handle, bias):
    handle.bias = bias


@toy.cpu("toyLoad")
def load(handle, blob: u8["n"], n):
    return 0 if blob.sum() == handle.bias else 2
