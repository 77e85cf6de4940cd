"""What each action does: one function an action, called like it, that takes the app."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.review.handlers import choosing, draft, marking, moving, writing
from factcheck.review.keys import ACTIONS

if TYPE_CHECKING:
    from factcheck.review.app import Review

_ROOMS = {"Marking": marking, "Moving": moving, "Choosing": choosing, "Draft": draft, "App": draft}
HANDLERS: dict[str, Callable[["Review"], None]] = {
    action.name: getattr(writing if action.name in writing.WRITING else _ROOMS[action.group], action.name)
    for action in ACTIONS
}
