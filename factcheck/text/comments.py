"""Comments to factcheck in a draft: no prose, so that no rule reads them.

<!-- factcheck: allow sum-of-parts: rounded by the ministry -->      Markdown, HTML and text
# factcheck: allow sum-of-parts: rounded by the ministry             a line of its own in text
"""

import re

from factcheck.text.patterns import pattern

COMMENT = pattern(
    r"<!--\s*factcheck\s*:\s*(?P<inline>.{0,500}?)\s*-->|^[ \t]*(?:#|//|%)[ \t]*factcheck\s*:\s*(?P<line>[^\n]{0,500})",
    re.MULTILINE | re.DOTALL,
)


def blanked(text: str) -> str:
    """`text` with blanks in place of comments, line ends kept: every other character stands where it stood."""
    if "factcheck" not in text:
        return text
    return COMMENT.sub(lambda comment: re.sub(r"[^\r\n]", " ", comment.group()), text)
