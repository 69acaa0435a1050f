# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one form for every kind of joint text, built from the kind's fields; it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.kinds import Content, JointField, JointKind
from zweiklang.doors.ui import marks
from zweiklang.doors.workspace.forms.joint_inputs import INPUTS, Lines, LinesFormField
from zweiklang.foundation.form_fields import TranslatedTextFormField
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.texts import TranslatedText

#: Empty rows offered below those that are filled in.
SPARE_ROWS = 2
_ROWS = "rows"


@dataclass(frozen=True)
class Row:
    """Inputs of one row, or of one city, under a label of their own.

    `widths`: how wide each input of a row of several is; none where they stand one below another.
    """

    label: StrOrPromise
    fields: tuple[BoundField, ...]
    widths: tuple[str, ...] = ()

    def cells(self) -> list[tuple[str, BoundField]]:
        """Return the inputs with their widths, as the cells of a line."""
        return list(zip(self.widths, self.fields, strict=True))


@dataclass(frozen=True)
class Group:
    """What belongs to one field of the kind: one input, or rows under a legend.

    `columns`: widths and fields of what stands above the cells of rows. `more`: the value of the
    button that adds rows, "" where there is none.
    """

    rows: tuple[Row, ...]
    legend: StrOrPromise = ""
    hint: StrOrPromise = ""
    columns: tuple[tuple[str, JointField], ...] = ()
    more: str = ""
    per_side: bool = False


