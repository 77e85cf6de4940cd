"""JSON: the head, and every claim's record with its mark."""

import json
from typing import Any

from factcheck.records.marks import HandClaim
from factcheck.sheet.rows import Row
from factcheck.sheet.sheet import Sheet


def render(sheet: Sheet) -> bytes:
    """One object: `head`, `claims` and `findings`."""
    whole = {
        "head": dict(sheet.head),
        "claims": [record(row) for row in sheet.rows],
        "findings": [
            finding.model_dump(mode="json") | {"settled": sheet.settled(finding) or None} for finding in sheet.findings
        ],
    }
    return (json.dumps(whole, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def record(row: Row) -> dict[str, Any]:
    """A claim's fields as `factcheck extract` gives them, and its `mark`, null where nothing is held of it."""
    claim = row.claim.model_dump(mode="json", by_alias=True)
    kind = {"kind": "hand"} if isinstance(row.claim, HandClaim) else {}
    return {**kind, **claim, "mark": row.mark.model_dump(mode="json") if row.mark else None}
