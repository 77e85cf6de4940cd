"""Letters and digits of all the world's scripts, seen and unseen, where figures and names are looked for.

Wherever something is found, it must be at the place in the source that is told: the judge looks.
"""

from tests.hostile.case import DRAFT, LINT, Case, text

_DIGITS = {
    "Arabic": "٣١٢٠٠",
    "Persian": "۳۱۲۰۰",
    "Devanagari": "३१२००",
    "Thai": "๓๑๒๐๐",
    "full width": "３１２００",
    "mathematical": "𝟑𝟏𝟐𝟎𝟎",
    "superscript": "³¹²⁰⁰",
    "circled": "③①②⓪⓪",
    "Roman": "ⅩⅩⅩⅠ",
    "Chinese": "三万一千二百",
    "Adlam": "𞥓𞥑𞥒𞥐𞥐",
    "mixed": "3١2०0",
}
_UNSEEN = {
    "zero-width spaces": "\u200b",
    "joiners": "\u200d",
    "word joiners": "\u2060",
    "soft hyphens": "\u00ad",
    "marks of direction": "\u200e",
    "Arabic letter marks": "\u061c",
    "byte-order marks": "\ufeff",
    "variation selectors": "\ufe0f",
    "tags": "\U000e0031",
    "combining accents": "\u0301",
    "Hangul fillers": "\u3164",
    "thin spaces": "\u2009",
    "no-break spaces": "\u202f",
}


_SEEN = frozenset(("Hangul fillers", "thin spaces", "no-break spaces"))
"""What a person sees, at least as a gap."""


def _figure(name: str, digits: str, *, shows: str = "") -> Case:
    return text(
        name,
        f"In May 2014 it cost ${digits}, and {digits} people came, {digits}% of {digits}, up to {digits} km.",
        shows=shows,
    )


CASES = [
    *(_figure(f"{script} digits", digits) for script, digits in _DIGITS.items()),
    *(
        _figure(f"{name} in figures", mark.join("31,200"), shows="" if name in _SEEN else '"low":"31200"')
        for name, mark in _UNSEEN.items()
    ),
    _figure("an override of direction in figures", "\u202e002,13\u202c"),
    _figure("isolates in figures", "\u2066312\u2069\u206700\u2069"),
    _figure("embeddings that never end", "\u202a\u202b\u202d" * 100 + "31"),
    _figure("a thousand accents on a digit", "3" + "\u0301\u0489" * 1_000 + "1"),
    _figure("letters that look like digits", "З1,2ОO"),
    _figure("commas of other scripts", "31٬200٫5"),
    text("a sign that looks like percent", "It rose 5٪, 6﹪, 7％, ٨٪ and 9‱ in Мay 2014."),
    text("currencies in full width", "It cost ＄31,200, ￡5 and ﷼7; ₿3, ৳4."),
    text(
        "letters that grow in lower case", "İ" * 500 + " In May 2014, " + "İ" * 500 + " Ann Bell said that it cost $20."
    ),
    text(
        "letters that grow in capitals", "ß" * 500 + " ŉ In May 2014 it cost $20 ﬁve ﬀ, said Ann Bell ΐ.", shows='"20"'
    ),
    text(
        "astral signs before everything",
        "🙂👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿𝔘" * 300 + " In May 2014 it cost $20, said Ann Bell. " + "𐍈" * 300 + " 31 people.",
        shows='"20"',
    ),
    text("astral letters for names", "𝐀𝐧𝐧 𝐁𝐞𝐥𝐥 said on 𝟓 May 𝟐𝟎𝟏𝟒 that 𝟑𝟏 people came."),
    text("no characters", "\ufffe\uffff\U0001ffff\ufdd0 31 people \U0010ffff came in 2014.", shows='"31"'),
    text("private characters", "\ue000\U000f0000 31 people \U00100000 came in 2014.", shows='"31"'),
    text(
        "letters apart from their accents",
        "The cafe\u0301 in Sa\u0303o Paulo cost $20, said Ine\u0302s Holt.",
        shows='"20"',
    ),
    text("Korean in pieces", "\u1100\u1161\u11a8" * 500 + " 31 people came.", shows='"31"'),
    text("right to left", "قال الوزير إن 31 شخصا و ٣١ قتلوا في 5 May 2014, 31 people.", shows='"31"'),
    text(
        "quotation marks of all sorts",
        "„31 lamps“, «32 lamps», »33 lamps«, 「34 lamps」, ❝35 lamps❞, ＂36 lamps＂, said Ann Bell.",
    ),
    text("dashes of all sorts", "5‐6 men, 5‑6, 5‒6, 5–6, 5—6, 5―6, 5−6, 5﹣6, 5－6, −5, －5 people", shows='"5"'),
    text("blanks of all sorts", "31\u1680people,\u200031\u2003men,\u205f31\u3000women\u180e31\u00a0boys."),
    text(
        "unseen marks in words",
        "Ann\u200b Be\u00adll sa\u200did on Ma\u2060y 5, 20\u200b14 that it co\u00adst $20.",
        shows='"May 5, 2014"',
    ),
    text("soft hyphens and a figure", "\u00ad" * 100_000 + "31 people came.", shows='"31"'),
    text("accents without end on a letter", "e" + "\u0301\u0323" * 50_000 + " 31 people came.", shows='"31"'),
    text("raised figures without end", "It rose 30%" + "¹" * 100_000 + " to $20 million.", shows='"30"'),
    text("a raised exponent without end", "Some 10" + "⁶" * 100_000 + " of 31 people came.", shows='"31"'),
    text("marks of notes without end", "It rose 30%" + "[1]" * 30_000 + " to $20 million.", shows='"30"'),
    text("marks of notes one by one", "Of all 30% [1] rose. " * 300, shows='"30"'),
    text("brackets that never end", "It rose 30%" + "[1, " * 2_000 + " to $20 million."),
    text("points in the middle of the line", "It rose 30·5%, " + "1·" * 2_000 + " to $20.", shows='"30.5"'),
    text("separators within sentences", (DRAFT * 9).replace(" on ", "\x1c\x1d\x1e\x1f\u2028\u2029\x85 on ")),
    text(
        "the lint in full width",
        "Ｏｆ ３１ people, ２０ were men and ５ were women. Of 31 people, 20 were men and 5 were women.",
        command=LINT,
        exits=(0, 1),
    ),
    text(
        "the lint among unseen marks",
        "Of 3\u200b1 people, 2\u202e0 were men and 5\u2066 were women, so\u00adme say.",
        command=LINT,
        exits=(0, 1),
    ),
]
