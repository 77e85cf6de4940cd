"""Article text made safe to show on a terminal: every character that acts instead of showing becomes one that shows."""

from factcheck.text.patterns import pattern

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ACTS = pattern(
    "["
    r"\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls; one of C1 opens escape sequences too
    r"\xad\u034f\u061c\u180e"  # soft hyphen, joiner, Arabic mark, Mongolian separator
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line ends, bidi
    r"\ufeff\ufff9-\ufffb\ud800-\udfff"  # byte-order mark, annotations, lone surrogates
    r"\U000e0000-\U000e007f"  # tags
    "]"
)
_SIGNS = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\t": " ", "\r": " ", "\x7f": "\u2421"}
"""Control pictures: ESC is shown as ␛."""


def visible(text: str) -> str:
    """`text` with controls, bidirectional and zero-width characters and lone surrogates shown by a sign.

    One character for one, so that offsets keep their meaning; line feeds stay.
    """
    return _ACTS.sub(lambda match: _SIGNS.get(match[0], _REPLACEMENT), text)
