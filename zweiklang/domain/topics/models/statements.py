# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one city says of a topic in a joint file: its profile, questions, answers, lessons.

Each is a record of the office that says it, see `joint.shared`; the other cities read it once it
is shown to them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030.codes import CodeError, sort_key
from zweiklang.agenda2030.framework import find_code
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.places.models import Unit
from zweiklang.domain.topics.models.papers import Paper
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.folding import fold
from zweiklang.foundation.lists import labelled

_CODES = _(
    "Numbers of goals or targets, such as 11.6, 12.5. By them the profiles of two cities meet."
)


class TopicStatement(SharedRecord):
    """A statement about a topic, called by its title and found by its targets."""

    begins_in_workbook = False

    title = TranslatedTextField(_("Topic"))
    targets = CodesField(_("Targets"), help_text=_CODES)
    dated_on = PartialDateField(_("Date"), null=True, blank=True)

    class Meta(SharedRecord.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))

    def wrong_codes(self) -> dict[str, Any]:
        """Put the targets into their usual order; return the errors of unknown ones by field."""
        try:
            found = {find_code(code).code for code in self.targets}
        except CodeError as error:
            return {"targets": str(error)}
        self.targets = sorted(found, key=sort_key)
        return {}


class TopicProfile(TopicStatement):
    """What one topic is to one city: what it rests on, what it offers, seeks, wants to learn."""

    slug = "topic-profile"

    class State(models.TextChoices):
        """How far the city's own work on the topic is."""

        NOT_BEGUN = "not-begun", _("not begun")
        PLANNED = "planned", _("planned")
        RUNNING = "running", _("under way")
        ESTABLISHED = "established", _("in place for years")

    paper = models.ForeignKey(
        Paper,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Strategy or plan it rests on"),
        help_text=_("A paper of your office. The other city reads its title."),
    )
    passage = models.TextField(
        _("Passage"), blank=True, max_length=2000, help_text=_("Word for word, with its page.")
    )
    state = models.CharField(
        _("State of the work"), max_length=12, choices=State.choices, default=State.PLANNED
    )
    work = TranslatedTextField(_("What is done today"), long=True, blank=True)
    offers = TranslatedTextField(_("What the city offers"), long=True, blank=True)
    seeks = TranslatedTextField(_("What the city seeks"), long=True, blank=True)
    learning = TranslatedTextField(
        _("What the city wants to learn"),
        long=True,
        blank=True,
        help_text=_("A practice of the other city you would like to understand."),
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Responsible unit"),
    )

    class Meta(TopicStatement.Meta):
        verbose_name = _("Topic profile")
        verbose_name_plural = _("Topic profiles")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="topic_profile_key_once")
        ]

    def clean(self) -> None:
        """Check targets, content and whose paper it is; all errors at once."""
        errors = self.wrong_codes()
        if not self.targets:
            errors["targets"] = _("Name a goal or target, such as 11.6. By it both cities meet.")
        if not (self.offers or self.seeks or self.learning):
            errors["offers"] = _("Say what your city offers, what it seeks or wants to learn.")
        if self.paper_id and self.paper and self.paper.office_id != self.office_id:
            errors["paper"] = _("Choose a paper of your own office.")
        if errors:
            raise ValidationError(errors)


class Below(TopicStatement):
    """A statement that may belong to a common topic of the same file."""

    topic = models.ForeignKey(
        JointRecord,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("Common topic"),
    )

    class Meta(TopicStatement.Meta):
        abstract = True

    def wrong_topic(self) -> dict[str, Any]:
        """Return the error of a topic of another file."""
        if self.topic_id and self.topic and self.topic.file_id != self.file_id:
            return {"__all__": _("This topic belongs to another joint file.")}
        return {}


class TopicQuestion(Below):
    """What a city asks the others about how they do something."""

    slug = "topic-question"

    text = TranslatedTextField(
        _("Question"),
        long=True,
        help_text=_("Such as: how do you collect waste where no lorry can drive?"),
    )

    class Meta(Below.Meta):
        verbose_name = _("Question on a topic")
        verbose_name_plural = _("Questions on topics")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="topic_question_key_once")
        ]

    def clean(self) -> None:
        """Check targets and topic."""
        if errors := {**self.wrong_codes(), **self.wrong_topic()}:
            raise ValidationError(errors)


def _of_same_file(record: Any) -> dict[str, Any]:
    """Return the error of a question that is not before the cities of the statement's file."""
    question: TopicQuestion | None = record.question
    if question is None:
        return {}
    if question.file_id != record.file_id or question.withdrawn_on or not question.shared_on:
        return {"__all__": _("This question is not before your city.")}
    return {}


class TopicAnswer(SharedRecord):
    """What another city answers: words, an expert who comes, a document."""

    slug = "topic-answer"
    begins_in_workbook = False

    class Kind(models.TextChoices):
        """How the other city helps."""

        WORDS = "words", _("answers")
        EXPERT = "expert", _("sends an expert")
        DOCUMENT = "document", _("points to a document")

    question = models.ForeignKey(
        TopicQuestion,
        models.PROTECT,
        editable=False,
        related_name="answers",
        verbose_name=_("Question"),
    )
    kind = models.CharField(_("How"), max_length=8, choices=Kind.choices, default=Kind.WORDS)
    text = TranslatedTextField(
        _("Answer"),
        long=True,
        help_text=_("For an expert the office or company, not the person, and when."),
    )
    url = models.URLField(_("Link to the document"), max_length=1000, blank=True)
    dated_on = PartialDateField(_("Date"), null=True, blank=True)

    class Meta(SharedRecord.Meta):
        verbose_name = _("Answer to a question")
        verbose_name_plural = _("Answers to questions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="topic_answer_key_once")
        ]

    def __str__(self) -> str:
        return labelled(self.get_kind_display(), self.text.read(get_language() or "en").text[:60])

    def clean(self) -> None:
        """Check who answers; a pointer to a document names it."""
        errors = _of_same_file(self)
        if not errors and self.question.side == self.side:
            errors["__all__"] = _("Your city has asked this. The others answer it.")
        if self.kind == self.Kind.DOCUMENT and not self.url:
            errors["url"] = _("Where can the document be read? Add its link.")
        if errors:
            raise ValidationError(errors)


class Lesson(Below):
    """What a city took over from another, what not and why: found across all partnerships."""

    slug = "lesson"
    not_searched = frozenset({"words"})

    question = models.ForeignKey(
        TopicQuestion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="lessons",
        verbose_name=_("Question"),
    )
    adopted = TranslatedTextField(_("What we took over"), long=True, blank=True)
    not_adopted = TranslatedTextField(_("What we did not take over"), long=True, blank=True)
    why = TranslatedTextField(_("Why"), long=True, blank=True)
    words = models.TextField(blank=True, editable=False)

    class Meta(Below.Meta):
        verbose_name = _("Lesson")
        verbose_name_plural = _("Lessons")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="lesson_key_once")
        ]

    def clean(self) -> None:
        """Check what is told; keep its words as they are searched."""
        errors = {**self.wrong_codes(), **self.wrong_topic(), **_of_same_file(self)}
        if not (self.adopted or self.not_adopted):
            errors["adopted"] = _("Say what your city took over, or what it did not.")
        if self.not_adopted and not self.why:
            errors["why"] = _("Say why not. The next city with this question learns from it.")
        if errors:
            raise ValidationError(errors)
        told = (self.title, self.adopted, self.not_adopted, self.why)
        said = " ".join(word for text in told for word in text.texts.values())
        self.words = fold(f"{said} {' '.join(self.targets)}")
