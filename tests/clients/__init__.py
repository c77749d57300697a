"""Real clients from the package registry, unchanged, under gtap."""
