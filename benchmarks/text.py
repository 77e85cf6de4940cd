"""The texts that benchmarks read: the fixtures' articles, one by one or as one text of any length."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.fixtures.notation import articles  # noqa: E402 (found by way of the path set above)


def texts() -> list[str]:
    """Every article by itself."""
    return [article.text for article in articles()]


def text_of(size: int) -> str:
    """`size` bytes or a few less, cut at the end of a paragraph where there is one; articles come round again."""
    whole = "\n\n".join(texts()).encode()
    cut = (whole + b"\n\n") * (size // len(whole) + 1)
    end = cut.rfind(b"\n\n", 0, size)
    return cut[: end if end > size * 0.8 else size].decode(errors="ignore")
