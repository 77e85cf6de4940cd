"""The TOML files that people write, rules and settings alike: read, checked, and refused with `file:line`."""

NAME = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""What rules and lexicons may be called."""
