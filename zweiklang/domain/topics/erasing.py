# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes a paper out for good: every version of its file, its passages, the words kept from them."""

from __future__ import annotations

from django.db import transaction

from zweiklang.domain.topics.models import Paper, TopicSuggestion, Verdict
from zweiklang.foundation import files
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Revision
from zweiklang.foundation.writing import erase_personal_data, withdraw_record

_SIDES = ("first", "second", "third")


def erase_paper(actor: Actor, paper: Paper, *, reason: str) -> Paper:
    """Erase a paper and withdraw it; that it was on file, and why it went, stays in the history.

    Gone are all versions of its file that nothing else uses, its link, passages and topics, and
    its words in verdicts and in suggestions of its office. Its title stays. Raises ValidationError
    without a reason, Refused for actors who may not; nothing is erased then.
    """
    with transaction.atomic():
        kept = Revision.objects.filter(record_type=paper.slug, record_id=paper.pk)
        versions = {data["file"] for data in kept.values_list("data", flat=True) if data["file"]}
        erase_personal_data(actor, paper, reason=reason)
        paper.readings.all().delete()
        paper.topics.all().delete()
        for verdict in Verdict.objects.filter(office=paper.office_id, paper=paper):
            erase_personal_data(actor, verdict, reason=reason)
        for side in _SIDES:
            about = {"office": paper.office_id, f"{side}_paper": paper}
            for suggestion in TopicSuggestion.objects.filter(**about):
                erase_personal_data(actor, suggestion, reason=reason, only=(f"{side}_quote",))
        withdraw_record(actor, paper, reason=reason)
        files.erase_unused(versions)
    return paper
