"""What docs/generate.py is made of: pages of its own, and how types and values are told."""
