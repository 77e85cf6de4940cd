"""ClaimReview (schema.org) as JSON-LD, only for claims that the desk publishes a rating for.

A rating is published where the checker's note begins with "Rating:" and names it: "Rating: Mostly false. The …".
"""

import json
import re
from typing import Any

from factcheck.records.marks import HandClaim
from factcheck.sheet.rows import Row
from factcheck.sheet.sheet import Sheet

_RATING = re.compile(r"\s*Rating:\s*([^.\n]{1,80})", re.I)


def render(sheet: Sheet) -> bytes:
    """A graph with one review for each claim that has a rating."""
    reviews = [review for row in sheet.rows if (review := _review(sheet, row))]
    whole = {"@context": "https://schema.org", "@graph": reviews}
    text = json.dumps(whole, ensure_ascii=True, indent=1).replace("<", "\\u003c")
    return f"{text}\n".encode("ascii")


def _review(sheet: Sheet, row: Row) -> dict[str, Any] | None:
    mark = row.mark
    rating = _RATING.match(mark.note or "") if mark and mark.kept and mark.status in ("verified", "disputed") else None
    if mark is None or rating is None:
        return None
    claim: dict[str, Any] = {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": sheet.title}}
    if row.cells["said_by"] and not isinstance(row.claim, HandClaim):
        claim["author"] = {"@type": "Person", "name": row.cells["said_by"]}
    return {
        "@type": "ClaimReview",
        "datePublished": f"{mark.when:%Y-%m-%d}",
        "claimReviewed": row.cells["sentence"] or row.cells["claim"],
        "itemReviewed": claim,
        "author": {"@type": "Person", "name": mark.who},
        "reviewRating": {"@type": "Rating", "alternateName": rating[1].strip()},
        "citation": [evidence.address for evidence in mark.evidence],
    }
