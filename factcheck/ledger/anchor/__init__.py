"""Anchoring: which claim of the present text a mark belongs to, and whether it still says the same."""
