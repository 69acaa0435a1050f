# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Queues a notice in the transaction of the step it tells of, and sends it in the background."""

from __future__ import annotations

from typing import Any

from django_tasks import task

from zweiklang.domain.joint.models import JointStep
from zweiklang.outputs.notices.sending import TOLD, send_notices


@task()
def notify_task(step_id: int) -> None:
    """Tell the other cities of a step; one that is gone by now is told to nobody."""
    step = JointStep.objects.filter(pk=step_id).first()
    if step is not None:
        send_notices(step)


def on_joint_step(step: JointStep, **_news: Any) -> None:
    """Queue the notice of a step the others wait for."""
    if step.step in TOLD and not step.is_internal:
        notify_task.enqueue(step.pk)
