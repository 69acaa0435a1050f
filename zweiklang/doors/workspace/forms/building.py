# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the input for each field of a model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.coordination.models import Notice
from zweiklang.domain.partnerships.models import Party, ServedGoal
from zweiklang.domain.places.models import Place
from zweiklang.domain.projects.models import IndicatorValue, PartnerProject
from zweiklang.domain.projects.queries import unit_of
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.reciprocity.queries import topics_of
from zweiklang.doors.workspace.forms import inputs
from zweiklang.doors.workspace.forms.money import MoneyField
from zweiklang.doors.workspace.forms.places import PlaceField
from zweiklang.doors.workspace.forms.references import SourceField, reference_field
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.file_records import FileRecord
from zweiklang.foundation.files import OF_ANY_KIND, check_upload
from zweiklang.foundation.models import Source, StoredFile
from zweiklang.foundation.records import Record, entry_fields
from zweiklang.foundation.texts import TranslatedText

Builder = Callable[[Scene, Any, Any, dict[str, Any]], forms.Field | None]


def build_fields(scene: Scene, record: Any, fixed: set[str]) -> dict[str, forms.Field]:
    """Return the inputs of a record's form by name; fields in `fixed` get none."""
    found: dict[str, forms.Field] = {}
    for field in entry_fields(type(record)):
        if field.name in fixed or field.name == "signatories":
            continue
        made = _input(scene, field, record)
        if made is not None:
            found[field.name] = made
    return found


def _input(scene: Scene, field: Any, record: Any) -> forms.Field | None:
    said = {"label": field.verbose_name, "help_text": field.help_text, "required": not field.blank}
    builder = _BY_NAME.get((type(record), field.name)) or _BY_NAME.get(field.name)
    if builder is not None:
        return builder(scene, field, record, said)
    if isinstance(field, models.ForeignKey):
        return _pointer(scene, field, record, said)
    made: forms.Field | None = _as_django_makes_it(field)
    if isinstance(field.default, int) and made is not None and not field.choices:
        made.initial = field.default
    if isinstance(getattr(record, field.name, None), TranslatedText):
        made.before = getattr(record, field.name)  # type: ignore[union-attr]  # a translated text has a field
    if made is not None and field.choices and (field.blank or not field.has_default()):
        nothing = "" if field.blank else _("Please choose")
        made.choices = [("", nothing), *field.flatchoices]  # type: ignore[attr-defined]  # a field with choices
    return made


def _as_django_makes_it(field: Any) -> forms.Field | None:
    """Return Django's own input; a link without a scheme is taken for https."""
    known = {"assume_scheme": "https"} if isinstance(field, models.URLField) else {}
    made: forms.Field | None = field.formfield(**known)
    return made


