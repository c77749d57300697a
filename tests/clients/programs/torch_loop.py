"""Rounds of products and transforms, as many as the argument says; what the last one computed."""

import json
import sys

import torch
from torch.nn.functional import linear

left, right = torch.arange(12.0).reshape(3, 4), torch.arange(20.0).reshape(4, 5)
there = [each.cuda() for each in (left, right, left.half(), right.half(), left.expand(2, 3, 4).contiguous())]
other, row = right.expand(2, 4, 5).contiguous().cuda(), torch.ones(5).cuda()
wave = torch.ones(8, dtype=torch.complex64).cuda()
for _ in range(int(sys.argv[1])):
    products = [torch.mm(there[0], there[1]), torch.mm(there[2], there[3]), torch.bmm(there[4], other)]
    products.append(linear(there[0], there[1].t(), row))
    spectrum = torch.fft.fft(wave)
torch.cuda.synchronize()
print(json.dumps([each.float().tolist() for each in (*(p.cpu() for p in products), spectrum.cpu().real)]))
