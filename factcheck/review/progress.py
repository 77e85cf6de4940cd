"""The line that is always there: how far the work is."""

from collections.abc import Mapping

from factcheck.review.items import SIGNS, Standing

_ORDER: tuple[Standing, ...] = ("open", "verified", "disputed", "unsourced", "changed", "dismissed")


def progress(
    counts: Mapping[Standing, int],
    *,
    name: str,
    shown: int,
    total: int,
    query: str,
    order: str,
    chosen: int,
    width: int,
    signed: bool = False,
) -> str:
    """Counts by status with their signs, a bar of what is done, filter and order; shorter where `width` is small."""
    live = total - counts["dismissed"]
    done = live - counts["open"] - counts["changed"]
    parts = [f"{SIGNS[state]} {counts[state]} {state}" for state in _ORDER if counts[state] or state in _ORDER[:1]]
    filled = round(10 * done / live) if live else 10
    tail = [f"{'█' * filled}{'░' * (10 - filled)} {done}/{live}"]
    if query:
        tail.append(f"filter “{query}”: {shown} shown")
    if order != "place":
        tail.append(f"by {order}")
    if signed:
        tail.append("signed off")
    if chosen:
        tail.append(f"■ {chosen} selected")
    text = "  ".join([*parts, *tail])
    if len(text) > width:
        short = " ".join(f"{SIGNS[state]}{counts[state]}" for state in _ORDER if counts[state] or state == "open")
        text = "  ".join([short, *tail])
    spare = width - len(text) - 3
    return f"{text}   {name[-spare:]}" if spare > 8 else text
