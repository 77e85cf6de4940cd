"""A program that marks claims one after the other and says each number once the mark is acknowledged.

worker.py ADDRESS NAME COUNT [CLAIMS]: COUNT marks by NAME on claims c0, c1 …, over and over if there are fewer.
"""

import sys

from factcheck.ledger.events import Marked
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError


def work(address: str, name: str, count: int, claims: int) -> int:
    store = open_store(address, patience=60)
    status = "verified" if name < "n" else "disputed"
    for number in range(count):
        event = Marked.model_validate(
            {"who": name, "draft": "d", "claim": f"c{number % claims}", "status": status, "id": f"{name}-{number}"}
        )
        try:
            store.append([event])
        except LedgerError as error:
            print(f"refused: {error}", flush=True)
            return 2
        print(number, flush=True)
    store.close()
    return 0


if __name__ == "__main__":
    address, name, count, *more = sys.argv[1:]
    sys.exit(work(address, name, int(count), int(more[0]) if more else int(count)))
