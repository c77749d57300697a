"""Which functions the tests check: lists in the plugins' generated/checked.txt, held against what clients use."""
