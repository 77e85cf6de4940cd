"""How a workbook's numbers look in their cells: 0.17 as 17%, 43586 as a date. What a cell shows is what was typed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from factcheck.sheet.back.package import Parts, Target, local

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""The formats that a workbook names by number only (ECMA-376, part 1, 18.8.30), as far as they aren't General. 14
and 22 look as the reader's own settings want it, so they are written the one way that can't be misread."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.(?P<places>[0#?]*))?")
_DATES = re.compile(r"y+|m+|d+|h+|s+|am/pm", re.I)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]")
"""Hours, minutes or seconds that aren't cut at a day or an hour: 75:30 stays 75:30."""
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_FRACTION = re.compile(r"(?<=s)[.,]0+|(?<=s\])[.,]0+", re.I)


@dataclass(frozen=True, slots=True)
class _Look:
    format: int
    font: int


class Looks(Target):
    """The part of a workbook's styles."""

    def __init__(self, parts: Parts, *, from_1904: bool) -> None:
        super().__init__(parts)
        self._start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self._formats = dict(_BUILT_IN)
        self._looks: list[_Look] = []
        self._struck: set[int] = set()
        self._fonts = -1
        self._within = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A format, a font, or the look of a cell."""
        name = local(tag)
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._within = name
        elif name == "numFmt" and self._within != "dxfs":
            self._formats[_int(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "font" and self._within == "fonts":
            self._fonts += 1
        elif name == "strike" and self._within == "fonts" and attributes.get("val", "1") not in ("0", "false"):
            self._struck.add(self._fonts)
        elif name == "xf" and self._within == "cellXfs":
            self._looks.append(_Look(_int(attributes.get("numFmtId")), _int(attributes.get("fontId"))))

    def end(self, tag: str) -> None:
        """The end of a list of looks."""
        if local(tag) == self._within:
            self._within = ""

    def struck(self, style: int) -> bool:
        """Whether cells of a style are struck through."""
        return style < len(self._looks) and self._looks[style].font in self._struck

    def shown(self, value: str, style: int) -> str:
        """The text that a cell of a style shows for a number."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > 40:
            return value
        code = self._formats.get(self._looks[style].format, "") if style < len(self._looks) else ""
        return shown(number, code, start=self._start)


def shown(number: Decimal, code: str, *, start: datetime) -> str:
    """`number` as the format `code` shows it; days are counted from `start`. What isn't known is shown plainly."""
    sections = code.split(";")
    section = sections[1] if number < 0 and len(sections) > 1 and sections[1] else sections[0]
    if section in ("", "@") or section.lower() == "general" or len(section) > 200:
        return _general(number)
    section = _FRACTION.sub("", section)
    bare = _LITERAL.sub("", section)
    if _DATES.search(bare) and not re.search(r"[#0?]", bare):
        return _date(number, section, start)
    digits = _DIGITS.search(bare)
    if digits is None or "/" in bare or re.search(r"E[+-]", bare):  # fractions, powers of ten
        return _general(number)
    value = abs(number) * 100 if "%" in bare else abs(number)
    places = len((digits["places"] or "").replace("?", "0"))
    text = f"{value:,.{places}f}" if "," in digits[0] else f"{value:.{places}f}"
    kept = _LITERAL.sub(lambda found: found[1] or found[2] or found[3] or "", section)
    sign = "-" if number < 0 and len(sections) < 2 else ""
    return sign + _DIGITS.sub(lambda _: text, kept, count=1).strip()


def _general(number: Decimal) -> str:
    """As a cell without a format shows it, but with all its digits."""
    text = f"{number.normalize():f}"
    digits = text.lstrip("-").replace(".", "")
    return f"{float(number):.15g}" if len(digits) > 15 else text


def _date(number: Decimal, section: str, start: datetime) -> str:
    try:
        when = start + timedelta(seconds=round(float(number) * 86_400))
    except (OverflowError, ValueError):
        return _general(number)
    names = {
        "d": f"{when.day}", "dd": f"{when:%d}", "ddd": f"{when:%a}", "dddd": f"{when:%A}", "m": f"{when.month}",
        "mm": f"{when:%m}", "mmm": f"{when:%b}", "mmmm": f"{when:%B}", "yy": f"{when:%y}", "yyyy": f"{when:%Y}",
        "h": f"{when.hour}", "hh": f"{when:%H}", "s": f"{when.second}", "ss": f"{when:%S}", "am/pm": "",
    }  # fmt: skip
    clock = False
    made = []
    for found in re.finditer(r'"[^"]*"|\\.|\[[^\]]*\]|am/pm|y+|m+|d+|h+|s+|.', section, re.I):
        piece, low = found[0], found[0].lower()
        if unit := _ELAPSED.fullmatch(low):  # hours go on beyond the day
            made.append(f"{round(float(number) * 86_400) // _SECONDS[low[1]]:0{len(unit[1])}d}")
            clock = True
        elif low in names or low[0] in "ymdhs":
            before_seconds = section[found.end() :][:2].lower() == ":s"
            minutes = low in ("m", "mm") and (clock or before_seconds)
            clock = low[0] == "h" or (clock and minutes)
            text = f"{when.minute:0{len(low)}d}" if minutes else names.get(low, names.get(low[:4], ""))
            made.append(text)
        elif piece.startswith('"'):
            made.append(piece[1:-1])
        elif piece.startswith("\\"):
            made.append(piece[1:])
        elif not piece.startswith("["):
            made.append(piece)
    return "".join(made).strip()


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
