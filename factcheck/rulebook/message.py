"""Filling in the message of a check: names in braces, and nothing else that Python's formats could do."""

import re
from collections.abc import Mapping

_NAME = re.compile(r"\{(\w+)\}")


def filled(message: str, words: Mapping[str, str], *, missing: str | None = None) -> str:
    """`message` with `words` for the names in braces.

    A name without words stays as it is written, or is told as `missing`; every other brace is a brace. A rule file
    comes from anybody: what `str.format` would do reaches into objects, and pads to any width.
    """
    return _NAME.sub(lambda name: words.get(name[1], name[0] if missing is None else missing), message)
