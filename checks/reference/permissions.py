# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of roles: what each may do with what, asked of the rules themselves.

`tests/contract/test_permission_table.py` tries every cell on a real office.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from checks.reference.examples import (
    HERE,
    THIS,
    Entry,
    File,
    OwnOffice,
    Paper,
    Proposed,
    Rows,
    Seat,
    Text,
    actors,
)

if TYPE_CHECKING:
    from zweiklang.foundation.actors import Actor, Decision


@dataclass(frozen=True)
class Row:
    """One action on one thing in one state, and the rule that says who may."""

    area: str
    action: str
    state: str
    rule: Callable[[Actor], Decision]

    @property
    def key(self) -> tuple[str, str]:
        """Return what names it in tests."""
        return self.action, self.state

    @property
    def heading(self) -> str:
        """Return what stands above its column."""
        return f"{self.action} ({self.state})" if self.state else self.action


def rows() -> list[Row]:
    """Return every action, by area."""
    return [*_records(), *_files(), *_proposals(), *_statements(), *_reports(), *_office()]


def _records() -> list[Row]:
    from zweiklang.foundation import policy

    internal: Any = Entry()
    public: Any = Entry(is_public=True)
    area = "Records of an office"
    return [
        Row(area, "read", "public", lambda one: policy.can_see(one, public)),
        Row(area, "read", "internal", lambda one: policy.can_see(one, internal)),
        Row(area, "add", "", lambda one: policy.can_write(one, internal)),
        Row(area, "change", "internal", lambda one: policy.can_write(one, internal)),
        Row(area, "change", "public", lambda one: policy.can_write(one, public)),
        Row(area, "withdraw", "", lambda one: policy.can_write(one, internal)),
        Row(area, "publish", "internal", lambda one: policy.can_release(one, internal)),
        Row(area, "hide", "public", lambda one: policy.can_hide(one, public)),
        Row(area, "erase personal data", "", lambda one: policy.can_erase(one, internal)),
    ]


def _files() -> list[Row]:
    from zweiklang.domain.joint import files, inviting, policy

    file: Any = File()
    waiting: Any = File(Rows((Seat("A", None, 1), Seat("B", None, 2))))
    office: Any = OwnOffice()
    area = "Joint file of two cities"
    return [
        Row(area, "read it", "", lambda one: policy.can_read(one, file)),
        Row(area, "take the city's seat", "free", lambda one: files.can_join(one, waiting, office)),
        Row(area, "leave", "", lambda one: policy.can_decide(one, file)),
        Row(area, "invite a city", "", lambda one: inviting.can_invite_city(one, file)),
    ]


def _proposals() -> list[Row]:
    from zweiklang.domain.joint import policy

    file: Any = File()
    text: Any = Text()
    draft: Any = Proposed("A", "draft")
    own: Any = Proposed("A", "open")
    theirs: Any = Proposed("B", "open", "B")
    answered: Any = Proposed("B", "open", "AB", Text(sides="ABC"))
    closed: Any = Proposed("B", "in-force", "AB")
    area = "Proposals and consent"
    return [
        Row(area, "write a draft", "", lambda one: policy.can_write(one, file)),
        Row(area, "comment", "open", lambda one: policy.can_write(one, file)),
        Row(area, "propose", "", lambda one: policy.can_propose(one, file)),
        Row(area, "remind", "open", lambda one: policy.can_propose(one, file)),
        Row(area, "answer", "draft", lambda one: policy.can_answer(one, draft)),
        Row(area, "answer", "open, of the other city", lambda one: policy.can_answer(one, theirs)),
        Row(area, "answer", "answered already", lambda one: policy.can_answer(one, answered)),
        Row(area, "answer", "in force", lambda one: policy.can_answer(one, closed)),
        Row(area, "take back", "own draft", lambda one: policy.can_withdraw(one, draft)),
        Row(area, "take back", "own, open", lambda one: policy.can_withdraw(one, own)),
        Row(area, "take back", "of the other city", lambda one: policy.can_withdraw(one, theirs)),
        Row(area, "take back", "in force", lambda one: policy.can_withdraw(one, closed)),
        Row(area, "take the name back", "in force", lambda one: policy.can_unname(one, text)),
        Row(area, "send a link", "open", lambda one: policy.can_propose(one, file)),
        Row(area, "file a signed paper", "open", lambda one: policy.can_decide(one, file)),
    ]


