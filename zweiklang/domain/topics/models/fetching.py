# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers being fetched from other servers."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.places.models import Place
from zweiklang.foundation.errands import Errand


class PaperFetch(Errand):
    """Papers that an office has fetched from another server, and what became of each.

    addresses: of files, one a line, or of an OParl server. facts: what is filed with each paper.
    outcomes: for each file name, address, what became of it (value of Outcome) and why, in the
    language of whoever asked.
    """

    longest = dt.timedelta(hours=1)

    class Source(models.TextChoices):
        """Where the papers are."""

        OPARL = "oparl", _("a council information system (OParl)")
        FILES = "files", _("addresses of files")

    class Outcome(models.TextChoices):
        """What became of a file."""

        ADDED = "added", _("filed")
        RENEWED = "renewed", _("new version")
        KNOWN = "known", _("on file already")
        FAILED = "failed", _("not fetched")

    office = models.ForeignKey("people.Office", models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    source = models.CharField(max_length=6, choices=Source.choices)
    addresses = models.TextField()
    since = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcomes = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "place"], name="fetch_of_place")]

    def __str__(self) -> str:
        return f"{self.source} {self.addresses[:60]} {self.state}"
