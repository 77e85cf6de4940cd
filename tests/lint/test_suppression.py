"""Suppression comments: what they cover, and what is said of them."""

import pytest

from factcheck import api
from factcheck.findings.select import Choice
from factcheck.text.readers import reader
from tests.lint.drafts import lint, rulebook

BACK = "Profit fell to $9 million from $7 million."
WRONG = "Sales rose 30% to $12.1 million from $11.0 million."
PASTED = WRONG.replace("million", "mil\u00adlion¹")


def rules(text: str, **choice: list[str]) -> list[str]:
    return [finding.rule for finding in lint(text, choice=Choice(**choice)) if finding.severity != "info"]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- factcheck: allow percent-change: as the firm told it -->\n\n{WRONG}",
        f"{WRONG} <!-- factcheck: allow percent-change: as the firm told it -->",
        f"# factcheck: allow percent-change: as the firm told it\n{WRONG}",
        f"<!-- factcheck: allow-file percent-change: a quiz -->\n\nOne.\n\nTwo.\n\n{WRONG}",
        f"<!-- factcheck: allow direction, percent-change: as the firm told it -->\n{WRONG} {BACK}",
    ],
)
def test_an_allowed_finding_is_not_reported(text: str) -> None:
    assert rules(text) == []


COMMENT = "<!-- factcheck: allow percent-change: as the firm told it -->"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("plain", f"{COMMENT}\n{COMMENT.replace('percent-change', 'direction')}\n\n{WRONG} {BACK}"),
        ("plain", f"Be\u00adfore[1] it\u200b.\n\n{COMMENT}\n\n{PASTED}\n\nBehind."),
        ("plain", f"Be\u00adfore\u200b it.\n\n{WRONG} {COMMENT}\n\nBehind."),
        ("markdown", f"Before.\n\n{WRONG} {COMMENT}\n\nBehind."),
        ("markdown", f"Before.\n\n{WRONG}{COMMENT}\n\nBehind."),
        ("markdown", f"Before.\n\n{WRONG}\n{COMMENT}\n\nBehind."),
        ("markdown", f"Before.\n\n{COMMENT}\n{WRONG}\n\nBehind."),
        ("markdown", f"{WRONG} {COMMENT}\n"),
        ("markdown", f"Before.\n\n- First.\n- {WRONG} {COMMENT}\n- Last."),
        ("markdown", f"Before.\n\n> {WRONG}\n> {COMMENT}\n\nBehind."),
        ("html", f"<p>Before.</p><p>{WRONG} {COMMENT}</p><p>Behind.</p>"),
        ("html", f"<p>Before.</p>\n<p><b>{WRONG}</b>{COMMENT}</p>\n<p>Behind.</p>"),
        ("html", f"<p>Before.</p>\n{COMMENT}\n<p>{WRONG}</p>\n<p>Behind.</p>"),
        ("html", f"<ul><li>Before.</li><li>{WRONG} {COMMENT}</li><li>Behind.</li></ul>"),
    ],
)
def test_a_comment_holds_for_the_paragraph_that_it_ends_or_begins(name: str, source: str) -> None:
    document = reader(name).read(source, file="a")
    assert [one for one in api.lint(document, rulebook=rulebook()) if one.severity != "info"] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("plain", f"{WRONG}\n\n{COMMENT}\n\nBehind."),
        ("markdown", f"{WRONG}\n\n{COMMENT}\n\nBehind."),
        ("markdown", f"- {WRONG}\n- {COMMENT} Behind."),
        ("html", f"<p>{WRONG}</p>\n{COMMENT}\n<p>Behind.</p>"),
        ("html", f"<p>{WRONG}</p>\n{COMMENT}"),
    ],
)
def test_a_comment_behind_a_paragraph_does_not_hold_for_it(name: str, source: str) -> None:
    document = reader(name).read(source, file="a")
    found = [one for one in api.lint(document, rulebook=rulebook()) if one.severity != "info"]
    assert [one.rule for one in found] == ["percent-change", "suppression"]
    if source.startswith("- "):
        assert "finds nothing here any more" in found[1].message
    else:
        assert "the paragraph that follows" in found[1].message


def test_only_the_named_check_and_the_next_paragraph_are_covered() -> None:
    comment = "<!-- factcheck: allow percent-change: as the firm told it -->"
    assert rules(f"{comment}\n\n{WRONG}\n\n{WRONG}") == ["percent-change"]
    assert "percent-change" in rules(f"<!-- factcheck: allow direction: because -->\n\n{WRONG}")


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- factcheck: allow percent-change -->", "say why"),
        (
            "<!-- factcheck: allow percent-chnge: because -->",
            "no check is called 'percent-chnge'; did you mean 'percent-change'?",
        ),
        ("<!-- factcheck: allow direction: because -->", "direction finds nothing in the paragraph that follows"),
        ("<!-- factcheck: ignore everything -->", "write `factcheck: allow RULE: reason`"),
    ],
)
def test_a_comment_that_does_nothing_is_reported(comment: str, message: str) -> None:
    found = [finding for finding in lint(f"{comment}\n\nNothing here.") if finding.rule == "suppression"]
    assert len(found) == 1
    assert message in found[0].message