def _statements() -> list[Row]:
    from zweiklang.domain.joint import shared

    own: Any = Entry(file=File())
    theirs: Any = Entry(file=File(), side="B", shared_on="2026-01-01")
    area = "Statements of one city"
    return [
        Row(area, "show to the other cities", "", lambda one: shared.can_share(one, own)),
        Row(area, "confirm or dispute", "of B", lambda one: shared.can_respond(one, theirs)),
    ]


def _reports() -> list[Row]:
    from zweiklang.domain.reporting import policy
    from zweiklang.domain.reporting.rules import State

    papers: dict[str, Any] = {state.value: Paper(state.value) for state in State}

    def steps(state: str, then: State) -> Callable[[Actor], Decision]:
        return lambda one: policy.can_step(one, papers[state], then)

    area = "Reports of an office"
    draft, released = papers["draft"], papers["released"]
    review: Any = Paper("released", kind="year-review")
    return [
        Row(area, "begin a report", "", lambda one: policy.can_make(one, HERE, {THIS})),
        Row(area, "read a report", "", lambda one: policy.can_read(one, draft)),
        Row(
            area,
            "read a report",
            "review of a year, released",
            lambda one: policy.can_read(one, review),
        ),
        Row(area, "write texts", "draft", lambda one: policy.can_write(one, draft)),
        Row(area, "write texts", "released", lambda one: policy.can_write(one, released)),
        Row(area, "review", "draft", steps("draft", State.REVIEWED)),
        Row(area, "release", "draft", steps("draft", State.RELEASED)),
        Row(area, "release", "reviewed", steps("reviewed", State.RELEASED)),
        Row(area, "open again", "released", steps("released", State.DRAFT)),
        Row(area, "hand in", "released", steps("released", State.SUBMITTED)),
        Row(area, "open again", "handed in", steps("submitted", State.DRAFT)),
    ]


def _office() -> list[Row]:
    from zweiklang.domain.people import policy

    area = "Members, invitations, support"
    return [
        Row(area, "change a member", "", lambda one: policy.can_administer(one, HERE)),
        Row(area, "remove a member", "", lambda one: policy.can_administer(one, HERE)),
        Row(area, "rename the office", "", lambda one: policy.can_administer(one, HERE)),
        Row(area, "invite a member", "", lambda one: policy.can_invite(one, HERE)),
        Row(area, "take back an invitation", "of a member", _revokes(of_city=False)),
        Row(area, "take back an invitation", "of a city", _revokes(of_city=True)),
        Row(area, "let an applicant in", "", lambda one: policy.can_administer(one, HERE)),
        Row(area, "grant support access", "", lambda one: policy.can_grant_support(one, HERE)),
    ]


def _revokes(*, of_city: bool) -> Callable[[Actor], Decision]:
    from zweiklang.domain.people import policy

    return lambda one: policy.can_revoke(one, HERE, of_city=of_city)


def page() -> str:
    """Return the tables of who may do what, as Markdown."""
    from zweiklang.foundation.records import record_types

    found, people = rows(), actors()
    kept = sorted(slug for slug, kind in record_types().items() if not kind.may_be_public)
    lines = [
        "# Roles and permissions",
        "",
        "What each role may do in an office, and in a joint file that it keeps with another city.",
        "Nothing is public without a source, and some kinds of record are never public:",
        ", ".join(kept) + ".",
        "",
        f"{len(found)} actions × {len(people)} kinds of actor = {len(found) * len(people)} cells.",
        "The rules in the code fill them in; a test tries each on a real office, and another one",
        "every address of the workspace.",
    ]
    for area, of_area in groupby(found, lambda row: row.area):
        columns = list(of_area)
        lines += [
            "",
            f"## {area}",
            "",
            f"| | {' | '.join(row.heading for row in columns)} |",
            f"|---{'|:-:' * len(columns)}|",
        ]
        for name, actor in people.items():
            answers = ["yes" if row.rule(actor) else "–" for row in columns]
            lines.append(f"| {name} | {' | '.join(answers)} |")
    return "\n".join(lines)
