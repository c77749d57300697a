"""PTX functions to LLVM text. One generator, two widths: 32 (a warp is a vector) and 1 (a thread is a function)."""
