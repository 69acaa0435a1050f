# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper that is erased is gone with every version, and the history says no more than that."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.topics import add_paper, read_now, replace_file
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.topics import actions, finder
from zweiklang.domain.topics.erasing import erase_paper
from zweiklang.domain.topics.models import Paper, PaperTopic, Passage, TopicSuggestion, Verdict
from zweiklang.foundation import files
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import Revision, StoredFile

pytestmark = pytest.mark.usefixtures("fake_reader")
SECRET = "Die Stadt baut eine Kläranlage für Abwasser, sagt Erika Beispiel."


@pytest.fixture
def paper(dortmund: Office) -> Paper:
    """A released paper of two versions."""
    first = add_paper(dortmund, dortmund.place, SECRET, "Konzept.txt", released=True)
    renewed = replace_file(first, SECRET + " Neu: mehr Wasser.")
    actions.request_reading(renewed)
    return read_now(renewed)


def everything_said(paper: Paper) -> str:
    """Return what is kept anywhere of papers, verdicts and suggestions."""
    rows = [*Revision.objects.values_list("data", "reason"), *Verdict.objects.values_list("quote")]
    rows += TopicSuggestion.objects.values_list("first_quote", "second_quote", "reason")
    rows += [*Passage.objects.values_list("text"), *StoredFile.objects.values_list("name")]
    return str(rows)


def test_file_passages_and_words_are_gone(
    dortmund: Office, bernd: User, paper: Paper, django_capture_on_commit_callbacks: object
) -> None:
    stored = [files.path_of(one.sha256) for one in StoredFile.objects.all()]
    assert len(stored) == 2
    assert all(path.exists() for path in stored)
    actor = factories.actor_for(bernd)
    passage = Passage.objects.filter(reading__is_current=True).first()
    assert passage is not None
    actions.give_verdict(actor, passage, decision="confirmed")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's
        erase_paper(actor, paper, reason="Names a person")
    assert "Erika" not in everything_said(paper)
    assert not Passage.objects.exists()
    assert not PaperTopic.objects.exists()
    assert not any(path.exists() for path in stored)
    assert not Paper.objects.current().exists()
    steps = Revision.objects.filter(record_type="paper").order_by("number")
    assert [one.step for one in steps][-2:] == ["erased", "withdrawn"]
    assert steps.last().reason == "Names a person"  # type: ignore[union-attr]  # there are several


def test_a_suggestion_keeps_the_words_of_the_other_city_only(
    dortmund: Office, kumasi: Office, bernd: User, paper: Paper
) -> None:
    other = "Kumasi baut Anlagen für Wasser."
    add_paper(kumasi, kumasi.place, other, "Plan.txt", released=True)
    actor = factories.actor_for(bernd)
    found = finder.find_topics(dortmund.place_id, kumasi.place_id, actor, office_id=dortmund.pk)
    line = found.both[0]
    actions.decide_line(
        actor, dortmund, kind=line.kind, code=line.code,
        passages=[Passage.objects.get(pk=one.id) for one in (line.first, line.second)],
        decision="accepted",
    )  # fmt: skip
    erase_paper(actor, paper, reason="Asked for")
    suggestion = TopicSuggestion.objects.get()
    assert (suggestion.first_quote, suggestion.second_quote) == ("", other)


def test_a_file_that_another_record_uses_stays(dortmund: Office, paper: Paper) -> None:
    twin = Paper.objects.get(pk=paper.pk)
    twin.pk, twin.key, twin._state.adding = None, "twin", True
    twin.save()
    erase_paper(Actor.system("Test"), paper, reason="Double")
    assert StoredFile.objects.filter(pk=twin.file_id).exists()
    assert files.path_of(StoredFile.objects.get(pk=twin.file_id).sha256).exists()


def test_without_reason_or_right_nothing_is_erased(
    dortmund: Office, clara: User, ama: User, paper: Paper
) -> None:
    for user in (clara, ama):
        with pytest.raises(Refused):
            erase_paper(factories.actor_for(user), paper, reason="Names a person")
    with pytest.raises(ValidationError):
        erase_paper(Actor.system("Test"), paper, reason=" ")
    assert Passage.objects.filter(text__contains="Erika").exists()
    assert Paper.objects.current().get().file is not None
