# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of topics say: how far a paper has come."""

from __future__ import annotations

from django.utils.translation import gettext as _

from zweiklang.domain.topics.records import PaperRecord


def state_of(paper: PaperRecord) -> str:
    """Return in words how far a paper has come."""
    if not paper.state:
        return _("has no file yet")
    if paper.state == "waiting":
        return _("waits to be read")
    if paper.state == "running" and not paper.total:
        return _("is being read")
    if paper.state == "running":
        return _("is being read: %(done)s of %(total)s passages") % {
            "done": paper.done,
            "total": paper.total,
        }
    return _("has been read") if paper.state == "done" else _("could not be read")
