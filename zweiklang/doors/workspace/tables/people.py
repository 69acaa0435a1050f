# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works in an office, who is invited or asks to be let in, who was let in for support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.workspace.tables.words import day, moment
from zweiklang.outputs.workbook.lists import Column


def members(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of members; `names` are those of partnerships by id."""
    return (
        Column(_("Name"), lambda row: row.user.get_full_name(), True),
        Column(_("E-mail"), lambda row: row.user.email, True),
        Column(_("Role"), lambda row: row.get_role_display()),
        Column(_("Also decides for the office"), lambda row: row.also_decides),
        Column(_("Limited to"), lambda row: [names.get(pk, "") for pk in row.scope or ()], True),
        Column(_("Support access until"), lambda row: row.until if row.support_reason else None),
        Column(_("Has signed in"), lambda row: row.user.last_login is not None),
    )


INVITATIONS = (
    Column(_("City"), lambda row: str(row.place or "")),
    Column(_("E-mail"), lambda row: row.email or _("on paper"), True),
    Column(_("Role"), lambda row: row.get_role_display()),
    Column(_("Made on"), lambda row: day(row.made_at)),
    Column(_("Valid until"), lambda row: day(row.expires_at)),
)

REQUESTS = (
    Column(_("Name"), lambda row: row.applicant.get_full_name(), True),
    Column(_("E-mail"), lambda row: row.applicant.email, True),
    Column(_("Invited by"), lambda row: str(row.office), True),
    Column(_("City"), lambda row: str(row.office.place)),
    Column(_("Asked on"), lambda row: day(row.used_at)),
)

SUPPORT = (
    Column(_("E-mail"), lambda row: row.user.email, True),
    Column(_("Access"), lambda row: _may(row.role)),
    Column(_("Until"), lambda row: row.until),
    Column(_("Reason"), lambda row: row.support_reason, True),
)

#: A row is a step and the last day of the access it gave.
SUPPORT_LOG = (
    Column(_("When"), lambda row: moment(row[0].recorded_at)),
    Column(
        _("What"),
        lambda row: _("ended") if row[0].step == "withdrawn" else _may(row[0].data.get("role")),
    ),
    Column(_("Until"), lambda row: row[1]),
    Column(_("Who"), lambda row: row[0].actor_name),
    Column(_("Reason"), lambda row: row[0].data["support"], True),
)


def _may(role: Any) -> Any:
    return _("may read") if role == "reader" else _("may read and change entries")
