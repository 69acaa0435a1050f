# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the model reads in papers: it can be made anew at any time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.topics.models.papers import Paper


class Stance(models.TextChoices):
    """What a passage does: see the glossary."""

    NEED = "need", _("seeks")
    OFFER = "offer", _("offers")
    PLAN = "plan", _("plans")
    DONE = "done", _("does or has done")
    OTHER = "other", _("describes")


class PaperReading(models.Model):
    """One reading of one version of a paper by one version of the model."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waits to be read")
        RUNNING = "running", _("is being read")
        DONE = "done", _("has been read")
        FAILED = "failed", _("could not be read")

    #: States of one that is under way.
    OPEN: ClassVar = (State.WAITING.value, State.RUNNING.value)

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="readings")
    sha256 = models.CharField(max_length=64)
    model = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=8, blank=True)
    problem = models.CharField(max_length=20, blank=True)
    notes = models.JSONField(default=list)
    is_current = models.BooleanField(default=False)
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper"], condition=models.Q(is_current=True), name="one_current_reading"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.sha256[:8]} {self.state}"


class Passage(models.Model):
    """A passage of a paper with what the model reads in it.

    `context`: heading and lead-in it was read with. `targets`: pairs of code and probability, best
    first. `assigned`: those sure enough, else the best of a goal that is. `evidence`: by target,
    triples of start, end and weight inside the text; filled in when first shown. `vector`, `deep`:
    meaning by the quick and by the slower encoder, 512 and 384 numbers of float16. `fingerprint`:
    of the words, by which a verdict finds the passage after another reading.
    """

    reading = models.ForeignKey(PaperReading, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=8)
    none = models.FloatField()
    targets = models.JSONField(default=list)
    assigned = models.JSONField(default=list)
    explicit = models.JSONField(default=list)
    stance = models.CharField(max_length=6, choices=Stance.choices)
    stance_p = models.FloatField(default=0)
    evidence = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=32, db_index=True)
    vector = models.BinaryField(default=b"")
    deep = models.BinaryField(default=b"")
    context = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "position"], name="passage_once")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class PaperTopic(models.Model):
    """What one paper adds to its city's profile: the passages that count for a target and role.

    `role`: need, offer, doing, or named for goals that the paper names itself. `passages`: pairs
    of passage id and strength, strongest first, at most `rules.KEPT`. Made anew after each reading
    and each verdict, so a profile is read without touching passages.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="topics")
    role = models.CharField(max_length=6)
    code = models.CharField(max_length=6)
    goal = models.PositiveSmallIntegerField()
    strength = models.FloatField()
    passages = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "role", "code"], name="paper_topic_once")
        ]
        indexes: ClassVar = [models.Index(fields=["code", "role"], name="paper_topic_by_code")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.role} {self.code}"
