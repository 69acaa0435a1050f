# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports survive a backup and a restore: what was handed in stays as it was, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django import Settings

from tests.domain.reporting.conftest import begin
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.reporting import actions
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.files import keep_made, open_file
from zweiklang.outputs.backup.restoring import restore_backup
from zweiklang.outputs.backup.writing import write_backup


def handed_in(actor: Actor, report: Report) -> Report:
    file = keep_made(report.office_id, b"%PDF-1.7 told", "Bericht.pdf", "application/pdf")
    reviewed = actions.review(actor, report)
    return actions.submit(actor, actions.release(actor, reviewed, {"pdf": file}, []))


def test_reports_come_back_as_they_were(
    ours: Partnership, doris: Actor, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    first = handed_in(doris, begin(doris, ours, entered={"outlook": "Weiter so."}))
    second = begin(doris, ours, follows=first)
    digest = first.snapshot.digest
    backup = tmp_path / "backup.zip"
    write_backup(backup)
    actions.write(doris, second, {"outlook": "Anders"})
    restore_backup(backup, replace=True)
    kept = Report.objects.get(pk=first.pk)
    assert (kept.state, kept.entered) == ("submitted", {"outlook": "Weiter so."})
    assert kept.snapshot.digest == digest
    assert kept.snapshot.content == first.snapshot.content
    assert {one.key for one in kept.snapshot.partnerships.all()} == {"kumasi"}
    with open_file(kept.files.get(format="pdf").file) as stream:
        assert stream.read() == b"%PDF-1.7 told"
    back = Report.objects.get(pk=second.pk)
    assert (back.follows, back.entered) == (kept, {})
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=kept.pk).update(title="Anders")
