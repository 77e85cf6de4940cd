"""Words that writers put for others: some change a fact, some only how it is said."""

FILLERS = (
    "Shops along the harbour opened as usual. ",
    "A decision is expected after the summer recess. ",
    "The road had been resurfaced only weeks before. ",
    "Rain is forecast for the rest of the week. ",
    "Nobody answered the door at the firm's registered office. ",
    "The two sides have met before, without a result. ",
    "It was not clear what would happen next. ",
    "Some 35 volunteers had helped to set up the tents. ",
)
OPENERS = ("Meanwhile, ", "According to plan, ", "As before, ", "Separately, ", "Even so, ", "By all accounts, ")
TAILS = (", as was reported earlier", ", in line with what had been hoped", " all the same", ", it is understood")
SYNONYMS = {
    "also": "likewise", "but": "yet", "because": "since", "while": "as", "however": "still", "many": "a good many",
    "big": "large", "began": "started", "show": "indicate", "shows": "indicates", "help": "assist", "part": "portion",
    "such": "similar", "often": "frequently", "across": "throughout", "near": "close to", "after": "following",
    "new": "fresh", "important": "significant", "area": "region", "people": "persons", "get": "obtain",
}  # fmt: skip
WORDS = {
    "one": "three", "two": "five", "three": "two", "four": "six", "five": "nine", "six": "four", "seven": "three",
    "eight": "two", "nine": "five", "ten": "twelve", "dozen": "hundred", "dozens": "hundreds", "hundreds": "thousands",
    "thousands": "dozens", "half": "third", "third": "quarter", "quarter": "half", "million": "billion",
    "billion": "million", "trillion": "billion", "first": "third", "second": "fourth", "twice": "three times",
    "doubled": "tripled", "hundred": "thousand", "thousand": "hundred", "twenty": "thirty", "thirty": "forty",
}  # fmt: skip
UNITS = {
    "percent": "percentage points", "per cent": "percentage points", "miles": "kilometres", "miles per hour": "knots",
    "kilometers": "miles", "kilometres": "miles", "dollars": "euros", "years": "months", "months": "weeks",
    "days": "hours", "hours": "minutes", "minutes": "seconds", "weeks": "days", "people": "families", "men": "women",
    "women": "men", "children": "adults", "soldiers": "policemen", "points": "goals", "feet": "metres", "year": "month",
    "countries": "cities", "states": "counties", "votes": "seats", "tons": "pounds", "voters": "donors",
    "percentage points": "percent", "times": "days", "delegates": "voters", "victims": "suspects", "members": "staff",
}  # fmt: skip
MODIFIERS = {
    "more than": "nearly", "over": "under", "nearly": "more than", "almost": "more than", "about": "at least",
    "around": "at most", "at least": "at most", "up to": "more than", "less than": "more than", "roughly": "exactly",
    "fewer than": "more than", "as many as": "at least", "approximately": "more than", "some": "nearly",
}  # fmt: skip
NAMES = ("Aldous Brannigan", "Marta Quillfeather", "the Harrowgate Institute", "Governor Pellington", "Vantor Group")
MONTHS = (
    "January February March April May June July August September October November December "
    "Jan. Feb. Aug. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
TURNS = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased", "grew": "shrank",
    "dropped": "climbed", "declined": "rose", "climbed": "dropped", "gained": "lost", "lost": "gained",
}  # fmt: skip
EVENTS = {
    "killed": "injured", "injured": "killed", "wounded": "killed", "arrested": "released", "died": "were injured",
    "dead": "missing", "displaced": "killed", "missing": "dead", "detained": "killed",
}  # fmt: skip
SPELLINGS = (
    (r"(?<![\w-])five(?= [a-z])", "5"), (r"(?<![\w-])eight(?= [a-z])", "8"), (r"(?<![\w-])twelve\b", "12"),
    (r"(?<=\d) billion\b", "bn"), (r"\bNov\. (?=\d)", "November "),
    (r"\bSept\. (?=\d)", "September "), (r"\bJanuary (?=\d)", "Jan. "), (r"\bOctober (?=\d)", "Oct. "),
    (r"(?<=\d) per ?cent\b", "%"), (r"(?<=\d)%", " percent"), (r"(?<=\d),(?=\d{3}\b)", "\N{NARROW NO-BREAK SPACE}"),
)  # fmt: skip
