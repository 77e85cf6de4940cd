"""Which encoding bytes look like that nobody named, for the error that asks for it."""

_SAMPLE = 32_768
_FEW = 0.04
"""The share of letters outside of ASCII up to which a text is taken for English."""
_ENGLISH = {"cp1252": "windows-1252", "mac_roman": "mac-roman"}
_OTHERS = {
    "cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1253": "windows-1253",
    "cp1254": "windows-1254", "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257",
    "mac_roman": "mac-roman", "iso8859_2": "iso-8859-2", "koi8_r": "koi8-r", "shift_jis": "shift-jis",
    "euc_jp": "euc-jp", "gb18030": "gb18030", "big5": "big5", "euc_kr": "euc-kr",
}  # fmt: skip
"""Encodings that are suggested, by the names that charset-normalizer has for them; the likelier first."""
_MOSTLY, _SELDOM = 0.7, 0.05


def wide(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 that mostly Latin letters look like: nulls at the same places of all characters."""
    for name, width, kept in (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1)):
        places = [head[at::width] for at in range(width)]
        if len(head) >= 2 * width and all(
            place.count(0) < _SELDOM * len(place) if at == kept else place.count(0) > _MOSTLY * len(place)
            for at, place in enumerate(places)
        ):
            return name
    return None


def looks_like(raw: bytes, at: int) -> str | None:
    """The encoding that charset-normalizer finds the least odd, around the first byte that isn't ASCII's."""
    from charset_normalizer import from_bytes

    sample = raw[max(0, at - _SAMPLE // 2) : at + _SAMPLE // 2]
    high = sum(byte >= 0x80 for byte in sample)
    kept = sum(len(letter.encode()) for letter in sample.decode("utf-8", "ignore") if not letter.isascii())
    if kept > high / 2:
        return None  # UTF-8 that was damaged
    names = _ENGLISH if high < _FEW * len(sample) + 2 else _OTHERS
    found = {match.encoding: match for match in from_bytes(sample, cp_isolation=list(names), threshold=0.9)}
    plausible = [name for name in names if name in found]
    return names[min(plausible, key=lambda name: (found[name].chaos, -found[name].coherence))] if plausible else None
