"""Installed as users install it: wheels, empty environments, no compiler."""
