# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The common shape of every fact: identity, two clocks, source, office, audience, revision."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.foundation.actors import Actor
from zweiklang.foundation.fields import TranslatedTextField

key_validator = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    _("Use lower-case letters, digits and single hyphens, such as kumasi-mou-2020."),
)


class RecordQuerySet(models.QuerySet[Any]):
    """Questions every list of records can answer."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None):
        super().__init__(model, query, using, hints)
        self._asks_all = query is None

    def current(self) -> Self:
        """Return the records that stand today: not withdrawn."""
        return self.filter(withdrawn_on=None)

    def visible_to(self, actor: Actor) -> Self:
        """Return what the actor may see: everything of the own offices, of others the released.

        A released record below an unreleased one (`release_parent`) stays hidden from outside.
        Whoever is limited to some partnerships sees of the own office what belongs to them.
        """
        if actor.kind == "system":
            return self
        if self._asks_all:
            seen: Self = _visible(self.model._meta.label, self.db, actor).all()
            return seen
        return self.filter(self.seen_by(actor))

    def seen_by(self, actor: Actor) -> models.Q:
        """Return the condition under which a member or the public sees a record of this kind."""
        return self.made_public() | models.Q(office=None) | self.of_own(actor)

    def of_own(self, actor: Actor) -> models.Q:
        """Return the condition under which a record is of the actor's own, within its limits."""
        own = models.Q(office__in=actor.whole_offices)
        for office_id, scope in actor.scopes.items():
            own |= models.Q(office=office_id) & self.model.within(scope)
        return own

    def made_public(self) -> models.Q:
        """Return the condition under which everybody sees a record of this kind."""
        released = models.Q(released_on__isnull=False)
        for parent in self.model.release_parents:
            released &= models.Q(**{f"{parent}__released_on__isnull": False}) | models.Q(
                **{f"{parent}__isnull": True}
            )
        return released

    def of_office(self, office_id: uuid.UUID) -> Self:
        """Return the records an office keeps."""
        return self.filter(office=office_id)


@lru_cache(maxsize=512)
def _visible(label: str, database: str, actor: Actor) -> Any:
    """Return the query for what the actor may see; it never runs itself, only its copies do.

    Django needs as long to put the condition together as the database to answer.
    """
    records: Any = apps.get_model(label)._default_manager.using(database)
    return records.visible_to(actor)


