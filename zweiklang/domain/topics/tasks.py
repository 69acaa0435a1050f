# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads papers in the background."""

from __future__ import annotations

from typing import Any

from django_tasks import task

from zweiklang.domain.topics.models import Paper, PaperReading, Verdict
from zweiklang.foundation.workers import if_broken_off


@task()
def read_paper_task(reading_id: int) -> None:
    """Carry out a reading, unless it was overtaken by a newer one of the same paper."""
    from zweiklang.domain.topics.reading import claim, read_paper

    reading = PaperReading.objects.select_related("paper__file").filter(pk=reading_id).first()
    if reading is None or reading.state != PaperReading.State.WAITING:
        return
    if reading.paper.readings.filter(pk__gt=reading.pk).exists():
        reading.delete()
    elif claim(reading):
        read_paper(reading)


def end_reading(reading_id: int, *, again: bool) -> bool:
    """Have a reading whose worker ended amid it begun once more, or noted as failed."""
    from zweiklang.domain.topics.reading import give_up, wait_again

    reading = PaperReading.objects.filter(pk=reading_id, state__in=PaperReading.OPEN).first()
    if reading is None:
        return False
    if again:
        wait_again(reading)
    else:
        give_up(reading)
    return again


if_broken_off(read_paper_task, end_reading)


def on_record_written(record: Any, before: Any = None, **news: Any) -> None:
    """Read a paper whose file is new; bring its topics up to date after a verdict."""
    if isinstance(record, Paper):
        from zweiklang.domain.topics.actions import request_reading

        if record.file_id and (before is None or before.file_id != record.file_id):
            request_reading(record)
    elif isinstance(record, Verdict):
        from zweiklang.domain.topics.reading import rebuild_topics

        rebuild_topics(record.paper)
