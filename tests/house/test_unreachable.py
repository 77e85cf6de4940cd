"""A lint whose ledger may not or can't be asked: it lints all the same, and says what it didn't look up."""

import socket
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from factcheck.records.errors import FactcheckError
from tests.house.trusting import SERVER, SHOWN, run, said, settings

NEEDS_MARKS: Sequence[tuple[str, ...]] = (
    ("status",), ("status", "--verdict"), ("mark", "--all", "--status", "open"), ("lint", "--require", "verified"),
    ("ledger", "verify"), ("ledger", "history"), ("sheet", "-o", "out.md"),
)  # fmt: skip


@pytest.mark.parametrize("asking", ["untrusted", "down"])
def test_without_the_ledger_the_lint_lints_and_the_gate_is_shut(
    asking: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    settings(project, SERVER)
    if asking == "down":
        run("config", "trust", "--yes")
    connected: list[object] = []
    if asking == "untrusted":
        monkeypatch.setattr(socket.socket, "connect", lambda *to: connected.append(to))
    done = run("lint", "draft.md")
    assert done.exit_code == 1
    assert "[percent-change]" in done.output
    assert done.stderr.count("\n") == 1
    assert "settled findings and marks weren't looked up" in done.stderr
    assert run("extract", "draft.md").exit_code == 0
    for command in NEEDS_MARKS:
        done = run(command[0], *command[1:2] if command[0] == "ledger" else (), "draft.md",
                   *command[2:] if command[0] == "ledger" else command[1:])  # fmt: skip
        assert done.exit_code == 2 or isinstance(done.exception, FactcheckError), command
        assert "hunter2" not in said(done), command
        assert SHOWN in said(done), command
        assert "fault of its own" not in said(done)
    gate = run("lint", "draft.md", "--require", "verified")
    assert gate.exit_code == 2
    assert "[percent-change]" in gate.output, "the lint lints all the same"
    assert "unsettled-claim" not in gate.output
    assert "whether the claims may be published wasn't looked up" in gate.stderr
    (project / "factcheck.toml").write_text(
        (project / "factcheck.toml").read_text() + '[lint]\nrequire = ["verified"]\n'
    )
    assert run("lint", "draft.md").exit_code == 2
    assert not connected
    assert sorted(path.name for path in project.iterdir()) == ["draft.md", "factcheck.toml"]


def test_a_silent_server_is_waited_for_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    postgres = pytest.importorskip("factcheck.ledger.stores.postgres")
    monkeypatch.setattr(postgres, "_silent", {})
    clock = iter(range(0, 10_000, 7))
    monkeypatch.setattr(postgres, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    asked: list[object] = []

    def connect(self: object) -> None:
        asked.append(self)
        raise OSError("timeout expired")

    monkeypatch.setattr(postgres, "create_engine", lambda *_, **__: type("Engine", (), {"connect": connect})())
    monkeypatch.setattr(postgres.event, "listen", lambda *_: None)
    for _ in range(3):
        with pytest.raises(FactcheckError, match="can't be reached"):
            postgres.open_postgres(SERVER).tip()
    assert len(asked) == 1
