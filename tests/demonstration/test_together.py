# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Dortmund and Kumasi have done together in the demonstration."""

from __future__ import annotations

import pytest
from django.test import Client

from zweiklang.demonstration.together import tell
from zweiklang.domain.joint.models import JointRecord, Proposal
from zweiklang.domain.joint.queries import content_in_force, exported
from zweiklang.domain.joint.sealing import verify
from zweiklang.domain.joint.shared import Response
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor


def test_purpose_topic_and_project_are_in_force_public_and_sealed(portfolio: Office) -> None:
    in_force = JointRecord.objects.filter(revision__gt=0)
    assert {one.kind for one in in_force} == {"partnership-text", "common-topic", "joint-project"}
    for record in in_force:
        assert record.is_public
        assert verify(exported(record)).holds
        assert str(record).endswith("†")


def test_the_invented_texts_say_so_and_carry_no_day_of_the_real_charter(portfolio: Office) -> None:
    (purpose,) = JointRecord.objects.filter(kind="partnership-text")
    days = {one.in_force_from.date().isoformat() for one in purpose.revisions.all()}
    assert "2024-05-14" not in days
    page = Client().get("/de/dortmund/partnerships/kumasi/").content.decode()
    assert page.count("Für die Demonstration erfunden (†)") == 3  # texts, topics, projects
    assert "Jedes Wort steht hier" not in page
    whole = Client().get(f"/de/dortmund/partnerships/kumasi/joint/{purpose.pk}/").content.decode()
    assert "Für die Demonstration erfunden (†)" in whole


@pytest.mark.parametrize("word", ["Schulhöfe", "Grüne", "schoolyards", "Baumschule"])
def test_what_the_start_page_tells_is_found_and_marked_as_invented(
    portfolio: Office, word: str
) -> None:
    found = Client().get("/de/dortmund/search/", {"q": word}).context["found"]
    assert found
    for one in found:
        assert one.title.endswith("†"), one.title
        page, _hash, anchor = one.url.partition("#")
        shown = Client().get(page).content.decode()
        assert not anchor or f'id="{anchor}"' in shown


def test_invented_papers_carry_the_dagger_among_the_hits(portfolio: Office) -> None:
    found = Client().get("/de/dortmund/search/", {"q": "Kumasi 2024"}).context["found"]
    papers = [one for one in found if one.hit.record_type == "paper"]
    assert papers
    assert all(one.is_demonstration for one in papers)


def test_in_the_agreed_purpose_both_cities_give_and_gain(portfolio: Office) -> None:
    (purpose,) = JointRecord.objects.filter(kind="partnership-text")
    words = content_in_force(purpose)["purpose"]["texts"]["de"]
    assert "berät" not in words
    assert "Dortmund gewinnt" in words
    assert "Kumasi gewinnt" in words


def test_one_proposal_waits_for_each_city(portfolio: Office) -> None:
    waiting = Proposal.objects.filter(state="open")
    assert {one.side for one in waiting} == {"A", "B"}
    (asked,) = waiting.filter(side="B")
    assert asked.opened_at is not None
    assert (clock.today() - asked.opened_at.date()).days in (20, 21, 22)
    (comment,) = asked.comments.all()
    assert comment.is_internal


def test_both_cities_give_confirm_and_measure(portfolio: Office) -> None:
    given = Contribution.objects.filter(partnership__key__in=("kumasi", "dortmund"))
    assert {one.giver for one in given} == {"A", "B"}
    confirmed = Response.objects.filter(subject_id__in=[one.pk for one in given])
    assert {one.side for one in confirmed} == {"A", "B"}
    assert set(IndicatorValue.objects.values_list("side", flat=True)) == {"A", "B"}
    (project,) = JointRecord.objects.filter(kind="joint-project")
    assert content_in_force(project)["state"] == "running"


def test_the_story_is_told_once(portfolio: Office) -> None:
    before = Proposal.objects.count()
    assert not tell(Actor.system("Test")).is_new
    assert Proposal.objects.count() == before
