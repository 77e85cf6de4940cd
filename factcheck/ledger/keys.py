"""SSH keys: what a checker adds to a ledger is signed with theirs, by ssh-keygen, and checked against the keys of all.

Nothing in a draft's folder leads to a program: a key is named by its user, on the command line or in the environment,
and only `verify` checks signatures.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.ledger.chain import Sign
from factcheck.ledger.events import Event, Signature
from factcheck.records.errors import LedgerError
from factcheck.records.regular import regular

if TYPE_CHECKING:  # every ledger that opens asks for a key, few sign
    from subprocess import CompletedProcess

KEY = "FACTCHECK_SIGNING_KEY"
NAMESPACE = "factcheck@ledger"
"""What the signatures are for: one made for anything else doesn't count here."""
_TIMEOUT = 10.0
"""Seconds for a checker to touch their security key, or to agree in their agent. Marks are signed while the ledger is
locked: this is less than the 15 seconds that others wait to write.
"""


def signer(key: str) -> Sign:
    """Signs sealed events, which follow one another, with the SSH key in the file `key` (or, where that is a public
    key, with the one that ssh-agent has).
    """

    def sign(sealed: Sequence[Event]) -> Event:
        run = f"{len(sealed)}:{sealed[-1].hash}"
        return Signature(who=sealed[0].who, draft=sealed[0].draft, signs=(run,), signature=signature(key, (run,)))

    return sign


def signature(key: str, runs: Sequence[str]) -> str:
    """A signature over runs of events; a LedgerError where the key can't be used."""
    file = Path(key).expanduser()
    if not file.is_file():
        raise LedgerError(f"there is no such key; nothing was written: name one with --sign-key or {KEY}", file=key)
    done = _run(("-Y", "sign", "-n", NAMESPACE, "-f", str(file)), _message(runs))
    if done.returncode or not done.stdout.startswith("-----BEGIN SSH SIGNATURE-----"):
        raise LedgerError(f"{_reason(done.stderr)}; nothing was written", file=key)
    return done.stdout


def signed_by(event: Signature, names: Sequence[str], *, allowed: Path) -> str | None:
    """The first of `names` (principals of the file `allowed`) whose key made the signature; else the principal whose
    key it is; None where it is nobody's, or wrong.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="factcheck-") as folder:
        kept = Path(folder) / "signature"
        kept.write_text(event.signature, encoding="utf-8", newline="\n")
        given = ("-f", str(allowed), "-s", str(kept), f"-Overify-time={_moment(event.at)}")
        for name in names:
            if _fits(event, name, given):
                return name
        found = _run(("-Y", "find-principals", *given), "")
        others = (
            [name for line in found.stdout.splitlines() for name in line.split(",")] if not found.returncode else []
        )
        return next((name for name in others if name not in names and _fits(event, name, given)), None)


def principals(allowed: Path) -> list[str]:
    """The names in a file of allowed signers, which may be patterns; a LedgerError where it can't be read."""
    regular(allowed, error=LedgerError)
    try:
        lines = allowed.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text"
        raise LedgerError(f"the allowed signers can't be read ({str(reason).lower()})", file=str(allowed)) from error
    found: list[str] = []
    for line in lines:
        said = line.strip()
        if said and not said.startswith("#"):
            first = said[1:].partition('"')[0] if said.startswith('"') else said.split(maxsplit=1)[0]
            found += [name for name in first.split(",") if name]
    return list(dict.fromkeys(found))


def _fits(event: Signature, name: str, given: Sequence[str]) -> bool:
    done = _run(("-Y", "verify", "-I", name, "-n", NAMESPACE, *given), _message(event.signs))
    return done.returncode == 0 and "Good" in done.stdout


def _message(runs: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in ("factcheck ledger", *runs))


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y%m%d%H%M%S}"


def _run(arguments: Sequence[str], text: str) -> "CompletedProcess[str]":
    """Run ssh-keygen, which can't ask anybody for a passphrase: it has no terminal."""
    import shutil
    import subprocess

    program = shutil.which("ssh-keygen")
    if program is None:
        raise LedgerError("signatures need ssh-keygen, which isn't installed (it comes with OpenSSH)")
    around = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "SSH_ASKPASS")}
    try:
        return subprocess.run(
            [program, *arguments], input=text, capture_output=True, encoding="utf-8", errors="replace",
            timeout=_TIMEOUT, check=False, env=around | {"SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C"},
            start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LedgerError(
            f"ssh-keygen didn't answer within {_TIMEOUT:g} seconds; nothing was written: have your key or agent ready "
            "and try again"
        ) from None
    except (OSError, ValueError) as error:
        raise LedgerError(f"ssh-keygen can't be run ({error}); nothing was written") from error


def _reason(said: str) -> str:
    """What ssh-keygen said, in the words of somebody who wants to sign."""
    text = " ".join(said.split())
    if "passphrase" in text:
        return "this key needs a passphrase: add it to ssh-agent (ssh-add) and name its public key"
    return f"ssh-keygen can't sign with this key ({text[:120] or 'no reason given'})"
