# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of roles: what each may do with a record, asked of the rules themselves."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from zweiklang.foundation.actors import Actor
    from zweiklang.foundation.records import Record

HERE, ELSEWHERE = uuid.UUID(int=1), uuid.UUID(int=2)


@dataclass(frozen=True)
class Example:
    """A record as the rules see it."""

    office_id: uuid.UUID
    is_public: bool = False
    unfit: str = ""

    def unfit_for_public(self) -> str:
        """Return why the record cannot be published."""
        return self.unfit


def page() -> str:
    """Return the table of roles and verbs, as Markdown."""
    from zweiklang.foundation import policy
    from zweiklang.foundation.records import record_types

    internal = cast("Record", Example(HERE))
    public = cast("Record", Example(HERE, is_public=True))
    verbs = {
        "read what is public": (policy.can_see, public),
        "read what is internal": (policy.can_see, internal),
        "add and change": (policy.can_write, internal),
        "publish and hide": (policy.can_release, internal),
        "erase personal data": (policy.can_erase, internal),
    }
    lines = [
        "# Roles and permissions",
        "",
        "What each role may do with the records of an office. Nothing is public without a source,",
        "and some kinds of record are never public: "
        + ", ".join(sorted(slug for slug, kind in record_types().items() if not kind.may_be_public))
        + ".",
        "",
        f"| | {' | '.join(verbs)} |",
        f"|---{'|:-:' * len(verbs)}|",
    ]
    for name, actor in actors().items():
        answers = ["yes" if rule(actor, thing) else "–" for rule, thing in verbs.values()]
        lines.append(f"| {name} | {' | '.join(answers)} |")
    return "\n".join(lines)


def actors() -> dict[str, Actor]:
    """Return one actor of each role, by the name the page gives it."""
    from typing import get_args

    from zweiklang.foundation.actors import Actor, Role

    found = {"anybody, not signed in": Actor.public()}
    for role in reversed(get_args(Role)):
        found[str(role)] = Actor("member", "Member", 1, {HERE: role})
    found["administrator of another office"] = Actor("member", "", 2, {ELSEWHERE: "administrator"})
    return found
