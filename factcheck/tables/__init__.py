"""The TOML files that people write, rules and settings alike: read, checked, and refused with `file:line`."""