class Record(models.Model):
    """A fact an office keeps.

    `known_since` is the day since when the office knows the fact; `known_at` the day since when
    it knows it as it stands now. `withdrawn_on` is the day it was found to be wrong. `released_on`
    is the day since when the public may see it.
    """

    #: Fields that lead to the records that must be released before this one shows.
    release_parents: ClassVar[tuple[str, ...]] = ()
    #: Ways from a record to what members can be limited to, such as "partnership": lookups, any of
    #: which makes the record part of it; none means that it concerns the whole office.
    scope_paths: ClassVar[tuple[str, ...]] = ()
    #: Whether all of the ways must lead there.
    scope_needs_all: ClassVar[bool] = False
    #: Name of the kind in addresses and workbooks: "phase", "council-item".
    slug: ClassVar[str] = ""
    #: Fields that carry personal data and are emptied, in revisions too, by an erasure.
    personal_fields: ClassVar[tuple[str, ...]] = ()
    #: Those of them that people make keys of; an erasure replaces a key that holds any of them.
    telling_fields: ClassVar[tuple[str, ...]] = ()
    #: Frames hold facts together. They stay in views of earlier days, without later words.
    is_frame: ClassVar[bool] = False
    #: Whether the public may ever see this kind.
    may_be_public: ClassVar[bool] = True
    #: Whether a workbook can add records of this kind, not only change those on file.
    begins_in_workbook: ClassVar[bool] = True
    #: Whether a fact of this kind needs a source before the public sees it.
    needs_source: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        settings.OFFICE_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("Office"),
    )
    key = models.CharField(
        _("Key"),
        max_length=120,
        validators=[key_validator],
        help_text=_("Short name in addresses and workbooks. It never changes."),
    )
    source = models.ForeignKey(
        "foundation.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Source"),
        help_text=_("Link or place of finding. Without a source the entry stays internal."),
    )
    doubt = TranslatedTextField(
        _("Doubt"), blank=True, help_text=_("What is uncertain, or where sources disagree.")
    )
    known_since = models.DateField(
        _("Known since"),
        null=True,
        blank=True,
        help_text=_("Since when the office knows this. Leave empty for today."),
    )
    is_demonstration = models.BooleanField(_("Demonstration value"), default=False, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    known_at = models.DateField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    withdrawn_on = models.DateField(_("Withdrawn on"), null=True, editable=False)
    released_on = models.DateField(_("Public since"), null=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def stands_from_the_start(self) -> bool:
        """Return whether it stands in views of days before anybody wrote it down."""
        return self.is_frame

    @property
    def is_public(self) -> bool:
        """Return whether this record and what it stands below are released."""
        if self.released_on is None or self.withdrawn_on is not None:
            return False
        parents = (getattr(self, name) for name in self.release_parents)
        return all(parent is None or parent.is_public for parent in parents)

    @classmethod
    def within(cls, scope: Collection[uuid.UUID]) -> models.Q:
        """Return the condition that a record belongs to one of the subjects."""
        ways = [_way(cls, path, scope) for path in cls.scope_paths]
        if not ways:
            return models.Q(pk__in=[])
        return reduce(and_ if cls.scope_needs_all else or_, ways)

    def lies_within(self, scope: Collection[uuid.UUID]) -> bool:
        """Return whether the record, as it stands here, belongs to one of the subjects."""
        found = (_leads(self, path, scope) for path in self.scope_paths)
        if self.scope_needs_all:
            return bool(self.scope_paths) and all(found)
        return any(found)

    def unfit_for_public(self) -> StrOrPromise:
        """Return why the record cannot be published as it stands, "" if it can."""
        if not self.may_be_public:
            return _("Entries of this kind are never public.")
        if self.needs_source and self.source_id is None:
            return _("Add a source first. Without a source the entry stays internal.")
        return ""

    def identity(self) -> str:
        """Return the address of the record in logs, revisions and search: kind and id."""
        return f"{self.slug}:{self.pk}"


def _way(model: type[Record], path: str, scope: Collection[uuid.UUID]) -> models.Q:
    """Return the condition that one way leads to a subject; across tables as a subquery."""
    if "__" not in path:
        return models.Q(**{f"{path}__in": scope})
    return models.Q(pk__in=model._base_manager.filter(_linked(model, path, scope)).values("pk"))


def _leads(record: Record, path: str, scope: Collection[uuid.UUID]) -> bool:
    """Return whether one way leads from the record, as it stands here, to a subject."""
    first, _sep, rest = path.partition("__")
    field: Any = record._meta.pk if first == "pk" else record._meta.get_field(first)
    if not field.concrete:
        stored = type(record)._base_manager.filter(pk=record.pk)
        return stored.filter(_linked(type(record), path, scope)).exists()
    value = getattr(record, field.attname)
    if not rest or value is None:
        return value in scope
    target = field.related_model
    return bool(target._base_manager.filter(pk=value).filter(_linked(target, rest, scope)).exists())


def _linked(model: Any, path: str, scope: Collection[uuid.UUID]) -> models.Q:
    """Return the condition on a way; a withdrawn link is none."""
    condition = models.Q(**{f"{path}__in": scope})
    link, _sep, _last = path.rpartition("__")
    at = model
    for step in link.split("__") if link else ():
        at = at._meta.get_field(step).related_model
    if link and issubclass(at, Record):
        condition &= models.Q(**{f"{link}__withdrawn_on": None})
    return condition


#: Bookkeeping that a revision does not repeat in its data.
BOOKKEEPING = frozenset(
    {"id", "office", "revision", "known_at", "changed_at", "withdrawn_on", "released_on"}
)


def record_types() -> dict[str, type[Record]]:
    """Return every kind of record by slug, in the order of the floors."""
    return {
        model.slug: model for model in apps.get_models() if issubclass(model, Record) and model.slug
    }


def data_fields(model: type[Record]) -> list[models.Field[Any, Any]]:
    """Return the fields that hold the fact itself, without bookkeeping, in model order."""
    return [field for field in model._meta.concrete_fields if field.name not in BOOKKEEPING]


def entry_fields(model: type[Record]) -> list[models.Field[Any, Any]]:
    """Return the fields a person fills in: what forms, workbooks and histories show."""
    own = [field for field in data_fields(model) if field.editable]
    common = {field.name for field in Record._meta.get_fields()}
    return [field for field in own if field.name not in common] + [
        field for field in own if field.name in common
    ]


def is_known_on(record: Record, day: dt.date) -> bool:
    """Return whether the record was known and not yet withdrawn on a day."""
    is_unknown = record.known_since is None or record.known_since > day
    if is_unknown and not record.stands_from_the_start:
        return False
    return record.withdrawn_on is None or record.withdrawn_on > day
