"""Roles and rules of the desk: who may do what, and what a mark needs before it is relied on."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from factcheck.records.errors import LedgerError

if TYPE_CHECKING:  # every start reads the settings, few look at marks
    from factcheck.records.marks import Mark, Opinion


class DeskRules(BaseModel):
    """What can be set of a desk. People are known by the names that their marks carry."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    roles: Annotated[dict[str, tuple[str, ...]], Field(description="The people of each role, by its name.")] = {}
    verify: Annotated[
        tuple[str, ...],
        Field(description="The roles that may verify a claim; none named: anybody."),
    ] = ()
    sign_off: Annotated[
        tuple[str, ...],
        Field(description="The roles that may sign a draft off; none named: anybody."),
    ] = ()
    second_checker: Annotated[
        bool,
        Field(description="Whether a verified claim needs a second pair of eyes."),
    ] = False
    require_sign_off: Annotated[
        bool,
        Field(description="Whether a draft may be published only after this very text was signed off."),
    ] = False
    evidence_must_stand: Annotated[
        bool,
        Field(
            description="Whether a mark falls when a local file that is its evidence was changed or deleted since it "
            "was attached. If not, it is only told."
        ),
    ] = True
    sign_off_own: Annotated[
        bool,
        Field(description="Whether somebody may sign off a draft that holds marks of their own."),
    ] = False
    allowed_signers: Annotated[
        str | None,
        Field(description="A file with the checkers' SSH keys, as ssh-keygen's ALLOWED SIGNERS are written."),
    ] = None


def may_verify(rules: DeskRules, who: str) -> None:
    """A LedgerError if `who` may not verify claims."""
    _may(rules, rules.verify, who, "verify claims")


def unfit_to_sign_off(rules: DeskRules, who: str, marks: "Sequence[Mark]") -> "Iterator[str]":
    """Why `who` may not sign off a draft with these marks, a phrase each."""
    try:
        _may(rules, rules.sign_off, who, "sign a draft off")
    except LedgerError as refused:
        yield refused.message
    own = sum(any(opinion.who == who for opinion in mark.opinions) for mark in marks)
    if own and not rules.sign_off_own:
        yield (
            f"{who} marked {own} of these claims, and nobody signs off their own marks (ask somebody else, "
            "or set desk.sign_off_own)"
        )


def missing(rules: DeskRules, opinions: "Sequence[Opinion]", second: str | None) -> str | None:
    """What the rules still ask for before a claim with these opinions counts as checked; None: nothing."""
    if not opinions or {opinion.status for opinion in opinions} != {"verified"}:
        return None
    if rules.second_checker and len({opinion.who for opinion in opinions} | ({second} if second else set())) < 2:
        return "a second checker"
    return None


def _may(rules: DeskRules, roles: Sequence[str], who: str, what: str) -> None:
    if not roles:
        return
    unknown = [role for role in roles if role not in rules.roles]
    if unknown:
        raise LedgerError(f"the desk's settings name a role {unknown[0]!r} that desk.roles doesn't list")
    if not any(who in rules.roles[role] for role in roles):
        raise LedgerError(f"{who} may not {what}: this desk leaves it to {', '.join(roles)} (desk.roles says who)")
