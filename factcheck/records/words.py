"""Free text of people as every store can hold it."""

from typing import Annotated

from pydantic import BeforeValidator


def clean(text: object) -> object:
    """`text` without NUL and without halves of surrogate pairs; what is no text stays as it is."""
    if not isinstance(text, str):
        return text
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


Words = Annotated[str, BeforeValidator(clean)]
