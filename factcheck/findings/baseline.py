"""The baseline: findings that a desk has accepted, so that only new ones are reported.

Each is bound to the rule and the words at its places, not to lines: it moves with the text, and a changed figure
fires again. Drafts are named from the baseline's own folder, so that it holds from wherever the lint is run.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from factcheck.output.write import write_output
from factcheck.records.errors import ConfigError
from factcheck.records.finding import Finding
from factcheck.records.regular import regular
from factcheck.tables.project import leads_out

VERSION = 1


def read(path: Path) -> dict[str, Counter[str]]:
    """The fingerprints that the baseline at `path` accepts, by draft; none where there is no such file yet."""
    accepted: dict[str, Counter[str]] = {}
    regular(path, error=ConfigError)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        for entry in content["findings"]:
            accepted.setdefault(str(entry["file"]), Counter())[str(entry["fingerprint"])] += 1
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ConfigError("not a baseline file; write one with --write-baseline", file=str(path)) from None
    return accepted


def of_project(named: str, *, settings: Path) -> Path:
    """The baseline that the file `settings` names, counted from its folder.

    A ConfigError where it leads out of the project: the lint may write it, and so only the user may name it.
    """
    if leads := leads_out(settings.parent / named, settings.parent):
        message = f"lint.baseline leads out of this project, to {leads}; name it with --baseline"
        raise ConfigError(message, file=str(settings))
    return settings.parent / named


def accepted_of(path: Path, file: str) -> Counter[str]:
    """The fingerprints that the baseline at `path` accepts in the draft `file`, as it is called from here."""
    return read(path).get(_name(path, file), Counter())


def new(found: Iterable[Finding], accepted: Mapping[str, int]) -> list[Finding]:
    """`found` without those that `accepted` holds, each as often as it was accepted."""
    left = Counter(accepted)
    fresh = []
    for finding in found:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            fresh.append(finding)
    return fresh


def write(path: Path, found: Iterable[Finding]) -> None:
    """Accept `found`: the file is replaced as a whole or not at all."""
    rows = [
        {"fingerprint": row.fingerprint, "rule": row.rule, "file": _name(path, row.file), "message": row.message}
        for row in found
    ]
    text = json.dumps({"version": VERSION, "findings": rows}, indent=1, ensure_ascii=False) + "\n"
    write_output(path, text.encode("utf-8", "replace"), error=ConfigError)


def _name(path: Path, file: str) -> str:
    """The draft's path from the folder of the baseline, with slashes; the whole path on another drive."""
    if file == "-":
        return file
    try:
        return Path(os.path.relpath(file, path.parent)).as_posix()
    except ValueError:
        return Path(file).absolute().as_posix()
