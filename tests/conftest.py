"""Generated examples that are the same at every run of a pipeline, and a server for team ledgers."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgresql import server

settings.register_profile("pipeline", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("pipeline")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    with server() as address:
        yield address
