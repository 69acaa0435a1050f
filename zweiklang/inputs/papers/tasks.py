# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches papers in the background."""

from __future__ import annotations

from django_tasks import task

from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.topics.models import PaperFetch
from zweiklang.foundation.errands import end_if_broken_off
from zweiklang.inputs.papers.fetching import carry_out


@task()
def fetch_papers_task(fetch_id: int) -> None:
    """Carry out a fetching for whoever asked for it, with the rights held now."""
    asked = PaperFetch.objects.select_related("office", "place", "account").filter(pk=fetch_id)
    if found := asked.first():
        carry_out(found, actor_of(found.account))


end_if_broken_off(PaperFetch, fetch_papers_task)
