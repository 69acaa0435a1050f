# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Picks activities of large files in the background."""

from __future__ import annotations

from django_tasks import task

from zweiklang.domain.projects.models import IatiPicking
from zweiklang.foundation.errands import end_if_broken_off
from zweiklang.inputs.iati.picking import carry_out


@task()
def pick_activities_task(picking_id: int) -> None:
    """Carry out a picking for whoever asked for it, with the rights held now."""
    asked = IatiPicking.objects.select_related("office", "account").filter(pk=picking_id)
    if found := asked.first():
        carry_out(found)


end_if_broken_off(IatiPicking, pick_activities_task)
