# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the search in step: whether a statement is public also depends on what others release."""

from __future__ import annotations

from typing import Any

from zweiklang.domain.joint.models import JointStep
from zweiklang.domain.joint.shared import Response
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.foundation.records import Record
from zweiklang.foundation.search import index_records


def on_record_written(*, record: Record, **_: Any) -> None:
    """Write the entry of a statement anew when another city's response to it has changed."""
    if isinstance(record, Response):
        for model in (Contribution, Benefit):
            index_records(list(model.objects.filter(pk=record.subject_id)))


def on_joint_step(*, step: JointStep, **_: Any) -> None:
    """Write the entries of a file anew when a city takes its seat or leaves."""
    if step.step in ("joined", "left"):
        for model in (Contribution, Benefit):
            index_records(list(model.objects.filter(file=step.file_id)))
