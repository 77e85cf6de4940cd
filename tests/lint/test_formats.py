"""What the lint writes for other programs: valid by the schemas that they publish, and safe to show."""

import json
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree

from factcheck.findings.formats import FORMATS, Report, render
from factcheck.records.finding import Finding
from factcheck.rulebook.check import Check
from tests.lint.drafts import lint, rulebook

TEXT = (
    "Sales rose 30% to $12.1 million from $11.0 million.\n\n"
    "Die Straße, «naïve» & co: the mine lies 17 kilometers (27 miles) from <there>.\n"
)

# The parts of the OASIS schema (sarif-schema-2.1.0.json, SARIF 2.1.0 errata 01) that the report uses, closed as there:
# no property beside those that the standard knows for the object is let through.
MESSAGE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
    "required": ["text"],
}
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")},
        "charOffset": {"type": "integer", "minimum": -1},
        "charLength": {"type": "integer", "minimum": 0},
        "snippet": {"type": "object", "additionalProperties": False, "properties": {"text": {"type": "string"}}},
    },
}
URI = {"type": "string", "format": "uri-reference", "pattern": '^[^ <>"]*$'}
ARTIFACT = {"type": "object", "additionalProperties": False, "properties": {"uri": URI}}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
            "required": ["artifactLocation"],
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {"type": "object", "additionalProperties": False, "properties": {"level": LEVEL}},
    },
    "required": ["id"],
}
RESULT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "required": ["message"],
}
DRIVER = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "semanticVersion": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
    "required": ["name"],
}
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "tool": {"type": "object", "properties": {"driver": DRIVER}, "required": ["driver"]},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "artifacts": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {"type": "object", "properties": {"location": ARTIFACT}},
                    },
                    "results": {"type": "array", "items": RESULT},
                },
                "required": ["tool"],
            },
        },
    },
    "required": ["version", "runs"],
}

# The elements and attributes of Jenkins' junit-10.xsd that the report uses.
JUNIT = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:element name="failure"><xs:complexType mixed="true">
    <xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:sequence><xs:element ref="failure" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:integer" use="required"/>
    <xs:attribute name="failures" type="xs:integer" use="required"/>
    <xs:attribute name="errors" type="xs:integer" use="required"/>
    <xs:attribute name="skipped" type="xs:integer"/><xs:attribute name="time" type="xs:decimal"/>
    <xs:attribute name="timestamp" type="xs:dateTime"/><xs:attribute name="hostname" type="xs:string"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/><xs:attribute name="tests" type="xs:integer"/>
    <xs:attribute name="failures" type="xs:integer"/><xs:attribute name="errors" type="xs:integer"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
</xs:schema>
"""


def report(text: str = TEXT, *, file: str = "draft.txt") -> Report:
    found = tuple(row.model_copy(update={"file": file}) for row in lint(text))
    rules = {rule.name: rule for rule in rulebook().checks if isinstance(rule, Check)}
    return Report(found, (file,), {file: text}, rules)


def test_sarif_is_valid_and_its_places_are_right() -> None:
    log = json.loads(render(report(), form="sarif"))
    jsonschema.Draft7Validator(SARIF).validate(log)
    run = log["runs"][0]
    assert {result["ruleId"] for result in run["results"]} >= {"percent-change", "unit-conversion"}
    lines = TEXT.split("\n")
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_the_check_of_sarif_can_fail() -> None:
    log = json.loads(render(report(), form="sarif"))
    log["runs"][0]["results"][0]["severity"] = "error"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SARIF).validate(log)


@pytest.mark.parametrize("text", [TEXT, "Nothing to see here.\n"])
def test_junit_is_valid(text: str) -> None:
    tree = etree.fromstring(render(report(text), form="junit").encode())
    etree.XMLSchema(etree.fromstring(JUNIT)).assertValid(tree)
    suite = tree[0]
    assert int(suite.get("tests", "")) == len(suite)
    assert int(suite.get("failures", "")) == len(suite.findall(".//failure")) == len(report(text).findings)


def test_checkstyle_names_file_place_and_rule() -> None:
    tree = ElementTree.fromstring(render(report(), form="checkstyle"))
    row = tree[0][0]
    assert tree[0].get("name") == "draft.txt"
    assert row.get("source") == "factcheck.percent-change"
    assert (row.get("line"), row.get("column")) == ("1", "12")


def test_json_is_the_contract() -> None:
    rows = json.loads(render(report(), form="json"))
    for row in rows:
        assert {"file", "line", "column", "start", "end", "rule", "severity", "message", "related"} <= set(row)
        assert all({"start", "end", "message"} <= set(place) for place in row["related"])
    assert TEXT[rows[0]["start"] : rows[0]["end"]] == "30%"
    assert [TEXT[place["start"] : place["end"]] for place in rows[0]["related"]] == ["$12.1 million", "$11.0 million"]


def test_github_commands_are_one_line_each() -> None:
    lines = render(report(file="a,b:c.txt"), form="github").splitlines()
    assert lines[0].startswith("::error file=a%2Cb%3Ac.txt,line=1,endLine=1,title=percent-change,col=12,endColumn=15::")
    assert all(line.startswith("::") for line in lines)


def test_text_underlines_the_words() -> None:
    shown = render(report(), form="text").splitlines()
    assert shown[0].startswith("draft.txt:1:12: error: from $11.0 million to $12.1 million is 10%")
    at = shown[1].index("30%")
    assert shown[2][at : at + 3] == "^^^"
    assert shown[2].count("~") == len("$12.1 million$11.0 million")
    assert shown[-1].startswith("2 errors")


HOSTILE = "\x1b[31mred\x1b[0m\r\n::error::x %0A <b>&amp;]]>\u202e\ud800"


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_stay_words(form: str) -> None:
    finding = Finding(
        file=HOSTILE, line=1, column=1, start=0, end=4, rule="percent-change", severity="error", message=HOSTILE
    )
    written = render(Report((finding,), (HOSTILE,), {HOSTILE: HOSTILE}, {}), form=form)
    assert "\x1b" not in written
    if form in ("checkstyle", "junit"):
        ElementTree.fromstring(written)
    if form == "github":
        assert written.count("\n") == 1
    if form in ("json", "sarif"):
        json.loads(written)


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings_is_a_whole_report(form: str) -> None:
    written = render(Report((), ("a.txt",)), form=form)
    assert not written or written.endswith("\n")
