"""Places of keys, over TOML written in every way that it may be."""

import re
import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.tables.locate import Keys, locate

EVERY_WAY = '''
# a comment with = and [brackets]
name = "x" # another
a.b."c d" = [1, [2, 3], {x = 1, "y]" = "}",  z.q = 2}]
s = """a ""\\" b # no comment
[not-a-table]
"""
l = \'\'\' x '' = \'\'\'
d = 1979-05-27 07:32:00
[[example]]
text = "a"
finds = [
  "x", # c ]
  {low="1"},
]
[[example]]
text = "b"
[example.sub]
k = 1
[t . u]
v = true
'''

PLACES: dict[Keys, tuple[int, int]] = {
    ("name",): (3, 1),
    ("a", "b", "c d"): (4, 5),
    ("a", "b", "c d", 1, 0): (4, 18),
    ("a", "b", "c d", 2, "y]"): (4, 33),
    ("a", "b", "c d", 2, "z", "q"): (4, 48),
    ("l",): (8, 1),
    ("d",): (9, 1),
    ("example",): (10, 1),
    ("example", 0, "finds", 1, "low"): (14, 4),
    ("example", 1, "text"): (17, 1),
    ("example", 1, "sub", "k"): (19, 1),
    ("t", "u", "v"): (21, 1),
    ("t", "u", "nothing of the kind"): (20, 1),
    ("nothing of the kind",): (1, 1),
}


def test_every_way_to_write_a_table() -> None:
    tomllib.loads(EVERY_WAY)
    assert {keys: locate(EVERY_WAY, keys) for keys in PLACES} == PLACES


KEY = st.sampled_from(["a", "b-2", '"c.d"', "'e ='", '"\\u0041"'])
SCALAR = st.sampled_from(["1", "-2.5", "true", '"x"', "'[y]'", '"""\n# z\n"""', "1979-05-27", '"\\"]"', "'''a'b'''"])
SPACE = st.sampled_from(["", " ", "\n", " # c, ] }\n"])


def listed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.tuples(SPACE, values, SPACE).map("".join), max_size=3)
    return items.map(lambda items: f"[{','.join(items)}]")


def tabled(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.dictionaries(KEY, values, max_size=3).map(
        lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
    )


VALUE = st.recursive(SCALAR, lambda values: listed(values) | tabled(values), max_leaves=6)
TABLE = st.dictionaries(KEY, VALUE, max_size=3).map(
    lambda table: "".join(f"{key} = {value}\n" for key, value in table.items())
)
TOML = st.tuples(TABLE, st.lists(TABLE, max_size=2), TABLE).map(
    lambda parts: parts[0] + "".join(f"[[row]]\n{row}" for row in parts[1]) + "[last.one]\n" + parts[2]
)


def everything(value: object, keys: Keys = ()) -> list[tuple[Keys, object]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(keys, value), *(found for key, part in inner for found in everything(part, (*keys, key)))]


SPELT = re.compile(r"""("(?:\\.|[^"])*"|'[^']*'|[\w-]+)\s*[=.\]]""")


@given(TOML)
@settings(max_examples=100, deadline=None)
def test_each_key_is_where_it_is_said_to_be(text: str) -> None:
    lines = text.split("\n")
    for keys, value in everything(tomllib.loads(text)):
        line, column = locate(text, keys)
        here = lines[line - 1][column - 1 :]
        match keys:
            case (*_, str() as key) if key not in ("row", "last", "one"):
                spelt = SPELT.match(here)
                assert spelt
                assert tomllib.loads(f"{spelt[1]} = 0") == {key: 0}
            case (*_, str() as key, int()) if key != "row" and isinstance(value, (bool, int, float)):
                assert here.startswith(str(value).lower())
            case ("row",) | ("row", int()) | ("last",) | ("last", "one"):
                assert here.startswith("[")
