"""Whether a draft may be published: `status`, `lint --require`, judged findings, the baseline and the sheet agree."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from factcheck.cli.main import commands

TEXT = """Sales rose 30% to $12.1 million from $11.0 million.

The bridge was opened in May 2019, and 412 residents came.
"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    path = Path("draft.txt")
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)


def verdict(draft: Path) -> str:
    """The verdict, on which the exit codes of both commands agree."""
    done = run("status", draft, "--verdict")
    gate = run("lint", draft, "--require", "verified")
    assert done.return_value == gate.return_value
    [row] = json.loads(run("status", draft, "--verdict", "--format", "json").stdout)
    assert row["publishable"] is (done.return_value == 0)
    assert (row["reasons"] == []) is row["publishable"]
    line = done.stdout.strip()
    assert line in run("status", draft).stdout.replace("  Not yet", f"{draft}: Not yet").replace(
        "  May be", f"{draft}: May be"
    )
    return line.removeprefix(f"{draft}: ")


def test_from_open_to_published(draft: Path) -> None:
    assert verdict(draft).startswith("Not yet: ")
    assert "1 finding" in verdict(draft)
    assert run("mark", draft, "--all", "--status", "verified", "--as", "ann").exception is None
    assert verdict(draft) == "Not yet: 1 finding"
    run("mark", draft, "--finding", "1:12", "--note", "as in the accounts", "--as", "ann")
    assert verdict(draft) == "May be published (1 finding settled)"
    run("mark", draft, "1:12", "--status", "disputed", "--as", "ann")
    assert verdict(draft) == "Not yet: 1 disputed (1 finding settled)"


