# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who acts or reads: a value that the doors make and every rule below them understands."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_stubs_ext import StrOrPromise

ActorKind = Literal["public", "member", "system"]
Role = Literal["administrator", "coordinator", "contributor", "decider", "reader"]

WRITING_ROLES: frozenset[str] = frozenset({"administrator", "coordinator", "contributor"})
RELEASING_ROLES: frozenset[str] = frozenset({"administrator", "coordinator"})


@dataclass(frozen=True)
class Actor:
    """Somebody who reads or writes.

    `roles` maps the offices (by id) to the role held there; `deciding` are the offices whose
    consent to joint texts the actor may give. `scopes` holds, for offices in which the actor is
    limited to some subjects (partnerships), their ids; an office without an entry is seen whole.
    `name` is what the history shows: an office or a program, for a person only the account's
    public label.
    """

    kind: ActorKind
    name: str = ""
    account_id: int | None = None
    roles: Mapping[uuid.UUID, str] = field(default_factory=dict)
    deciding: frozenset[uuid.UUID] = frozenset()
    scopes: Mapping[uuid.UUID, frozenset[uuid.UUID]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Return the same for equal actors."""
        return hash(
            (self.kind, self.account_id, frozenset(self.roles.items()), frozenset(self.scopes))
        )

    @classmethod
    def public(cls) -> Actor:
        """Return the reader nobody knows."""
        return cls("public")

    @classmethod
    def system(cls, name: str) -> Actor:
        """Return the installation itself, acting under the name of a task (import, restore)."""
        return cls("system", name)

    @property
    def office_ids(self) -> list[uuid.UUID]:
        """Return the offices the actor belongs to."""
        return list(self.roles)

    def within(self, office_id: uuid.UUID) -> Actor:
        """Return the actor as a member of this office alone, for who belongs to several."""
        roles = {pk: role for pk, role in self.roles.items() if pk == office_id}
        scopes = {pk: scope for pk, scope in self.scopes.items() if pk == office_id}
        return replace(self, roles=roles, deciding=self.deciding & {office_id}, scopes=scopes)

    @property
    def whole_offices(self) -> list[uuid.UUID]:
        """Return the offices in which the actor is not limited to some subjects."""
        return [office_id for office_id in self.roles if office_id not in self.scopes]

    def is_inside(self, office_id: uuid.UUID | None) -> bool:
        """Return whether the actor sees everything that the office has not released."""
        return self.kind == "system" or (office_id in self.roles and office_id not in self.scopes)

    def holds(self, office_id: uuid.UUID | None, roles: frozenset[str]) -> bool:
        """Return whether the actor has one of the roles in the office; the system has all."""
        if self.kind == "system":
            return True
        return office_id is not None and self.roles.get(office_id) in roles

    def decides(self, office_id: uuid.UUID | None) -> bool:
        """Return whether the actor may give the office's consent; no program ever may."""
        return self.kind == "member" and office_id is not None and office_id in self.deciding


@dataclass(frozen=True)
class Decision:
    """Whether something is allowed, and the reason a reader is told."""

    allowed: bool
    reason: StrOrPromise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise Refused unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)


class Refused(Exception):
    """An action the actor may not take; `reason` is written for the reader."""

    def __init__(self, reason: StrOrPromise) -> None:
        self.reason = reason
        with override("en"):
            super().__init__(str(reason))


ALLOWED = Decision(True)
SIGN_IN = Decision(False, _("Please sign in first: only members of the office can do this."))
OTHER_OFFICE = Decision(
    False, _("This record belongs to another office. Ask that office to make the change.")
)
OUT_OF_SCOPE = Decision(
    False,
    _(
        "Your account works on some partnerships only. "
        "This concerns another one, or the whole office."
    ),
)
READER_ONLY = Decision(
    False, _("Your account may read but not write. Ask a coordinator of your office.")
)
NOT_RELEASING = Decision(
    False, _("Only coordinators may publish or hide. Ask a coordinator of your office.")
)
