"""What Markdown's dialects add: the prose that is left, each character in its place, and what only looks alike."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.text.readers import markdown
from factcheck.text.readers.dialects.covering import COVERS, GAP
from tests.readers.places import check_places

ROSE = "Fares rose 12%."


def prose(source: str, file: str = "a.md") -> list[str]:
    """The blocks of the prose, whatever ends the lines of `source`."""
    found = []
    for end in ("\n", "\r\n", "\r"):
        document = markdown.read(source.replace("\n", end), file=file)
        check_places(document)
        found.append([" ".join(block.replace(GAP, "…").split()) for block in document.text.split("\n\n")])
    assert found[0] == found[1] == found[2]
    return [block for block in found[0] if block]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("==12 boats== and 6 dogs", ["12 boats and 6 dogs"]),
        ("Some ==12== boats, a ==6 **dogs**== b", ["Some 12 boats, a 6 dogs b"]),
        ("It fell by ==30%==.", ["It fell by 30%."]),
        ("A (==5 men==) and “==6 cars==”", ["A (5 men) and “6 cars”"]),
        ("Here ==two\nlines== end.", ["Here two lines end."]),
        ("- ==12 boats==\n- ==13== cars", ["12 boats", "13 cars"]),
        ("| ==5%== | 6 |\n|--|--|\n| 7 | ==8== |", ["5% 6", "7 8"]),
        ("==40%=={.hl} rose, ==`x`== not.", ["40% rose, … not."]),
        ("> ==12 boats==\n> came.", ["12 boats came."]),
        ("## ==2019==", ["2019"]),
    ],
)
def test_words_marked_as_with_a_pen(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    "source",
    [
        "It is so if a == b and c == d.", "a==5 and b==6", "Here == 5 men ==", "One ==5 men.", "One ==5 men=\\=",
        "5 ==> 6 <== 7", "x ==y=z== w", "\\==5 men\\==", "Five men==", "== ==",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_pen(source: str) -> None:
    assert prose(source) == [source.replace("\\", "")]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("Sales rose {--30%--}{++10%++} to 5.", ["Sales rose 10% to 5."]),
        ("It took {~~5~>6~~} days.", ["It took 6 days."]),
        ("{==Five men==}{>>or 7? ask Jo<<} came.", ["Five men came."]),
        ("Some 3{--0--}% and {++1++}2 came.", ["Some 3% and 12 came."]),
        ("{--The 5 old ones.\n\nThe 6 others.--}\n\nNew.", ["New."]),
        ("It ended.{--\n\n--} It began.", ["It ended. It began."]),
        ("Sales rose\n{>>check the 5<<}\n12%.", ["Sales rose 12%."]),
        ("{++## A new head++}\n\nText.", ["A new head", "Text."]),
        ("- {++one++}\n- {--2--}\n- three", ["one", "three"]),
        ("| {--5--}{++6++} | b |\n|--|--|\n| x | {==7==} |", ["6 b", "x 7"]),
        ("{++One.\n\nTwo.++} Three.", ["One.", "Two. Three."]),
        ("<div>\nIt rose {--5--}{++6++} times.\n</div>", ["It rose 6 times."]),
        ("**{++5 men++}** came", ["5 men came"]),
        ("{++a {--5--} b {++c++} d++} e", ["a b c d e"]),
    ],
)
def test_changes_are_accepted(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    "source",
    [
        "Loops run {++i} times.", "A dash -- or two -- or {-- three.", "The sets {> 5} and {= 6}.", "\\{++5++}",
        "It was {+ 5 +} there.", "Write {~~ 5 and more.", "{>>never ended", "5 == 6 and {==} too", "a {-} b {+} c",
        "From 5--}6",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_change(source: str) -> None:
    assert prose(source) == [source.replace("\\{", "{")]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (f"{{{{% notice warn 5 %}}}}\n{ROSE}\n{{{{% /notice %}}}}\nMore.", [ROSE, "More."]),
        (f'{{{{< tab "7 days" >}}}}{ROSE}{{{{< /tab >}}}}', [ROSE]),
        (f'{ROSE} {{{{< ref "a5" >}}}}', [ROSE]),
        ('{{< figure\n  src="30.jpg"\n  caption="5 men" >}}\n\nText.', ["Text."]),
        ("{{< highlight go >}}\nx := 30\n{{< /highlight >}}\n\nText.", ["Text."]),
        ("{{< highlight go >}}\n\nText of 5.", ["Text of 5."]),
        ("{{</* shown 5 */>}} and more", ["and more"]),
        ('{% include a.html n="5" %}\nText.', ["Text."]),
        ("{% if a > 5 %}Yes, 6.{% endif %} {# 7 #} End.", ["Yes, 6. End."]),
        ("{% comment %}5 men{% endcomment %} Text.", ["Text."]),
        ("{::comment}\n5 men\n{:/comment}\n\nText.", ["Text."]),
        ("Some {{ site.count | plus: 5 }} men came.", ["Some … men came."]),
        ("{{ content }}\n\nText.", ["Text."]),
        ("{% raw %}\nSome {{ 5 }} men came.\n{% endraw %}", ["Some … men came."]),
        ("A {{{ raw5 }}} b", ["A … b"]),
        ("It rose 3{{% x %}}0% then", ["It rose 3…0% then"]),
    ],
)
def test_templates(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    "source",
    [
        "The set {1, 2, 3} has 3.", "f{x} = {5}", "{{ never ended 5", "{% never ended 5", "At {5%} or {6 %}.",
        "{{< never ended 5", "{ {x} } is 5", "Ranked {#1} of 5, or {# 2", "\\{{ 5 }}", "{{ a\n\nb }}",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_template(source: str) -> None:
    assert prose(source) == source.replace("\\{", "{").split("\n\n")


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# Head {#id-5}\n\nText. {.lead}\n\n{.wide #x5}\nMore.", ["Head", "Text.", "More."]),
        ("## Head ## {#a .b c=5}\n\n## Other {-}", ["Head", "Other"]),
        ("Text.\n{: .x #y width=5}\n\nMore {:.no_toc}", ["Text.", "More"]),
        ('![A 5](x.png){ width="600" }', ["A 5"]),
        ("[here](x){target=_blank}, *so*{.x}, [5 men]{.mark} went", ["here, so, 5 men went"]),
        ("`x`{.py} is 5 and H{sub}`2`O too", ["… is 5 and H…O too"]),
        ("| a | b {.x} |\n|---|---|\n| 5 {: .y} | 6 |\n{: .table}", ["a b", "5 6"]),
        ('> Text. {: title="5"}', ["Text."]),
        ("- Text. {.x}\n- More.", ["Text.", "More."]),
        ("Text[^1]{.x} on.\n\n[^1]: Note {.y}", ["Text on.", "Note"]),
        ("{.a}\n{.b}\nText. {.c} {#d} <!-- e -->", ["Text."]),
    ],
)
def test_attribute_lists(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    "source",
    ["He {.5} said so.", "Next {x}.", "Let {a=5} be", "Where {a=5}", "In {.net} they trust.", "[note: 5 {x}] and",
     "({5}) men", "A {#b mid 5} c", "{5}", "See {.x} there, 5"],
)  # fmt: skip
def test_what_only_looks_like_an_attribute_list(source: str) -> None:
    assert prose(source) == [source]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (f"::: warning\n{ROSE}\n:::", [ROSE]),
        (f":::note The 5 rules\n{ROSE}\n:::\nMore.", ["The 5 rules", ROSE, "More."]),
        (f":::note[The 5 rules]{{.x}}\n\n{ROSE}\n\n:::", ["The 5 rules", ROSE]),
        (f"::::: {{#a .b}}\n::: Warning ::::::\n{ROSE}\n::::::\n:::::", [ROSE]),
        (f':::{{.callout-note title="5"}}\n{ROSE}\n:::', [ROSE]),
        (f":::{{note}} The 5 rules\n:class: x5\n\n{ROSE}\n:::", ["The 5 rules", ROSE]),
        (f":::{{code-block}} python\nx = 5\n\n:::\n{ROSE}", [ROSE]),
        (f"```{{note}} The 5 rules\n:name: x5\n{ROSE}\n\n- b\n```\nMore.", ["The 5 rules", ROSE, "b", "More."]),
        (f"````{{tip}}\n---\nx: 5\n---\n{ROSE}\n```py\nx = 5\n```\n{ROSE}\n````", [ROSE, ROSE]),
        ("```{code-block} python\nx = 5\n```\n```{r}\nx = 6\n```\nText.", ["Text."]),
        (f"- One\n\n  ::: tip\n  {ROSE}\n  :::\n\n- Two", ["One", ROSE, "Two"]),
        (f"> ::: note\n> {ROSE}\n> :::", [ROSE]),
        (f"/// note | The 5 rules\n{ROSE}\n///", ["The 5 rules", ROSE]),
        (f"::: note\n{ROSE}", [ROSE]),
        (f"::: {ROSE}\nMore.", [ROSE, "More."]),
    ],
)
def test_containers(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    "source",
    ["Odds of 3:::4 here.", ":: not 5", ": a list", "/// of 5 things", "```{5}\nx\n```", "    ::: code 5",
     "The end. ::: 5"],
)  # fmt: skip
def test_what_only_looks_like_a_container(source: str) -> None:
    assert prose(source) == ([source] if source[0] not in "` " else [])


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (f'=== "The 5"\n\n    {ROSE}\n\n    More.\n\n=== "B"\n    - x\n\nEnd.',
         ["The 5", ROSE, "More.", "B", "x", "End."]),
        (f"!!! note\n    {ROSE}\n", [ROSE]),
        (f'!!! note "The 5 rules"\n\n    {ROSE}\n\n        code = 5\n\n    More.', ["The 5 rules", ROSE, "More."]),
        (f'???+ tip inline end "T"\n\t{ROSE}', ["T", ROSE]),
        (f"- One\n\n    ??? note\n        {ROSE}\n\n    More.\n\n- Two", ["One", ROSE, "More.", "Two"]),
        (f'!!! note "A"\n    !!! tip "B"\n        {ROSE}\n    Back.\n\nOut.', ["A", "B", ROSE, "Back.", "Out."]),
        (f'Text.\n=== "Tab"\n    {ROSE}', ["Text.", "Tab", ROSE]),
        (f'=== "Tab"\n\n    ```py\n    x = 5\n    ```\n\n    {ROSE}', ["Tab", ROSE]),
        (f'> !!! note ""\n>     {ROSE}\n>\n> More.', [ROSE, "More."]),
        (f'=== "A"\n\n    | a | b |\n    |---|---|\n    | 5 | 6 |\n\n    {ROSE}', ["A", "a b", "5 6", ROSE]),
    ],
)  # fmt: skip
def test_indented_containers(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("Text.\n\n    code = 5", ["Text."]),
        ("!!! What a day\nIt was 5 degrees.", ["!!! What a day It was 5 degrees."]),
        ("??? Really\n\nYes, 5.", ["??? Really", "Yes, 5."]),
        ("=== not a tab\n\n    code = 5", ["=== not a tab"]),
        ("Head\n===\n\n    code = 5", ["Head"]),
        ('    === "code"\n\n    code = 5', []),
        ("```\n=== \"A\"\n\n    5\n```", []),
        ("He said: === \"A\"\n\n    code = 5", ["He said: === \"A\""]),
        ("!!!! note\n    of 5", ["!!!! note of 5"]),
        ("1. One\n\n       code = 5", ["One"]),
    ],
)  # fmt: skip
def test_indented_code_stays_code(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("The `--limit 30` option costs $5.", ["The … option costs $5."]),
        ("Use `` a`5`b `` or <code>x = 5</code>, press <kbd>F5</kbd>.", ["Use … or …, press …."]),
        ("It rose 3`x`0% at <samp>5\n6</samp>\nlast", ["It rose 3…0% at … last"]),
        ("Text `5\n6` on", ["Text … on"]),
        ("A <code>5 that never ends", ["A 5 that never ends"]),
        ("~~`5`~~ and ~~<code>6</code>~~ x", ["and x"]),
        ("| `a \\| 5` | 6 |\n|--|--|\n| ` 7 ` | 8 |", ["… 6", "… 8"]),
        ("`{--5--}` or ```{{< x >}}``` and ``{.a}`` 6", ["… or … and … 6"]),
        ("``` x\n{--\n```\nA --} b", ["A --} b"]),
        ("~~~\n{++\n~~~\n++} a", ["++} a"]),
        ("<!-- {-- --> a --} b", ["a --} b"]),
        ("not ` code 5", ["not ` code 5"]),
        ("Write:\n\n    ```\n\nIt rose {--5--}{++6++}.", ["Write:", "It rose 6."]),
    ],
)
def test_code_is_a_gap_in_its_sentence(source: str, blocks: list[str]) -> None:
    assert prose(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("import X from './x5'\nimport {\n  a,\n} from 'b'\n\nImport duties rose 5%.", ["Import duties rose 5%."]),
        ("export const x = {\n  a: 5,\n\n  b: 6,\n}\n\nText.", ["Text."]),
        ("import duties rose 6%.\n\nexport of 7 cars", ["import duties rose 6%.", "export of 7 cars"]),
        (f"<Tabs values={{[{{label: '5 a'}}]}}>\n  <Tab x='5'>\n    {ROSE}\n  </Tab>\n</Tabs>", [ROSE]),
        ("A <Note n={5}>*b*</Note> c {props.x5} d", ["A b c … d"]),
        ("<Foo\n  a='5'\n  b={() => { return <b>6</b> }}\n/>\n\n7 < 8, 9 > 3", ["7 < 8, 9 > 3"]),
        ("Text{' '}x {\"5 men\"} y", ["Text x 5 men y"]),
        ("<>\nText.\n</>\n\n    Indented, 5.", ["Text.", "Indented, 5."]),
        ("```js\nimport x from 'y'\n{5}\n```\n\nText {unclosed 5", ["Text {unclosed 5"]),
        ("export default () => <p>5</p>\n\n# Head", ["Head"]),
        ("A {/* 5 */} b.\n\n{/*\n6\n\n7\n*/}\n\nC.", ["A b.", "C."]),
    ],
)
def test_mdx(source: str, blocks: list[str]) -> None:
    assert prose(source, "a.mdx") == blocks


def test_markdown_that_is_no_mdx_keeps_its_words() -> None:
    source = "import {a} from 'b5'\n\nexport const x = 5\n\nSome {props} here"
    assert prose(source) == source.split("\n\n")
    assert prose("A {/* 5 */} b.\n\n{/* 6 */}\nC.") == ["A b.", "C."]


MARKS = st.sampled_from(
    [
        "{++",
        "++}",
        "{--",
        "--}",
        "{~~",
        "~>",
        "~~}",
        "{>>",
        "<<}",
        "{==",
        "==}",
        "{",
        "}",
        "{{<",
        ">}}",
        "{{%",
        "%}}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{{% a %}}",
        "{.lead}",
        "{#id}",
        "{: .x}",
        "{/*",
        "*/}",
        "```",
        "`",
        "~~~",
        "```{note}",
        ":::",
        "::: a",
        ":::{code}",
        '=== "A"',
        "!!! note",
        "??? a",
        "/// a | b",
        "    ",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "> ",
        "- ",
        "# ",
        "| a |",
        "5 men",
        "a",
        " ",
        "\t",
        "<b>",
        "</b>",
        "<code>",
        "</code>",
        "<div>",
        "</div>",
        "<A",
        "<A>",
        "</A>",
        ">",
        "import a from 'b'",
        "export {",
        "[",
        "]",
        "(x)",
        "*",
        "\\",
        "<!--",
        "-->",
        "|--|",
        "\0",
        "\u00a0",
        "{{< highlight >}}",
        "---",
        "'",
        '"',
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(MARKS, max_size=25), st.sampled_from(["a.md", "a.mdx"]))
@example(["{++", "\r", "```", "++}"], "a.md")
def test_any_marks_of_dialects(marks: list[str], file: str) -> None:
    source = "".join(marks)
    document = markdown.read(source, file=file)
    check_places(document)
    assert not set(document.text) & set(COVERS)
    places = [place for span in document.inert for place in span]
    assert places == sorted(places)
    assert not places or (places[0] >= 0 and places[-1] <= len(source))
