"""Which figures stand in program text or in marks of layout, and which in prose that only has signs of code."""

import pytest

from factcheck.text.numbers.code import in_code
from tests.quantities.test_table import quantities

CODE = [
    "for number in range(30):", "x = 30", "TIMEOUT = 30  # seconds", "for (int i = 0; i < 30; i++) {",
    "if total >= 30:", "print(30)", "git commit --amend -m 30", "SELECT name FROM people WHERE age > 30;",
    '{"percent": 30, "people": 5}', '{"name": "the bridge of sighs", "length": 30}', "def area(r): return 30 * r",
    "arr[1] + 30", "let x = 30;", "const LIMIT = 30", "body { margin: 30 }", "function() { return 30; }",
    "x = 30 if ready else 20", "assert ring.values == [30, 49, 64], ring.values", "std::vector<int> v(30)",
    "curl -s --max-time 30 address", "set timeout = 30;", "{{< figure src='a.jpg' width=30 >}}",
    "The bridge at dusk {width=30}", "raise Error(30)", "while (left > 30) {", "int people = 30;", "sleep 30;",
    "if the_total == 30 && more:", "margin: 0 auto 30px;", "{% if percent > 30 %}",
]  # fmt: skip
PROSE = [
    "Sales rose 30% to $12.1 million from $11.0 million. :::", "Sales rose 30% {.lead}", "Sales rose 30% {#id .a}",
    "Sales rose 30% to a record. Next {{x}}", "Sales rose 30% {: .lead }", "Sales rose 30% {width=50% .a}",
    'Sales rose 30% {{< ref "a" >}}', "Sales rose 30% {{% /notice %}}", "“Sales rose 30%,” he said; {.quote}",
    "Sales rose 30%; {% include x.html %}", "Sales rose 30% ::: warn", "Sales rose 30% {.a}{.b} :::",
    ":::note 30% of homes", "::: {.callout} Some 30% of homes", "- 30% of homes were built;", "(b) 30 ships sank;",
    "some of the homes (30%);", "20 homes of the 30 (66%);",
    "Results: 30% of women, 20% of men;",
    "import 30 tonnes of steel a year", "return to 30% of the level before",
    "for thousands in the city, 30 homes are left", "let them have 30 homes", "Rate: 30% -> 34%", "Homes: 30 -> 34",
    "Profit (n = 412) rose 30%", "Adults aged >=65 years were 30% of the sample", "He said the[ir] 30% was lost",
    "Sales rose 30% --the most since the war", "Of the people(s) 30 came [sic]; others left",
    "people(12) and 30 dogs were hurt", "We saw 30 of them on the A1 = a record", "They sold 30 homes at {{ price }}",
    "a mean of 30 (p=0.03) in the city", "At home:: 30 people of the town", "Of these 30 said[a] that they came",
]  # fmt: skip


@pytest.mark.parametrize("line", CODE)
def test_code(line: str) -> None:
    assert in_code(line, line.index("30"))


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert not in_code(line, line.index("30"))


@pytest.mark.parametrize(
    "mark",
    [":::", '{{< ref "a" >}}', "{.lead}", "{#top}", "{{% /x %}}", "::: warn", "{: .a }", "{x}", "}", ";", "[1]",
     "{width=300}", "]{.x}", "{::nomarkdown}", "***", "[^1]", "^1", "\u200b", "{{ page.x }} :::"],
)  # fmt: skip
@pytest.mark.parametrize("words", ["Of all homes, 30% were sold for $12 million", "Rents rose 30% to $12 million."])
def test_marks_behind_a_paragraph(words: str, mark: str) -> None:
    found = [(claim.plain, claim.low) for claim in quantities(f"{words} {mark}")]
    assert found == [(claim.plain, claim.low) for claim in quantities(words)]
