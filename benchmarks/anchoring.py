"""Marks under generated edits, light and heavy, over any texts: `anchoring.py TEXTS… [--heavy] [--misses N]`.

TEXTS are .txt files, folders of them, or .jsonl with `text` (and `published`) in each line.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.ledger.anchoring_score import Score, carried, count, linked_text, table, version_of
from tests.ledger.edits import EDITS, edited, single


def texts(paths: list[str]) -> Iterator[tuple[str, date | None]]:
    for path in map(Path, paths):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                day = row.get("published")
                yield row["text"], date.fromisoformat(day) if day else None
        else:
            for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
                yield file.read_text(encoding="utf-8"), None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("texts", nargs="+")
    options.add_argument("--share", type=float, nargs="*", default=[0.15, 0.5])
    options.add_argument("--single", action="store_true", help="one kind of edit at a time")
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--only", default="", help="misses of the fates that begin so")
    options.add_argument("--edits", nargs="*", default=list(EDITS), help="with --single: these kinds")
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    chosen = list(texts(given.texts))[: given.limit or None]
    for mode in given.share if not given.single else ["single"]:
        score = Score()
        for number, (text, published) in enumerate(chosen):
            first = linked_text(text, published=published)
            old = version_of(first)
            for kind in given.edits if given.single else [mode]:
                if given.single:
                    second = single(text, old.places, old.claims, kind, seed=number + given.seed)
                else:
                    second = edited(text, old.places, old.claims, seed=number + 1000 * given.seed, share=kind)
                new = version_of(linked_text(second.text, published=old.published))  # as for a marked draft
                count(score, carried(old, new), second)
        print(f"— {mode}: {len(chosen)} texts")
        print("\n".join(table(score)))
        for key, wrong in sorted(score.wrong.items()):
            if key.startswith(given.only):
                for one in wrong[: given.misses]:
                    print(f"  {key}: {one}")


if __name__ == "__main__":
    main()
