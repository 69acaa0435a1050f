# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers at the same moment, by threads with connections of their own, on either engine."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from tests import factories
from tests.joint import PURPOSE, REVISED, agreed, open_joint, proposed
from zweiklang.domain.joint import actions, answers, links, queries, sealing
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import Answer, JointFile, JointRecord, JointRevision, Proposal
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor, Refused

pytestmark = pytest.mark.django_db(transaction=True)
PROPOSALS = 50
AT_ONCE = 16


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The engine as it runs: SQLite's test database in memory is copied to a file, which threads
    with connections of their own open as a server does.
    """
    if connection.vendor == "postgresql":
        yield
        return
    in_memory = connections["default"]
    in_memory.ensure_connection()
    name = in_memory.settings_dict["NAME"]
    on_file = sqlite3.connect(tmp_path / "joint.sqlite3")
    in_memory.connection.backup(on_file)
    on_file.close()
    del connections["default"]
    in_memory.settings_dict["NAME"] = str(tmp_path / "joint.sqlite3")
    try:
        yield
    finally:
        connections["default"].close()
        in_memory.settings_dict["NAME"] = name
        connections["default"] = in_memory


@pytest.fixture
def two_each(dortmund: Office, kumasi: Office) -> dict[str, list[Actor]]:
    """Two people who decide for each of the cities."""
    return {
        side: [
            factories.actor_for(
                factories.add_member(
                    office, f"{office.key}{number}", "coordinator", also_decides=True
                )
            )
            for number in range(2)
        ]
        for side, office in (("A", dortmund), ("B", kumasi))
    }


def together(jobs: Sequence[Callable[[], object]]) -> list[str]:
    """Do all at once and return how each ended: "done" or the kind of its refusal."""
    gate = threading.Barrier(min(AT_ONCE, len(jobs)))

    def one(job: Callable[[], object], waits: bool) -> str:
        if waits:
            gate.wait(timeout=30)
        try:
            job()
        except (Refused, ValidationError) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = [pool.submit(one, job, place < gate.parties) for place, job in enumerate(jobs)]
        return [end.result(timeout=300) for end in ends]


def test_two_hundred_answers_on_fifty_proposals_leave_one_decision_for_each_side(
    on_disk: None, two_each: dict[str, list[Actor]], dortmund: Office, kumasi: Office
) -> None:
    file = open_joint(two_each["A"][0], dortmund, two_each["B"][0], kumasi)
    # Proposed by people who do not decide: each side has yet to answer, and two people of each do.
    kim = factories.actor_for(factories.add_member(dortmund, "kim", "coordinator"))
    found = [proposed(kim, file) for _number in range(PROPOSALS)]
    drawn = random.Random(4)
    jobs: list[Callable[[], object]] = []
    for proposal in found:
        for actor in (*two_each["A"], *two_each["B"]):
            decision = "declined" if drawn.random() < 0.25 else "accepted"
            jobs.append(
                lambda actor=actor, proposal=proposal, decision=decision: answers.answer(
                    actor, Proposal.objects.get(pk=proposal.pk), decision, reason="So decided"
                )
            )
    drawn.shuffle(jobs)
    assert len(jobs) == 200
    ends = Counter(together(jobs))
    # Nothing is lost, nothing counts twice: what was not refused is exactly what is on file.
    assert ends["done"] == Answer.objects.count()
    assert ends["done"] + ends["Refused"] == 200
    for proposal in Proposal.objects.prefetch_related("answers").select_related("record"):
        given = Counter((one.side, one.decision) for one in proposal.answers.all())
        assert set(given.values()) == {1}
        declined = any(decision == "declined" for _side, decision in given)
        assert proposal.state == ("declined" if declined else "in-force")
        sealed = JointRevision.objects.filter(record=proposal.record)
        assert [one.number for one in sealed] == ([] if declined else [1])
        assert proposal.record.revision == len(sealed)
        if not declined:
            result = sealing.verify(queries.exported(proposal.record))
            assert (result.holds, result.seals) == (True, 2)


def test_two_proposals_on_one_text_accepted_at_once_bring_one_into_force(
    on_disk: None, two_each: dict[str, list[Actor]], dortmund: Office, kumasi: Office
) -> None:
    a, b = two_each["A"], two_each["B"]
    file = open_joint(a[0], dortmund, b[0], kumasi)
    for round_number in range(5):
        record = agreed(a[0], b[0], file)
        ours = actions.propose(a[0], record, REVISED)
        theirs = actions.propose(b[0], record, {**PURPOSE, "goals": [str(1 + round_number)]})
        ends = together(
            [
                lambda ours=ours: answers.answer(b[1], ours, "accepted"),
                lambda theirs=theirs: answers.answer(a[1], theirs, "accepted"),
            ]
        )
        assert sorted(ends) == ["Refused", "done"]
        states = sorted(Proposal.objects.filter(pk__in=[ours.pk, theirs.pk]).values_list("state"))
        assert states == [("in-force",), ("overtaken",)]
        record = JointRecord.objects.get(pk=record.pk)
        assert record.revision == 2
        assert sealing.verify(queries.exported(record)).holds


def test_one_link_used_many_times_at_once_answers_once(
    on_disk: None, two_each: dict[str, list[Actor]], dortmund: Office
) -> None:
    dura = factories.add_place("dura", "PS")
    file: JointFile = open_file(two_each["A"][0], dortmund, {"A": dortmund.place, "B": dura}, {})
    proposal = proposed(two_each["A"][0], file)
    token = links.issue_link(two_each["A"][0], proposal, "B")[1]
    ends = together(
        [lambda: links.answer_by_link(token, "accepted", function="Mayor") for _number in range(12)]
    )
    assert Counter(ends) == {"done": 1, "Refused": 11}
    assert Answer.objects.filter(side="B").count() == 1
