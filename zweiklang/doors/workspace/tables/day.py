# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is due, missing, waited for and changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.workspace import duties
from zweiklang.doors.workspace.tables.words import day, moment
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.addresses import full_address
from zweiklang.outputs.workbook.lists import Column

DEADLINES = (
    Column(_("Due on"), lambda row: row.due_on),
    Column(_("What"), lambda row: row.marked(), True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Cities"), lambda row: with_commas(map(str, row.cities))),
    Column(_("Partnership"), lambda row: row.partnership_key),
    Column(_("Link"), lambda row: full_address(duties.cure(row))),
)


def deadlines(owners: Mapping[uuid.UUID, str]) -> tuple[Column, ...]:
    """Return the columns of deadlines with who looks after each."""
    owner = Column(_("Who looks after it"), lambda row: owners.get(row.record_id))
    return (*DEADLINES[:-1], owner, DEADLINES[-1])


DONE = (
    Column(_("Done on"), lambda row: row.record.done_on),
    Column(_("What"), lambda row: str(row.record), True),
    Column(_("Kind"), lambda row: row.record._meta.verbose_name),
    Column(_("Partnership"), lambda row: row.partnership),
    Column(_("Who looks after it"), lambda row: row.owner),
    Column(_("Link"), lambda row: full_address(row.url)),
)

#: Of all offices of an account.
GAPS = (Column(_("Office"), lambda row: row.office_key), *DEADLINES[1:])

#: A row is who has to act, and a line of a joint file or a warning with its cities.
WAITING = (
    Column(_("Who"), lambda row: _("we") if row.is_ours else _("the others")),
    Column(_("What"), lambda row: row.title, True),
    Column(_("Kind"), lambda row: row.note),
    Column(_("Cities"), lambda row: with_commas(str(place) for _side, place in row.cities)),
    Column(_("Since or until"), lambda row: row.age),
    Column(_("Due on"), lambda row: row.due_on),
    Column(_("Reminded on"), lambda row: day(row.reminded_at)),
    Column(_("Link"), lambda row: full_address(row.url)),
)

CHANGES = (
    Column(_("When"), lambda row: moment(row.revision.recorded_at)),
    Column(_("Who"), lambda row: row.revision.actor_name),
    Column(_("Entry"), lambda row: row.title, True),
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Partnership"), lambda row: row.about),
    Column(_("What"), lambda row: row.revision.get_step_display()),
    Column(_("Entries at once"), lambda row: row.count),
    Column(_("Reason"), lambda row: row.revision.why, True),
)
