"""The statuses that a mark can give a claim."""

from typing import Literal

Status = Literal["open", "verified", "disputed", "unsourced"]
