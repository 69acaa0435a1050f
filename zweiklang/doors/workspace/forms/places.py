# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Input for a city that is on file, named in any language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.places import directory
from zweiklang.domain.places.directory import DirectoryEntry
from zweiklang.domain.places.models import Place
from zweiklang.doors.workspace.forms.keys import key_from
from zweiklang.doors.workspace.forms.references import SuggestingInput
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.workbook.words import fold, nearest

NAMED_AT_MOST = 6


class PlaceField(forms.CharField):
    """Asks for a city that is on file; cities of the partnership are suggested first."""

    def __init__(self, scene: Scene, **kwargs: Any) -> None:
        self.scene = scene
        kwargs["help_text"] = kwargs.get("help_text") or _("Name of the city")
        super().__init__(widget=SuggestingInput(self._suggestions), **kwargs)

    def _suggestions(self) -> list[tuple[str, str]]:
        if self.scene.parties:
            return [(str(party.place), "") for party in self.scene.parties]
        return [(str(self.scene.office.place), "")]

    def prepare_value(self, value: Any) -> Any:
        """Return the name of the city a stored pointer leads to."""
        if value is None or isinstance(value, str):
            return value
        known = {party.place_id: party.place for party in self.scene.parties}
        known[self.scene.office.place_id] = self.scene.office.place
        place = known.get(value) or Place.objects.filter(pk=value).first()
        return str(place) if place else ""

    def clean(self, value: Any) -> Place | DirectoryEntry | None:
        """Return the place of this name, or the directory's entry of a full name.

        An entry is put on file together with the record. Raises ValidationError where none or
        several places have the name.
        """
        text = str(super().clean(value)).strip()
        return find_place(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another city is named."""
        return (self.prepare_value(initial) or "") != (data or "").strip()


def find_place(text: str) -> Place | DirectoryEntry:
    """Return the place on file with this name in any language, or this short name.

    A full name as the directory writes it, such as “Dubai (Dubai, United Arab Emirates)”, gives
    its entry. Raises ValidationError that names the candidates, or offers the directory's best.
    """
    named = Q(key=key_from(text))
    for code, _name in settings.LANGUAGES:
        named |= Q(**{f"name__texts__{code}__iexact": text})
    found = list(Place.objects.current().filter(named)[:NAMED_AT_MOST])
    if not found:
        lines = Q(alternate_names__icontains=text)
        near = Place.objects.current().filter(lines)[:NAMED_AT_MOST]
        found = [
            place for place in near if text.lower() in place.alternate_names.lower().split("\n")
        ]
    if len(found) == 1:
        only: Place = found[0]
        return only
    exact: list[Place] = [place for place in found if place.key == key_from(text)]
    if len(exact) == 1:
        return exact[0]
    if found:
        raise ValidationError(
            _("Several places are called so. Write one of these short names: %(keys)s"),
            params={"keys": with_commas(sorted(place.key for place in found))},
        )
    return _in_directory(text)


def _is_meant(text: str, hit: DirectoryEntry) -> bool:
    """Return whether a hit of the directory is near enough to be offered as the answer."""
    names = (hit.name, *hit.names.values(), *hit.other_names)
    return any(fold(name).startswith(fold(text)) for name in names) or bool(nearest(text, names))


def _in_directory(text: str) -> DirectoryEntry:
    language = get_language() or "en"
    hits = directory.find(text.partition(" (")[0])
    for hit in hits:
        if directory.full_label(hit, language) == text:
            return hit
    hits = [hit for hit in hits if _is_meant(text, hit)]
    if not hits:
        raise ValidationError(
            _("“%(name)s” is not known. Check the spelling, or add the place: Office, Places."),
            params={"name": text},
        )
    label = directory.full_label(hits[0], language)
    raise ValidationError(
        _("“%(name)s” is not on file yet. The directory knows %(label)s."),
        params={"name": text, "label": label, "fix": label},
    )
