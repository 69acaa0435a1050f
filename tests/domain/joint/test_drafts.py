# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A draft may be unfinished; what others are asked to agree to may not."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import eye_level
from zweiklang.domain.joint import actions
from zweiklang.domain.joint.models import JointFile
from zweiklang.foundation.actors import Actor

UNFINISHED = {name: value for name, value in eye_level.TOPIC.items() if name != "value"}


def test_an_unfinished_draft_is_kept_and_named_before_it_goes_out(
    file: JointFile, doris: Actor
) -> None:
    draft = actions.start_record(doris, file, "common-topic", UNFINISHED, draft=True)
    (lacking,) = actions.lacking_in(draft)
    assert lacking.startswith("What it is worth to each city: ")
    with pytest.raises(ValidationError, match="worth to each city"):
        actions.submit(doris, draft)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_finished_draft_goes_out(file: JointFile, doris: Actor) -> None:
    draft = actions.start_record(doris, file, "common-topic", UNFINISHED, draft=True)
    actions.revise_draft(doris, draft, eye_level.TOPIC)
    draft.refresh_from_db()
    assert actions.lacking_in(draft) == []
    assert actions.submit(doris, draft).state == "open"


def test_what_is_proposed_at_once_is_finished(file: JointFile, doris: Actor) -> None:
    with pytest.raises(ValidationError):
        actions.start_record(doris, file, "common-topic", UNFINISHED)


def test_a_draft_says_what_is_wrong_at_once(file: JointFile, doris: Actor) -> None:
    with pytest.raises(ValidationError):
        actions.start_record(
            doris, file, "common-topic", {**UNFINISHED, "targets": ["99.9"]}, draft=True
        )
