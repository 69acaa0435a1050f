# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inputs that point to another record: chosen from a grouped list, or named and looked up."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, QuerySet, When
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.mandate.rules import SLASHED_NUMBER
from zweiklang.domain.people.models import Contact, Office
from zweiklang.domain.places.models import Unit
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation import clock
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.models import Source
from zweiklang.foundation.records import Record

#: Longer lists are no help: from here on the record is named and looked up.
LONGEST_LIST = 300


class _Grouped(ModelChoiceIterator):  # type: ignore[type-arg]  # generic for mypy only
    """Choices below their group's heading."""

    def __iter__(self) -> Any:
        yield ("", self.field.empty_label or "")
        group_of: Any = getattr(self.field, "group_of", str)
        for group, rows in itertools.groupby(self.queryset[:LONGEST_LIST], group_of):
            yield (group, [self.choice(row) for row in rows])


class ReferenceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for mypy only
    """Asks for a record out of a grouped list."""

    iterator = _Grouped

    def __init__(
        self,
        queryset: QuerySet[Any],
        *,
        group_of: Callable[[Any], str],
        label_of: Callable[[Any], str] = str,
        **kwargs: Any,
    ) -> None:
        self.group_of, self.label_of = group_of, label_of
        super().__init__(queryset, empty_label="", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return how a record is called in the list."""
        return self.label_of(obj)


def reference_field(scene: Scene, model: type[Record], record: Any, **kwargs: Any) -> forms.Field:
    """Return the input for a pointer to `model`: only the office's own records can be named."""
    if model is CouncilItem:
        return CouncilItemField(scene, **kwargs)
    rows: Any = model.objects.visible_to(scene.actor).filter(office=scene.office).current()
    if isinstance(record, model):
        rows = rows.exclude(pk=record.pk)
    group_of: Callable[[Any], str] = _kind
    if model is Contact:
        return contact_field(scene.office, rows, record, **kwargs)
    if model is Unit:
        rows = _units(scene, rows, record)
        group_of = _city
    elif model is ResolutionPoint:
        rows = rows.select_related("council_item").order_by("council_item", "position")
        group_of = _resolution
    elif scene.partnership is not None and _has_partnership(model):
        rows = rows.filter(partnership=scene.partnership)
    return ReferenceField(rows, group_of=group_of, **kwargs)


def _units(scene: Scene, rows: Any, record: Any) -> Any:
    """Return the units, those of the own city first; for a council item only councils."""
    if isinstance(record, CouncilItem):
        rows = rows.filter(Q(kind=Unit.Kind.COUNCIL) | Q(pk=record.unit_id))
    rows = rows.select_related("place").prefetch_related("names")
    return rows.order_by(_nearest("place", scene.office), "place__key", "key")


def _nearest(place: str, office: Office) -> Case:
    """Return the rank of a row by its city: the own one first, who is beyond cities last."""
    own, beyond = {place: office.place_id}, {f"{place}__isnull": True}
    return Case(When(**own, then=0), When(**beyond, then=2), default=1)


def contact_field(office: Office, rows: Any, record: Any, **kwargs: Any) -> ReferenceField:
    """Return the input for a contact: those in office, and whoever the record names already."""
    named = [getattr(record, f"{name}_id", None) for name in ("successor", "deputy")]
    today = clock.today().isoformat()
    here = Q(ends=None) | Q(ends__reaches=today) | Q(pk__in=[one for one in named if one])
    rows = rows.filter(here).select_related("unit__place").prefetch_related("unit__names")
    rows = rows.order_by(_nearest("unit__place", office), "unit__place__key", "unit__key", "key")
    return ReferenceField(
        rows, group_of=lambda one: _city(one.unit), label_of=_whom_to_ask, **kwargs
    )


def _whom_to_ask(contact: Any) -> str:
    """Return name, function and unit with its city: functions alone recur in every city."""
    function = str(contact.function.read(get_language() or "en"))
    city = f" ({contact.unit.place})" if contact.unit.place else ""
    return with_commas(filter(None, (contact.name, function, f"{contact.unit}{city}")))


def _kind(record: Any) -> str:
    return str(record._meta.verbose_name_plural)


def _city(unit: Any) -> str:
    return str(unit.place or _("beyond one city"))


def _resolution(point: Any) -> str:
    return str(point.council_item)


def _has_partnership(model: type[Record]) -> bool:
    return any(field.name == "partnership" for field in model._meta.concrete_fields)


class SuggestingInput(forms.TextInput):
    """A line of text with suggestions; what is typed need not be among them."""

    template_name = "workspace/widgets/suggesting.html"

    def __init__(self, suggestions: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self.suggestions = suggestions
        super().__init__()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the suggestions and the id of their list."""
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = list_id
        context["widget"] |= {"list_id": list_id, "suggestions": list(self.suggestions())}
        return context


class CouncilItemField(forms.CharField):
    """Asks for the number of a council item, as it stands on the paper."""

    def __init__(self, scene: Scene, **kwargs: Any) -> None:
        items: Any = CouncilItem.objects.visible_to(scene.actor)
        self.items = items.filter(office=scene.office).current()
        kwargs.pop("limit_choices_to", None)
        kwargs["help_text"] = _("Number of the paper, such as 12345-20")
        super().__init__(widget=SuggestingInput(self._suggestions), **kwargs)

    def _suggestions(self) -> list[tuple[str, str]]:
        newest = self.items.order_by("-dated_on")[:60]
        return [
            (one.number or one.key, f"{one.number} {one} ({in_words(one.dated_on)})".strip())
            for one in newest
        ]

    def prepare_value(self, value: Any) -> Any:
        """Return the number of the item a stored pointer leads to."""
        if value is None or isinstance(value, str):
            return value
        pk = value.pk if isinstance(value, CouncilItem) else value
        found = self.items.filter(pk=pk).first()
        return (found.number or found.key) if found else ""

    def clean(self, value: Any) -> CouncilItem | None:
        """Return the item with this number or key; raises ValidationError that says what to do."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        found = self.items.filter(number__iexact=text).first()
        found = found or self.items.filter(key=text).first()
        if found is not None:
            item: CouncilItem = found
            return item
        slashed = SLASHED_NUMBER.match(text)
        better = "".join([slashed[1], "-", slashed[2], slashed[3] or ""]) if slashed else text
        if slashed and self.items.filter(number__iexact=better).exists():
            raise ValidationError(
                _("Write the number with a hyphen: %(better)s"),
                code="fixable",
                params={"better": better, "fix": better},
            )
        raise ValidationError(
            _(
                "Council item %(number)s is not on file yet. "
                "Add it now: what you typed here is kept, and you come back to it."
            ),
            params={"number": better, "enter": better},
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another number stands there."""
        return (self.prepare_value(initial) or "") != (data or "").strip()


class SourceField(forms.CharField):
    """Asks where a fact can be read: a link, or a place of finding in words.

    Cleaned, it is a Source, saved or new; a new one is stored together with the record.
    """

    def __init__(self, scene: Scene, **kwargs: Any) -> None:
        self.scene = scene
        self.sources = Source.objects.filter(office=scene.office)
        kwargs.pop("limit_choices_to", None)
        super().__init__(max_length=1000, widget=SuggestingInput(self._suggestions), **kwargs)

    def _suggestions(self) -> list[tuple[str, str]]:
        # Titles of sources tell what the office works on elsewhere.
        if self.scene.office.pk in self.scene.actor.scopes:
            return []
        return [
            (one.url or one.title, one.title)
            for one in self.sources.order_by("-seen_on", "title")[:60]
        ]

    def prepare_value(self, value: Any) -> Any:
        """Return the link of a stored source, else its title."""
        if value is None or isinstance(value, str):
            return value
        pk = value.pk if isinstance(value, Source) else value
        found = self.sources.filter(pk=pk).first()
        return (found.url or found.title) if found else ""

    def clean(self, value: Any) -> Source | None:
        """Return the source with this link or title, a new one if there is none yet."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        is_link = text.startswith(("http://", "https://"))
        if is_link:
            forms.URLField(assume_scheme="https").clean(text)
        elif len(text) > 300:
            raise ValidationError(_("Keep the place of finding under 300 characters."))
        known = self.sources.filter(url=text) if is_link else self.sources.filter(title=text)
        if (found := known.first()) is not None:
            return found
        return Source(office=self.scene.office, url=text if is_link else "", title=text[:300])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another source is named."""
        return (self.prepare_value(initial) or "") != (data or "").strip()
