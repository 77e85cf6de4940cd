"""Drafts with claims made by hand, so that tests of the screens don't change when rules do."""

import re
from pathlib import Path

from factcheck.records.claims import Attribution, Claim, Content, Quantity, Source
from factcheck.records.finding import Finding
from factcheck.review.app import Review
from factcheck.review.desk import Desk, Opened
from factcheck.review.items import gists
from factcheck.review.session import Draft
from factcheck.text.readers import plain
from tests.review.memory import MemoryBook

TEXT = """Council counts the cost of its lamps

The city spent £4,200 on 31 lamps, and 412 residents came to the meeting.
“We can't work here in the dark,” the clerk Ada Moor said.

Another 1,207 people stayed at home, the council said [sic]. The lamps cost £4,200 in all, or about £135 each.

“It is too dear,” Ms Moor said. A total of 412 residents signed.
"""
FIGURE = re.compile(r"£?\d[\d,]*\d")
QUOTED = re.compile(r"“[^”]+”")


def draft(text: str = TEXT, *, file: str = "lamps.txt", findings: bool = True) -> Draft:
    document = plain.read(text, file=file)

    def place(match: re.Match[str], number: int, letter: str) -> dict[str, object]:
        line, column = document.line_column(match.start())
        words = match[0]
        return {
            "id": f"{letter}{number}", "rule": "made", "file": file, "start": match.start(), "end": match.end(),
            "text": words, "plain": words, "line": line, "column": column,
        }  # fmt: skip

    claims: list[Claim] = []
    for number, match in enumerate(FIGURE.finditer(text)):
        money = match[0].startswith("£")
        value = match[0].strip("£").replace(",", "")
        claims.append(
            Quantity(
                **place(match, number, "q"),
                measure="money" if money else "count",
                low=value,
                high=value,
                modifier="exact",
                unit="GBP" if money else "people",
            )
        )
    for number, match in enumerate(QUOTED.finditer(text)):
        content = Content(start=match.start(), end=match.end(), text=match[0], spans=(match.span(),))
        after = text.find("Moor", match.end())
        source = Source(start=after, end=after + 4, text="Moor", name="Ada Moor") if after >= 0 else None
        claims.append(
            Attribution(
                **place(match, number, "a"),
                source=source,
                cue=None,
                content=content,
                quote_type="direct",
                anonymous=source is None,
            )
        )
    claims.sort(key=lambda claim: claim.start)
    known = {claim.id: claim for claim in claims}
    return Draft(document, gists(claims, document), known, (_finding(claims[0]),) if findings and claims else ())


def _finding(claim: Claim) -> Finding:
    return Finding(
        file=claim.file, line=claim.line, column=claim.column, start=claim.start, end=claim.end, rule="per-unit",
        severity="warning", message="31 × 135 = 4,185, but the text says 4,200", fingerprint="f",
    )  # fmt: skip


def review(folder: Path, *, text: str = TEXT, book: MemoryBook | None = None, **kwargs: object) -> Review:
    """The app on a draft in `folder`."""
    path = folder / "lamps.txt"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    held = book or MemoryBook(source=text)
    desk = Desk(
        [path],
        open_draft=lambda path: Opened(draft(path.read_text(encoding="utf-8", errors="surrogatepass")), held),
        sheet=lambda _, where: where,
    )
    return Review(desk, **kwargs)  # type: ignore[arg-type]
