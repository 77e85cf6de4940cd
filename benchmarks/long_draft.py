"""A draft of any length as a reporter might file it: no sentence twice, about one claim to every hundred bytes."""

from collections.abc import Iterator
from itertools import product
from random import Random

_FIRST = "Ada Bela Cora Dmitri Edda Farid Greta Hugo Ilse Jonas Kirsi Lorenz Mina Nils Oda Pavel Runa Silas".split()
_LAST = "Marr Venn Kade Orlow Brandt Teague Lund Sorrel Hask Pryor Quill Rasmus Stroud Tarn Ulver Wick Yarrow".split()
_PLACES = [
    f"{first}{last}"
    for first, last in product("Ash Brack Carl Dun Elm Far Grey Hol Kirk Lang Mar Nor Old Penn Rook".split(),
                               "by ford ham mouth port stead ton wick dale haven moor".split())
]  # fmt: skip
_ROLES = "harbour master|chief engineer|council leader|head teacher|union secretary|water inspector|mayor"
_THINGS = "lamps tickets boats houses pupils patients trees buses meters windows sheep parcels bicycles benches".split()
_CAUSES = "the storm|the strike|the frost|a burst main|the budget vote|the merger|a fault in the signals|the audit"
_VERBS = "rose fell climbed dropped grew shrank".split()
_WORDS = "roads roofs ferries wells schools bridges orchards kilns looms cellars markets dykes".split()
_MONTHS = "January February March April May June July August September October November December".split()
_QUIET = (
    "Nobody at the meeting spoke against the {word} of {place}, and the chair moved on.",
    "The {word} along the shore of {place} have been empty since {cause}, and the paint is coming off.",
    "What became of the {word} is a matter on which {place} and its neighbours don't agree.",
    "Those who remember {cause} still point at the {word}, though little of them is left in {place}.",
)
_TOLD = (
    "{Place} spent £{big} on {many} {thing}, against £{big2} the year before.",
    "The number of {thing} in {place} {verb} by {percent} per cent to {large} after {cause}.",
    "At least {many} {thing} were lost in {place} on {day} {month} {year}.",
    "“We can't keep the {word} of {place} open after {cause},” {name} said on {day} {month}.",
    "{name}, the {role} of {place}, said that {many} {thing} had been ordered since {year}.",
    "Of {large} {thing}, {percent} per cent went to {place}, according to {name}.",
    "A survey of {large} people in {place} found that {percent} per cent blamed {cause}.",
    "Between {year} and {year2}, {place} closed {few} of its {many} {word}.",
    "“It was {cause} that did it,” said {name}. “The {word} came second, and {place} paid for both.”",
    "The {role} put the cost at between £{few}m and £{many}m, {percent} per cent of what {place} takes in a year.",
)


def long_draft(size: int, *, seed: int = 7) -> str:
    """`size` bytes of UTF-8 or a few less, in paragraphs; the same for the same `seed`."""
    random = Random(seed)
    made, length = [], 0
    while length < size:
        made.append(_paragraph(random))
        length += len(made[-1].encode()) + 2
    return "\n\n".join(made[:-1]) + "\n"


def _paragraph(random: Random) -> str:
    return " ".join(_sentences(random, random.randint(2, 5)))


def _sentences(random: Random, count: int) -> Iterator[str]:
    for _ in range(count):
        template = random.choice(_QUIET if random.random() < 0.67 else _TOLD)
        place, year = random.choice(_PLACES), random.randint(1995, 2020)
        yield template.format(
            place=place, Place=place, word=random.choice(_WORDS), cause=random.choice(_CAUSES.split("|")),
            big=f"{random.randint(2_000, 900_000):,}", big2=f"{random.randint(2_000, 900_000):,}",
            few=random.randint(3, 12), many=random.randint(13, 99), large=f"{random.randint(1_000, 99_000):,}",
            percent=random.randint(2, 88), thing=random.choice(_THINGS), verb=random.choice(_VERBS),
            day=random.randint(1, 28), month=random.choice(_MONTHS), year=year, year2=year + random.randint(1, 5),
            role=random.choice(_ROLES.split("|")), name=f"{random.choice(_FIRST)} {random.choice(_LAST)}",
        )  # fmt: skip
