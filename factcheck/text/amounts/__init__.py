"""From number tokens to amounts: currency or unit, range, ratio, modifier, what it is counted by, what is counted."""

from factcheck.text.amounts.about import explain
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.cells import tabulated
from factcheck.text.amounts.read import read

__all__ = ["Amount", "explain", "read", "tabulated"]