class JointForm(forms.Form):
    """Asks for the content of a joint text and why it is proposed.

    `sides`: the sides of the text, `names` the cities by side. `content` is what the inputs start
    with, `before` what is in force. `joint_content()` gives the cleaned content back.
    """

    reason = forms.CharField(
        label=gettext_lazy("Why you propose it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=gettext_lazy("One or two sentences for the other city. They are sealed with it."),
    )

    def __init__(
        self,
        kind: JointKind,
        sides: str,
        names: Mapping[str, Any],
        content: Content,
        before: Content,
        data: Any = None,
        *,
        reason: str = "",
    ) -> None:
        self.kind, self.sides, self.names = kind, sides, names
        self.before, self._content = before, content
        self._clean_content: dict[str, Any] = {}
        self.is_draft = data is not None and "_draft" in data
        super().__init__(_with_more_rows(data), initial={"reason": reason}, label_suffix="")
        for field in kind.fields:
            for prefix, value in self._places(field, content):
                self._add(field, prefix, value)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    # -- Building ----------------------------------------------------------------------------------
    def _places(self, field: JointField, content: Content) -> list[tuple[str, Any]]:
        """Return the name of the inputs of a field, for each city where it is per side, and the
        value each starts with.
        """
        value = content.get(field.name)
        if not field.per_side:
            return [(field.name, value)]
        return [(f"{field.name}-{side}", (value or {}).get(side)) for side in self.sides]

    def _add(self, field: JointField, prefix: str, value: Any) -> None:
        if field.type != "rows":
            self._add_input(field, prefix, value, field.required and not self.is_draft)
            return
        rows = list(value or [])
        count = self._row_count(prefix, len(rows))
        counter = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=count)
        self.fields[f"{prefix}-{_ROWS}"] = counter
        for number in range(count):
            row = rows[number] if number < len(rows) else {}
            for inner in field.fields:
                self._add_input(inner, f"{prefix}-{number}-{inner.name}", row.get(inner.name))

    def _row_count(self, prefix: str, filled: int) -> int:
        """Return how many rows are shown: as many as were sent, at first some empty ones."""
        sent = str(self.data.get(f"{prefix}-{_ROWS}", "")) if self.is_bound else ""
        number = whole_number(sent)
        return min(filled + SPARE_ROWS if number is None else number, kinds.MOST_ROWS)

    def _add_input(self, field: JointField, name: str, value: Any, required: bool = False) -> None:
        made = INPUTS[field.type]
        said: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": required}
        start = made.start(value)
        # The other city's words are part of the joint text, whatever language this reader has.
        if isinstance(start, Lines):
            said["also"] = start.languages()
        elif isinstance(start, TranslatedText):
            said["also"] = list(start.texts)
        self.fields[name] = made.build(field, said)
        self.initial[name] = start
        if isinstance(self.fields[name], LinesFormField) and isinstance(start, Lines):
            self.fields[name].known = start.texts  # type: ignore[attr-defined]
        elif isinstance(self.fields[name], TranslatedTextFormField) and isinstance(
            start, TranslatedText
        ):
            self.fields[name].before = start  # type: ignore[attr-defined]

    # -- Reading -----------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        """Check the content as a whole, as the action will; all errors at once."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        content = {field.name: self._value(field, data) for field in self.kind.fields}
        try:
            self._clean_content = kinds.cleaned(
                self.kind, content, self.before, self.sides, is_draft=self.is_draft
            )
        except ValidationError as error:
            self.take(error)
        return data

    def joint_content(self) -> dict[str, Any]:
        """Return what was entered, in the canonical shape; after `is_valid()`."""
        return self._clean_content

    def take(self, error: ValidationError) -> None:
        """Put errors at their inputs; what has no input of its own stands above all."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, messages in error.message_dict.items():
            field = name if name in self.fields else f"{name}-{self.sides[0]}"
            if name == NON_FIELD_ERRORS or field not in self.fields:
                known = next((one for one in self.kind.fields if one.name == name), None)
                prefix = f"{known.label}: " if known else ""
                for message in messages:
                    self.add_error(None, f"{prefix}{message}")
            elif field not in self.errors:
                self.add_error(field, ValidationError(messages))

    def _value(self, field: JointField, data: Mapping[str, Any]) -> Any:
        if not field.per_side:
            return self._one(field, field.name, data)
        return {side: self._one(field, f"{field.name}-{side}", data) for side in self.sides}

    def _one(self, field: JointField, prefix: str, data: Mapping[str, Any]) -> Any:
        if field.type != "rows":
            return INPUTS[field.type].as_json(data.get(prefix))
        rows = []
        for number in range(self._row_count(prefix, 0)):
            row = {
                inner.name: INPUTS[inner.type].as_json(data.get(f"{prefix}-{number}-{inner.name}"))
                for inner in field.fields
            }
            if any(value not in (None, "", [], {}) for value in row.values()):
                rows.append(row)
        return rows

    # -- Showing -----------------------------------------------------------------------------------
    def groups(self) -> list[Group]:
        """Return the inputs in the order of the kind's fields, the reason last."""
        found = [group for field in self.kind.fields for group in self._groups(field)]
        return [*found, Group((Row("", (self["reason"],)),))]

    def _groups(self, field: JointField) -> list[Group]:
        if field.type != "rows":
            return [self._inputs(field)]
        groups = []
        for prefix, _value in self._places(field, {}):
            count = self._row_count(prefix, len(self._filled(field, prefix)))
            rows = tuple(self._row(field, prefix, number) for number in range(count))
            label: StrOrPromise = field.label
            if field.per_side:
                label = format_html("{} {}", field.label, self._city(prefix[-1]))
            columns = tuple((_width(inner), inner) for inner in field.fields)
            groups.append(Group(rows, label, field.help, columns, more=prefix))
        return groups

    def _filled(self, field: JointField, prefix: str) -> list[Any]:
        return list(dict(self._places(field, self._content))[prefix] or [])

    def _row(self, field: JointField, prefix: str, number: int) -> Row:
        return Row(
            _("Row %(number)s") % {"number": number + 1},
            tuple(self[f"{prefix}-{number}-{inner.name}"] for inner in field.fields),
            tuple(_width(inner) for inner in field.fields),
        )

    def _inputs(self, field: JointField) -> Group:
        if not field.per_side:
            return Group((Row("", (self[field.name],)),))
        rows = []
        for side in self.sides:
            bound = self[f"{field.name}-{side}"]
            bound.label = self._city(side)
            bound.help_text = ""
            rows.append(Row("", (bound,)))
        return Group(tuple(rows), field.label, field.help, per_side=True)

    def _city(self, side: str) -> Any:
        return format_html(
            '<span class="zk-city zk-{}">{}{}</span>',
            side,
            marks.mark(side),
            self.names.get(side, side),
        )


def _width(field: JointField) -> str:
    """Return how wide the input of a field is in a row: as its type needs it."""
    return "short" if field.short else field.type


def _with_more_rows(data: Any) -> Any:
    """Return what was sent; where more rows of a field are asked for, it counts more of them."""
    wanted = f"{data['_rows']}-{_ROWS}" if data and "_rows" in data else ""
    number = whole_number(str(data.get(wanted, ""))) if wanted else None
    if number is None:
        return data
    data = data.copy()
    data[wanted] = str(min(number + SPARE_ROWS, kinds.MOST_ROWS))
    return data
