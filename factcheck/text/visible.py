"""Article text made safe to show on a terminal: every character that acts instead of showing becomes one that shows."""

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # control pictures: ESC is shown as ␛
    table |= {0x09: " ", 0x0A: "\n", 0x0D: " ", 0x7F: "\u2421"}
    silent = [
        *range(0x80, 0xA0),  # C1 controls: one of them opens escape sequences too
        0x00AD, 0x034F, 0x061C, 0x180E,  # soft hyphen, joiner, Arabic mark, Mongolian separator
        *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070),  # zero width, line ends, bidi
        0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xD800, 0xE000),  # byte-order mark, annotations, lone surrogates
        *range(0xE0000, 0xE0080),  # tag characters
    ]  # fmt: skip
    return table | dict.fromkeys(silent, _REPLACEMENT)


_TABLE = {chr(code): sign for code, sign in _table().items()}
_ACTS = re.compile("[" + "".join(re.escape(letter) for letter in _TABLE if letter != "\n") + "]")


def visible(text: str) -> str:
    """`text` with controls, bidirectional and zero-width characters and lone surrogates shown by a sign.

    One character for one, so that offsets keep their meaning; line feeds stay.
    """
    return text if text.isprintable() and text.isascii() else _ACTS.sub(lambda match: _TABLE[match[0]], text)
