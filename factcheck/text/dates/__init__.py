"""Dates and periods: found by a scan for triggers, read by an anchored grammar, resolved against a day.

The way through: `scan` (triggers, lines of words) → `grammar` (forms: what the words say) → `publication` (the day
to count from) → `read` and `resolve` (tokens with their intervals).
"""
