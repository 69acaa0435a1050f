# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Model fields for partial dates, translated texts and lists of codes."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Lookup
from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@lru_cache(10_000)
def _stored_date(text: str) -> PartialDate:
    """Return a stored date; lists of records hold the same ones again and again."""
    return PartialDate.parse(text)


class PartialDateField(models.CharField[Any, Any]):
    """Stores a PartialDate as shortened ISO text.

    Text order is date order by first day, so `begins__lte="2022-06-01"` asks for the first day;
    `ends__reaches="2022-06-01"` asks whether the last possible day is on or after that day.
    """

    description = "Day, month or year"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return the constructor arguments; the length is fixed."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def db_parameters(self, connection: Any) -> Any:
        """Return the column with plain text order: language rules of PostgreSQL skip hyphens."""
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        """Return the stored date."""
        return _stored_date(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        """Return a PartialDate from text; raises ValidationError that shows how to write it."""
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(
                _("%(value)s is not a day of the calendar. Write 07.10.2020, 10.2020 or 2020."),
                code="invalid",
                params={"value": value},
            ) from error

    def get_prep_value(self, value: Any) -> str | None:
        """Return the text to store or to compare with."""
        if isinstance(value, PartialDate):
            return value.iso
        return str(value) if value else None

    def validate(self, value: Any, model_instance: Any) -> None:
        """Check only presence: the value is no text."""
        if value is None and not self.null:
            raise ValidationError(self.error_messages["null"], code="null")

    def run_validators(self, value: Any) -> None:
        """Run none: `to_python` has checked the date."""

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for serialisation."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field that reads dates as people write them."""
        from zweiklang.foundation.form_fields import PartialDateFormField

        kwargs.pop("max_length", None)
        return models.Field.formfield(self, form_class=PartialDateFormField, **kwargs)


@PartialDateField.register_lookup
class Reaches(Lookup[Any]):
    """`ends__reaches=day`: the last day that a partial date can mean is on or after `day`."""

    lookup_name = "reaches"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return SQL that pads the stored text so that 2022 comes after 2022-12-31."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"({left} || '~') >= {right}", (*left_params, *right_params)


class TranslatedTextField(models.JSONField[Any, Any]):
    """Stores a TranslatedText; an empty one is {}."""

    description = "Text in several languages"

    def __init__(self, *args: Any, long: bool = False, **kwargs: Any) -> None:
        """`long` asks for several lines in forms."""
        self.long = long
        kwargs.setdefault("default", TranslatedText)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return the constructor arguments."""
        name, path, args, kwargs = super().deconstruct()
        if self.long:
            kwargs["long"] = True
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> TranslatedText:
        """Return the stored text."""
        return TranslatedText.from_json(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> TranslatedText:
        """Return a TranslatedText from itself, from JSON or from its JSON text."""
        if isinstance(value, TranslatedText):
            return value
        if isinstance(value, str):
            value = json.loads(value) if value else {}
        return TranslatedText.from_json(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return the JSON to store."""
        if isinstance(value, TranslatedText):
            value = value.to_json()
        return super().get_db_prep_value(value, connection, prepared)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Check only presence."""
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the JSON form for serialisation."""
        return self.value_from_object(obj).to_json()

    def formfield(self, **kwargs: Any) -> Any:
        """Return one input per language, side by side."""
        from zweiklang.foundation.form_fields import TranslatedTextFormField

        return models.Field.formfield(
            self, form_class=TranslatedTextFormField, long=self.long, **kwargs
        )


class CodesField(models.JSONField[Any, Any]):
    """Stores a list of short codes, such as languages (de, en) or goals (13, 11.6)."""

    description = "List of codes"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """Return the codes from a list or from text separated by commas, semicolons or spaces."""
        if value is None or value == "":
            return []
        if isinstance(value, str):
            if value.startswith("["):
                return [str(code) for code in json.loads(value)]
            return [code for code in value.replace(";", " ").replace(",", " ").split() if code]
        return [str(code) for code in value]

    def formfield(self, **kwargs: Any) -> Any:
        """Return an input for codes separated by commas."""
        from zweiklang.foundation.form_fields import CodesFormField

        return models.Field.formfield(self, form_class=CodesFormField, **kwargs)
