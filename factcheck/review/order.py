"""The order of work: by place, by kind, or by risk, the likeliest trouble first."""

from collections.abc import Callable, Sequence
from typing import Literal

from factcheck.records.marks import Mark
from factcheck.review.items import Item, standing

Order = Literal["place", "kind", "risk"]
ORDERS: dict[Order, str] = {
    "place": "by place: as the article goes",
    "kind": "by kind: figures, then quotations, then dates",
    "risk": "by risk: changed, with findings, unsourced, exact and large first",
}
_KINDS = ("quantity", "attribution", "by hand", "date")


def ordered(
    order: Order,
    items: Sequence[Item],
    numbers: Sequence[int],
    *,
    mark: Callable[[str], Mark | None],
    findings: Callable[[str], int],
) -> list[int]:
    """`numbers` of `items` in the order of work; equals stay in the order of the text."""
    if order == "kind":
        return sorted(numbers, key=lambda number: (_KINDS.index(items[number].kind), number))
    if order == "risk":
        return sorted(
            numbers,
            key=lambda number: (
                -risk(items[number], mark(items[number].id), findings=findings(items[number].id)),
                number,
            ),
        )
    return list(numbers)


def risk(item: Item, mark: Mark | None, *, findings: int) -> int:
    """Points for what makes a claim worth a look before others; a settled one has fewer than any open one."""
    state = standing(mark)
    points = {"changed": 400, "open": 100, "disputed": 60, "unsourced": 50}.get(state, 0)
    points += min(findings, 3) * 80 if state in ("changed", "open") else 0
    if mark is not None and (mark.concern or mark.attention or mark.conflict):
        points += 150
    return points + item.gist.risk