def test_a_comment_for_a_check_that_did_not_run_is_left_alone() -> None:
    text = f"<!-- factcheck: allow percent-change: because -->\n\n{WRONG}"
    assert rules(text, ignore=["percent-change"]) == []


def test_figures_in_the_reason_are_no_findings() -> None:
    assert rules(f"<!-- factcheck: allow direction: {BACK} -->\n\n{BACK}") == []


ALLOW_FILE = "allow-file percent-change: agreed"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("markdown", f"{{/* factcheck: allow percent-change: agreed */}}\n\n{WRONG}\n\nBehind."),
        ("markdown", f"Before.\n\n{WRONG} {{/* factcheck: allow percent-change: agreed */}}\n\nBehind."),
        ("markdown", f"{{ /* factcheck: allow percent-change:\n  agreed */ }}\n{WRONG}"),
        ("markdown", f"Before.\n\n- One.\n- {WRONG} {{/* factcheck: allow percent-change: agreed */}}"),
        ("markdown", f"{{/* factcheck: {ALLOW_FILE} */}}\n\nOne.\n\nTwo.\n\n{WRONG}"),
        ("markdown", f'=== "Tab"\n\n    <!-- factcheck: allow percent-change: agreed -->\n    {WRONG}\n'),
        ("markdown", f"<!-- factcheck: allow percent-change: agreed -->\n::: note\n{WRONG}\n:::"),
        ("markdown", f"{WRONG} {{.lead}}\n{COMMENT}"),
        ("plain", f"{{/* factcheck: allow percent-change: agreed */}}\n\n{WRONG}"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_comments_of_mdx_and_in_containers_hold_whatever_ends_the_lines(name: str, source: str, end: str) -> None:
    document = reader(name).read(source.replace("\n", end), file="a")
    assert [one.rule for one in api.lint(document, rulebook=rulebook()) if one.severity != "info"] == []
    assert not any("agreed" in claim.text for claim in api.extract(document, rulebook=rulebook()).claims)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("markdown", f"```\n<!-- factcheck: {ALLOW_FILE} -->\n```\n\n{WRONG}"),
        ("markdown", f"~~~ html\n# factcheck: {ALLOW_FILE}\n~~~\n\n{WRONG}"),
        ("markdown", f"Write:\n\n    <!-- factcheck: {ALLOW_FILE} -->\n\n{WRONG}"),
        ("markdown", f"Write `<!-- factcheck: {ALLOW_FILE} -->` above.\n\n{WRONG}"),
        ("markdown", f"Write `{{/* factcheck: {ALLOW_FILE} */}}` above.\n\n{WRONG}"),
        ("markdown", f"> - ```\n>   {{/* factcheck: {ALLOW_FILE} */}}\n>   ```\n\n{WRONG}"),
        ("markdown", f"Write \\<!-- factcheck: {ALLOW_FILE} --\\> above.\n\n{WRONG}"),
        ("markdown", f"<pre>\n<!-- factcheck: {ALLOW_FILE} -->\n</pre>\n\n{WRONG}"),
        ("markdown", f"Write <code><!-- factcheck: {ALLOW_FILE} --></code> above.\n\n{WRONG}"),
        (
            "markdown",
            f"{{{{< highlight html >}}}}\n<!-- factcheck: {ALLOW_FILE} -->\n{{{{< /highlight >}}}}\n\n{WRONG}",
        ),
        ("markdown", f"{{--<!-- factcheck: {ALLOW_FILE} -->--}}\n\n{WRONG}"),
        ("markdown", f":::{{code-block}} html\n<!-- factcheck: {ALLOW_FILE} -->\n:::\n\n{WRONG}"),
        ("html", f"<p>Write:</p><pre><!-- factcheck: {ALLOW_FILE} --></pre><p>{WRONG}</p>"),
        ("html", f"<p>Write <code><!-- factcheck: {ALLOW_FILE} --></code>.</p><p>{WRONG}</p>"),
        ("html", f"<p>Write &lt;!-- factcheck: {ALLOW_FILE} --&gt;.</p><p>{WRONG}</p>"),
        ("html", f"<p>Write {{/* factcheck: {ALLOW_FILE} */}}.</p><p>{WRONG}</p>"),
    ],
)
def test_a_comment_that_is_shown_or_deleted_holds_for_nothing(name: str, source: str) -> None:
    document = reader(name).read(source, file="a")
    assert [one.rule for one in api.lint(document, rulebook=rulebook()) if one.severity != "info"] == ["percent-change"]
