"""Products of device tensors against the processor's, in every type: how far off, or what PyTorch said instead.

The argument names the library that PyTorch takes for them: cublas, or cublasLt for products with a row added.
"""

import json
import sys

import torch
from torch.nn.functional import linear
from torch_compared import compared

torch.manual_seed(7)
left, right, square = torch.randn(33, 17), torch.randn(17, 29), torch.randn(33, 29)
lefts, rights, squares = torch.randn(5, 33, 17), torch.randn(5, 17, 29), torch.randn(5, 33, 29)
wide, tall = torch.randn(64, 512), torch.randn(512, 48)
short, long, row = torch.randn(17), torch.randn(33), torch.randn(29)
bytes_left = torch.randint(-128, 127, (32, 16), dtype=torch.int8)
bytes_right = torch.randint(-128, 127, (16, 32), dtype=torch.int8)


def of(kind):
    """The works whose tensors have this type."""

    def typed(work):
        return lambda move: work(lambda tensor: move(tensor.to(kind)))

    return {f"{name} {str(kind).removeprefix('torch.')}": typed(work) for name, work in WORKS.items()}


CUBLAS = {
    "mm": lambda move: torch.mm(move(left), move(right)),
    "mm long": lambda move: torch.mm(move(wide), move(tall)),
    "mm transposed": lambda move: torch.mm(move(right).t(), move(left).t()),
    "mm part": lambda move: torch.mm(move(square)[3:20, 2:19], move(right)),
    "bmm": lambda move: torch.bmm(move(lefts), move(rights)),
    "bmm transposed": lambda move: torch.bmm(move(rights).transpose(1, 2), move(lefts).transpose(1, 2)),
    "addmm": lambda move: torch.addmm(move(square), move(left), move(right), beta=0.5, alpha=2),
    "baddbmm": lambda move: torch.baddbmm(move(squares), move(lefts), move(rights)),
    "linear": lambda move: linear(move(left), move(right).t()),
    "matmul": lambda move: move(lefts) @ move(right),
    "einsum": lambda move: torch.einsum("bij,jk->bik", move(lefts), move(right)),
    "mv": lambda move: torch.mv(move(left), move(short)),
    "addmv": lambda move: torch.addmv(move(long), move(left), move(short)),
    "dot": lambda move: torch.dot(move(short), move(short)),
    "no rows": lambda move: torch.mm(move(left)[:0], move(right)),
    "no sum": lambda move: torch.mm(move(left)[:, :0], move(right)[:0]),
}
CUBLASLT = {
    "addmm row": lambda move: torch.addmm(move(row), move(left), move(right)),
    "linear bias": lambda move: linear(move(left), move(right).t(), move(row)),
    "linear batch": lambda move: linear(move(lefts), move(right).t(), move(row)),
    "relu": lambda move: torch._addmm_activation(move(row), move(left), move(right)),
    "gelu": lambda move: torch._addmm_activation(move(row), move(left), move(right), use_gelu=True),
}
WORKS = {"cublas": CUBLAS, "cublasLt": CUBLASLT}[sys.argv[1]]
work = of(torch.float32) | of(torch.float16) | of(torch.bfloat16) | of(torch.float64)
if sys.argv[1] == "cublas":
    work["mm complex64"] = lambda move: torch.mm(move(left.to(torch.complex64)), move(right.to(torch.complex64)))
    work["vdot complex64"] = lambda move: torch.vdot(move(short.to(torch.complex64)), move(short.to(torch.complex64)))
else:
    work["mm int8"] = lambda move: torch._int_mm(move(bytes_left), move(bytes_right))
print(json.dumps(compared(work)))
