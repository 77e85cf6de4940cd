"""Numbers as English writes them, read once by one grammar: digits, words, scales, fractions, vague amounts.

`scan` finds the triggers and reads the grammar there; what only looks like a figure is told apart on the way.
"""

from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.scan import scan

__all__ = ["Figure", "scan"]
