# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Jobs of a worker that is gone are ended or begun again; those of a living one are left alone."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django import Settings

from tests import topics
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.projects.models import IatiPicking
from zweiklang.domain.topics.models import PaperReading
from zweiklang.domain.topics.tasks import read_paper_task
from zweiklang.foundation import clock, errands
from zweiklang.foundation.workers import present
from zweiklang.inputs.iati.tasks import pick_activities_task
from zweiklang.outputs.digest.tasks import hourly


@pytest.fixture(autouse=True)
def workers(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    (tmp_path / "workers").mkdir()
    return tmp_path / "workers"


def running(task: Any, *args: Any, workers: list[str]) -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": list(args), "kwargs": {}},
        task_path=task.module_path,
        worker_ids=workers,
        backend_name="default",
        run_after=get_date_max(),
        started_at=clock.now(),
    )


@pytest.fixture
def picking(dortmund: Office, bernd: User) -> IatiPicking:
    with override("de"):
        asked = errands.ask(IatiPicking, actor_of(bernd), office=dortmund, token="t")
    errands.note(asked, state="running")
    return asked


def test_what_a_worker_left_undone_is_told_to_whoever_waits_for_it(
    picking: IatiPicking, workers: Path
) -> None:
    (workers / "gone").touch()
    job = running(pick_activities_task, picking.pk, workers=["gone"])
    with present("new"):
        job.refresh_from_db()
        picking.refresh_from_db()
    assert job.status == "FAILED"
    assert "WorkerEnded" in job.exception_class_path
    assert not picking.is_open
    assert picking.problem.startswith("Es ist abgebrochen, weil das Programm neu gestartet wurde.")
    assert not list(workers.iterdir())


def test_jobs_of_a_living_worker_and_of_one_elsewhere_are_left_alone(
    picking: IatiPicking, workers: Path
) -> None:
    living = running(pick_activities_task, picking.pk, workers=["living"])
    elsewhere = running(pick_activities_task, picking.pk, workers=["elsewhere"])
    with (workers / "living").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with present("new"):
            for job in (living, elsewhere):
                job.refresh_from_db()
                assert job.status == "RUNNING"
    picking.refresh_from_db()
    assert picking.is_open


@pytest.mark.parametrize(
    ("workers_before", "status", "state"),
    [(["gone"], "READY", "waiting"), (["first", "gone"], "FAILED", "failed")],
)
def test_a_paper_is_read_once_more_but_not_again_and_again(
    dortmund: Office, workers: Path, workers_before: list[str], status: str, state: str
) -> None:
    (workers / "gone").touch()
    paper = topics.add_paper(dortmund, dortmund.place, "Wir pflanzen Bäume.")
    reading = PaperReading.objects.create(
        paper=paper, sha256="a" * 64, state="running", done=200, requested_at=clock.now()
    )
    job = running(read_paper_task, reading.pk, workers=workers_before)
    with present("new"):
        job.refresh_from_db()
        reading.refresh_from_db()
    assert (job.status, reading.state) == (status, state)


def test_a_digest_that_broke_off_is_not_sent_twice(db: None, workers: Path) -> None:
    (workers / "gone").touch()
    job = running(hourly, workers=["gone"])
    with present("new"):
        job.refresh_from_db()
    assert job.status == "FAILED"