def _pointer(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    target = field.remote_field.model
    if target is Source:
        return SourceField(scene, **said)
    if target is StoredFile:
        return UploadField(
            **said, pictures_only=record.slug == "picture", kept=_kept_file(scene, record, field)
        )
    if target is Place:
        return PlaceField(scene, **said)
    return reference_field(scene, target, record, **said)


@dataclass(frozen=True)
class KeptFile:
    """The file that a record holds, and where it is opened; empty where this page has none."""

    file: FileRecord
    url: str


def _kept_file(scene: Scene, record: Any, field: Any) -> KeptFile | None:
    if record._state.adding or getattr(record, field.attname) is None:
        return None
    stored = getattr(record, field.name)
    told = FileRecord(stored.pk, stored.name, stored.media_type, stored.size)
    opened = record.slug in {"agreement", "council-item", "picture"}
    here = [scene.office.key, stored.pk, stored.name]
    return KeptFile(told, reverse("portal:file", args=here) if opened else "")


class KeptFileInput(forms.ClearableFileInput):
    """An input for a file that shows the one on file, and takes it away on request."""

    clear_checkbox_label: Any = gettext_lazy("Remove this file")

    def __init__(self, kept: KeptFile | None) -> None:
        super().__init__()
        self.kept = kept

    def is_initial(self, value: Any) -> bool:
        """Return whether a file is on file, which its id says alone."""
        return self.kept is not None

    def format_value(self, value: Any) -> Any:
        """Return the file on file."""
        return self.kept


class UploadField(forms.FileField):
    """Asks for a file; what is kept already stays unless another one is chosen or it is removed."""

    def __init__(
        self, *, pictures_only: bool = False, kept: KeptFile | None = None, **kwargs: Any
    ) -> None:
        if pictures_only:
            text = _("JPEG, PNG or WebP, at most %(size)s MB")
        else:
            text = _("PDF, picture or office document, at most %(size)s MB")
        kwargs["help_text"] = text % {"size": settings.UPLOAD_LIMIT_MB}
        self.pictures_only = pictures_only
        super().__init__(max_length=200, widget=KeptFileInput(kept), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the upload, checked by its content; raises ValidationError for what is unfit."""
        upload = super().clean(data, initial)
        if data:
            self._check(upload)
        return upload

    def _check(self, upload: Any) -> None:
        """Raise ValidationError for what is unfit, in words for what may be chosen here."""
        try:
            is_picture = check_upload(upload).startswith("image/")
        except ValidationError as unfit:
            if not self.pictures_only or unfit.code in OF_ANY_KIND:
                raise
            is_picture = False
        if self.pictures_only and not is_picture:
            raise ValidationError(_("This is no picture. Choose a JPEG, PNG or WebP file."))


def _key(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    adding = record._state.adding
    said["help_text"] = (
        _("Short name in addresses and workbooks. Leave empty to have one made.")
        if adding
        else _("Short name in addresses and workbooks. It never changes.")
    )
    made = forms.CharField(**{**said, "required": False}, max_length=120, disabled=not adding)
    return made


def _sides(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    return inputs.SidesField(scene.parties, **said)


def _side(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field | None:
    """Return the sides no other city has; on file already, the side stays."""
    if not record._state.adding:
        return None
    taken = {party.side for party in scene.parties}
    free = [(letter, letter) for letter in "ABCDEF" if letter not in taken]
    return forms.ChoiceField(choices=free, **said)


def _city(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    """Return the cities of the partnership, one to choose."""
    choices = [(party.side, inputs.side_label(party)) for party in scene.parties]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)


def _money(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    said["help_text"] = _("As you write it, such as 8.000 or 3,500.50.")
    return MoneyField(currency=record.currency, **said)


def _about(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field | None:
    """Return the joint texts the statement can be about; no input while there are none."""
    file = scene.partnership.joint_file if scene.partnership is not None else None
    topics = topics_of(scene.actor, file) if file is not None else []
    if not topics:
        return None
    found = {str(topic.pk): topic for topic in topics}
    return forms.TypedChoiceField(
        choices=[("", ""), *((pk, str(topic)) for pk, topic in found.items())],
        coerce=found.__getitem__,
        empty_value=None,
        **said,
    )


def _languages(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    codes = [code for code, _name in settings.LANGUAGES]
    for party in scene.parties:
        codes += party.place.languages
    return inputs.LanguagesField(codes + list(getattr(record, field.name) or []), **said)


def _goal(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=inputs.goal_choices(), **{**said, "help_text": ""})


def _goals(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    return inputs.GoalsField(**said)


def _country(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=inputs.country_choices(), **{**said, "help_text": ""})


def _day(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    """Return the browser's own calendar: these days are always exact."""
    shown = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    said["help_text"] = said["help_text"] or ""
    return forms.DateField(widget=shown, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **said)


def _measured(scene: Scene, field: Any, record: Any, said: dict[str, Any]) -> forms.Field:
    """Return a line that takes numbers as the reader writes them, with the keys of a phone."""
    shown = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
    unit = unit_of(record)
    said["help_text"] = _("In %(unit)s") % {"unit": unit} if unit else ""
    return forms.DecimalField(
        max_digits=field.max_digits, decimal_places=field.decimal_places, localize=True,
        widget=shown, **said,
    )  # fmt: skip


_BY_NAME: dict[Any, Builder] = {
    "key": _key,
    "sides": _sides,
    "languages": _languages,
    "country": _country,
    "goals": _goals,
    "known_since": _day,
    (Party, "side"): _side,
    (ServedGoal, "code"): _goal,
    **{(model, "minor"): _money for model in (Contribution, Benefit, PartnerProject)},
    **{(model, "about"): _about for model in (Contribution, Benefit)},
    (Contribution, "giver"): _city,
    (Contribution, "receiver"): _city,
    "valued_on": _day,
    (Notice, "begins"): _day,
    (Notice, "ends"): _day,
    (IndicatorValue, "value"): _measured,
}


def value_of(record: Record, name: str) -> Any:
    """Return what an input starts with: the record's own value, pointers as their id."""
    field: Any = record._meta.get_field(name)
    value = getattr(record, field.attname)
    return value.isoformat() if isinstance(value, dt.date) else value
