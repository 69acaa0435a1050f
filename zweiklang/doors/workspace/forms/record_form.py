# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one form for every kind of record, built from its model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.places.actions import adopt_place
from zweiklang.domain.places.directory import DirectoryEntry
from zweiklang.doors.ui.errors import Fix
from zweiklang.doors.workspace.forms import fixes, layout
from zweiklang.doors.workspace.forms.building import UploadField, build_fields, value_of
from zweiklang.doors.workspace.forms.inputs import side_label
from zweiklang.doors.workspace.forms.keys import free_key
from zweiklang.doors.workspace.forms.money import MoneyField
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.models import Source, StoredFile
from zweiklang.foundation.records import Record

SIGNATORY = "signatory_"


class SignatoryField(forms.CharField):
    """Asks for the office that signed; wanted from all cities or, where unknown, from none."""

    def validate(self, value: Any) -> None:
        """Accept an empty one: the form compares the cities."""


class RecordForm(forms.Form):
    """Asks for a record's fields and puts them into `record`; it writes nothing.

    `fixed` names the fields that the address settles, such as the partnership. `store` keeps an
    uploaded file. New sources and uploads are stored by `finish`, just before the record is.
    """

    def __init__(
        self,
        scene: Scene,
        record: Record,
        *,
        fixed: set[str],
        store: Callable[[Any], StoredFile],
        **kwargs: Any,
    ) -> None:
        self.scene, self.record, self.store = scene, record, store
        self.fixes: dict[str, Fix] = {}
        super().__init__(**kwargs, label_suffix="")
        self.fields.update(build_fields(scene, record, fixed))
        self._add_signatories()
        self.fields["expected_revision"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=record.revision
        )
        if not record._state.adding:
            self.fields["reason"] = forms.CharField(
                label=gettext_lazy("Reason of the change"),
                required=False,
                max_length=500,
                help_text=gettext_lazy("It stands in the history."),
            )
        for name in self.fields:
            if name in self._model_fields and name not in self.initial:
                self.initial[name] = value_of(record, name)

    @property
    def _model_fields(self) -> set[str]:
        return {field.name for field in self.record._meta.concrete_fields}

    def _add_signatories(self) -> None:
        """Give each city an input of its own for the office that signed."""
        signed = getattr(self.record, "signatories", None)
        if signed is None:
            return
        made = {}
        for party in self.scene.parties:
            name = f"{SIGNATORY}{party.side}"
            made[name] = SignatoryField(label=side_label(party), max_length=200)
            self.initial.setdefault(name, signed.get(party.side, ""))
        names = list(self.fields)
        place = names.index("languages") if "languages" in names else len(names)
        before, after = names[:place], names[place:]
        order = [*before, *made, *after]
        self.fields.update(made)
        self.order_fields(order)

    # -- What a form may add ------------------------------------------------------------------
    def new_key(self) -> str:
        """Return the short name of a new record for which nobody has given one."""
        return free_key(self.record)

    def check_others(self) -> None:
        """Check what begins together with the record; most records begin alone."""

    def companions(self) -> list[Record]:
        """Return the records to be written right after this one, in the same action."""
        return []

    # -- Reading ---------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        """Put what was entered into the record and check it; all errors at once."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, MoneyField) and name not in self.errors:
                data[name] = field.in_minor(self, data)
        self._fill(data)
        self._check_signatories(data)
        if self.record._state.adding and not self.record.key:
            self.record.key = self.new_key()
        self._check_record()
        self.check_others()
        for name, upload in self._uploads().items():
            if self.errors and name not in self.errors:
                said = _("Choose “%(file)s” once more: browsers do not keep files.")
                self.add_error(name, said % {"file": getattr(upload, "name", upload)})
        self.fixes = fixes.find(self)
        return data

    def _fill(self, data: dict[str, Any]) -> None:
        """Set the record's fields; a new source and an upload wait for `finish`."""
        for name in self._model_fields & set(data):
            value = data[name]
            if name == "key":
                self.record.key = value or self.record.key
            elif name == "known_since":
                self.record.known_since = value or self.record.known_since
            elif isinstance(self.fields[name], UploadField):
                if value is False:  # its removal was asked for
                    setattr(self.record, name, None)
            elif isinstance(value, Source) and value._state.adding:
                self.record.source = None
            elif isinstance(value, DirectoryEntry) or self._same_codes(name, value):
                continue
            else:
                setattr(self.record, name, value)
        if hasattr(self.record, "signatories"):
            entered = {
                name.removeprefix(SIGNATORY): str(value).strip()
                for name, value in data.items()
                if name.startswith(SIGNATORY)
            }
            kept = {side: name for side, name in entered.items() if name}
            self.record.signatories = kept

    def _same_codes(self, name: str, value: Any) -> bool:
        """Return whether a list holds the codes on file; in another order they say the same."""
        if not isinstance(value, list):  # nor may a link be read that a new record has not got
            return False
        return sorted(value) == sorted(getattr(self.record, name) or [])

    def _check_signatories(self, data: dict[str, Any]) -> None:
        """A paper signed by one city needs the others' offices too; unknown for all is allowed."""
        signed = getattr(self.record, "signatories", None)
        if not signed:
            return
        for party in self.scene.parties:
            if party.side not in signed:
                text = _(
                    "Name the office that signed for %(city)s. A joint agreement needs all sides."
                )
                self.add_error(f"{SIGNATORY}{party.side}", text % {"city": party.place})

    def _check_record(self) -> None:
        exclude = set(self.errors) & self._model_fields
        for name, value in self.cleaned_data.items():
            if isinstance(value, DirectoryEntry) or (name in self._uploads() and value):
                exclude.add(name)
            if isinstance(value, Source) and value._state.adding:  # stored by `finish`
                exclude.add(name)
        try:
            self.record.full_clean(exclude=exclude)
        except ValidationError as error:
            self._take(error)

    def _take(self, error: ValidationError) -> None:
        """Put the record's errors at their inputs; what has no input stands above all."""
        for name, errors in error.error_dict.items():
            known = name in self.fields and name not in self.errors
            for one in errors:
                if known:
                    self.add_error(name, one)
                elif name not in self.errors:
                    self.add_error(None, one)

    def take(self, error: ValidationError) -> None:
        """Show errors that only came up in writing."""
        if hasattr(error, "error_dict"):
            self._take(error)
        else:
            self.add_error(None, error)

    def _uploads(self) -> dict[str, Any]:
        """Return what was chosen in the inputs for files, by name."""
        return {
            name: self.cleaned_data[name]
            for name, field in self.fields.items()
            if isinstance(field, UploadField) and self.cleaned_data.get(name)
        }

    # -- Writing ---------------------------------------------------------------------------------
    def finish(self) -> Record:
        """Store a new source and an uploaded file and return the record, ready to be saved.

        Raises ValidationError by field for a file that cannot be kept.
        """
        source = self.cleaned_data.get("source")
        if isinstance(source, Source) and source._state.adding:
            self.record.source = Source.objects.get_or_create(
                office=source.office, url=source.url, title=source.title
            )[0]
        for name, value in self.cleaned_data.items():
            if isinstance(value, DirectoryEntry):
                place = adopt_place(self.scene.actor, value, office_id=self.scene.office.pk)
                setattr(self.record, name, place)
        for name, upload in self._uploads().items():
            if not isinstance(upload, UploadedFile):
                continue  # it is the file on file, which stays
            try:
                setattr(self.record, name, self.store(upload))
            except ValidationError as error:
                raise ValidationError({name: error.messages}) from error
        return self.record

    @property
    def is_sourced(self) -> bool:
        """Return whether a source stands on file or has been entered, stored or not."""
        source = getattr(self, "cleaned_data", {}).get("source")
        return source is not None or self.record.source_id is not None

    # -- Showing ---------------------------------------------------------------------------------
    def blocks(self) -> list[layout.Block]:
        """Return the usual inputs in the order of the paper."""
        usual = [one for one in self.visible_fields() if not self._is_rare(one.name)]
        signed = [one for one in usual if one.name.startswith(SIGNATORY)]
        found = layout.arrange(one for one in usual if one not in signed)
        if signed:
            place = next(
                (i for i, block in enumerate(found) if block.fields[0].name == "languages"),
                len(found),
            )
            hint = _("Office or function, no personal names")
            found.insert(place, layout.Block(tuple(signed), _("Who signed?"), hint))
        return found

    def rare_blocks(self) -> list[layout.Block]:
        """Return the inputs that open on request."""
        return layout.arrange(one for one in self.visible_fields() if self._is_rare(one.name))

    def _is_rare(self, name: str) -> bool:
        return name in layout.RARE and not (name in self.fields and self.fields[name].required)

    @property
    def rare_open(self) -> bool:
        """Return whether an error lies among the inputs that open on request."""
        return any(field.errors for block in self.rare_blocks() for field in block.fields)