def test_a_judged_finding_is_told_as_settled_and_comes_back_with_its_figures(draft: Path) -> None:
    assert run("mark", draft, "--finding", "percent-change", "--note", "rounded", "--as", "ann").stdout.startswith(
        "1 finding settled by ann"
    )
    shown = run("lint", draft)
    assert shown.return_value == 0
    assert "draft.txt:1:12: settled by ann: rounded: from $11.0 million" in shown.stdout
    assert "No findings in 1 file; 1 settled by a checker." in shown.stdout
    log = json.loads(run("lint", draft, "--format", "sarif").stdout)
    [result] = log["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "settled by ann: rounded"
    assert json.loads(run("lint", draft, "--format", "json").stdout) == []
    draft.write_text("A first line.\n\n" + TEXT, encoding="utf-8")
    assert run("lint", draft).return_value == 0, "the text moved, the figures are the same"
    draft.write_text(TEXT.replace("30%", "31%"), encoding="utf-8")
    assert run("lint", draft).return_value == 1
    draft.write_text(TEXT, encoding="utf-8")
    run("mark", draft, "--finding", "1:12", "--undo", "--as", "bob")
    assert run("lint", draft).return_value == 1
    assert "opened the finding percent-change again" in run("ledger", "history", draft).stdout


def test_baseline_and_ledger_know_a_finding_by_the_same_name(draft: Path) -> None:
    assert run("lint", draft, "--baseline", "known.json", "--write-baseline").return_value == 0
    [entry] = json.loads(Path("known.json").read_text())["findings"]
    [finding] = json.loads(run("lint", draft, "--format", "json").stdout)
    assert entry["fingerprint"] == finding["fingerprint"]
    run("mark", draft, "--finding", entry["fingerprint"], "--note", "rounded", "--as", "ann")
    assert "1 settled by a checker" in run("lint", draft, "--baseline", "known.json").stdout
    for options in (("--baseline", "known.json"), ()):
        draft.write_text(TEXT, encoding="utf-8")
        assert run("lint", draft, *options).return_value == 0
        draft.write_text(TEXT.replace("30%", "31%"), encoding="utf-8")
        assert run("lint", draft, *options).return_value == 1


def test_the_baseline_of_the_settings_holds_from_every_folder(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("factcheck.toml").write_text('[lint]\nbaseline = "known.json"\n', encoding="utf-8")
    Path("drafts").mkdir()
    draft.rename("drafts/draft.txt")
    run("lint", "drafts/draft.txt", "--write-baseline")
    shown = run("lint", "drafts/draft.txt")
    assert shown.return_value == 0
    assert "1 accepted by the baseline" in shown.stdout
    monkeypatch.chdir("drafts")
    assert run("lint", "draft.txt").return_value == 0
    run("mark", "draft.txt", "--all", "--status", "verified", "--as", "ann")
    assert verdict(Path("draft.txt")) == "May be published"
    assert not Path("known.json").exists()


def test_findings_are_named_kindly(draft: Path) -> None:
    for arguments, words in (
        (("--finding", "9:9", "--note", "x"), "nothing is found at '9:9'"),
        (("--finding", "1:12"), "say with --note"),
        (("--finding", "1:12", "--note", "x", "--all"), "settled by itself"),
    ):
        assert words in str(run("mark", draft, *arguments).exception)
    draft.write_text(TEXT + TEXT.replace("Sales", "Rents"), encoding="utf-8")
    assert "is 2 findings; say 1:12, 4:12" in str(
        run("mark", draft, "--finding", "percent-change", "--note", "x").exception
    )


def test_a_desk_that_wants_a_sign_off_gets_it_with_the_sheet(draft: Path) -> None:
    Path("factcheck.toml").write_text("[desk]\nrequire_sign_off = true\n", encoding="utf-8")
    run("mark", draft, "--all", "--status", "verified", "--as", "ann")
    run("mark", draft, "--finding", "1:12", "--note", "rounded", "--as", "ann")
    assert verdict(draft).startswith("Not yet: not signed off")
    run("sheet", draft, "-o", "draft-check.xlsx")
    sign("draft-check.xlsx", editor="Eve", signature="E. V., today")
    assert "would be signed off by Eve" in run("sheet", "import", "draft-check.xlsx", "--dry-run").stdout
    assert "signed off by Eve" in run("sheet", "import", "draft-check.xlsx").stdout
    assert verdict(draft).startswith("May be published (signed off by Eve, ")
    assert "signed off" not in run("sheet", "import", "draft-check.xlsx").stdout, "once is enough"
    draft.write_text(TEXT + "\nMore to come.\n", encoding="utf-8")
    assert verdict(draft).startswith("Not yet: not signed off")
    again = run("sheet", "import", "draft-check.xlsx")
    assert again.return_value == 1
    assert "the signature is for another text" in again.stdout


def test_a_signature_over_open_claims_is_not_taken(draft: Path) -> None:
    run("mark", draft, "1:12", "--status", "verified", "--as", "ann")
    run("sheet", draft, "-o", "draft-check.xlsx")
    sign("draft-check.xlsx", editor="ann", signature="ann")
    refused = run("sheet", "import", "draft-check.xlsx")
    assert refused.return_value == 1
    assert "not signed off: ann marked 1 of these claims" in refused.stdout


def test_the_sheet_tells_which_findings_are_settled(draft: Path) -> None:
    run("mark", draft, "--finding", "1:12", "--note", "rounded", "--as", "ann")
    run("sheet", draft, "-o", "draft-check.xlsx")
    page = load_workbook("draft-check.xlsx")["Findings"]
    told = {row[0].value: row[4].value for row in page.iter_rows(min_row=1, max_row=4)}
    assert told["Rule"] == "Settled"
    assert told["percent-change"] == "settled by ann: rounded"
    run("sheet", draft, "-o", "draft-check.html")
    assert "settled by ann: rounded" in Path("draft-check.html").read_text(encoding="utf-8")


def sign(path: str, *, editor: str, signature: str) -> None:
    book = load_workbook(path)
    page = book["Claims"]
    fields = {"Checked by (editor)": editor, "Signature and date": signature}
    for row in range(1, 12):
        name = page.cell(row, 1).value
        if name in fields:
            page.cell(row, 3).value = fields[name]
    book.save(path)
