# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Derives sheets and columns of the workbook from the models."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_stubs_ext import StrOrPromise

from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import Source, StoredFile
from zweiklang.foundation.records import Record, entry_fields, record_types
from zweiklang.foundation.workbook.words import fold

Kind = Literal[
    "text",
    "number",
    "decimal",
    "yes_no",
    "choice",
    "codes",
    "partial_date",
    "day",
    "words",
    "original",
    "stale",
    "side",
    "reference",
    "source",
]
SOURCES = "source"
SIDES = "ABCDEF"
RELEASED = "released"
#: Words that help and manual once had for a column: headings copied from there are still read.
_FORMER = {"key": ("Schlüssel", "Kurzname", "Short name")}
#: Sheets a workbook may carry for people; the reader passes over them.
ASIDE = frozenset(fold(name) for name in ("Help", "Hilfe", "Lists", "Listen"))


@dataclass(frozen=True)
class Column:
    """One column: the field it fills, or one part of it (a language, a side).

    `headings` holds the heading per interface language; `required` whether a new row needs it.
    """

    name: str
    kind: Kind
    headings: dict[str, str]
    part: str = ""
    field: models.Field[Any, Any] | None = None
    required: bool = False

    def heading(self, language: str) -> str:
        """Return the heading in an interface language."""
        return self.headings.get(language) or self.headings["en"]

    def spellings(self) -> set[str]:
        """Return every folded form under which the heading is recognised."""
        plain = f"{self.name} {self.part}"
        former = _FORMER.get(self.name, ())
        return {fold(text) for text in (*self.headings.values(), plain, *former)}


@dataclass(frozen=True)
class Sheet:
    """One sheet: a kind of record, or the sources."""

    slug: str
    model: type[models.Model]
    names: dict[str, str]
    columns: tuple[Column, ...]
    aliases: frozenset[str] = field(default_factory=frozenset)

    def name(self, language: str) -> str:
        """Return the name in an interface language, at most the 31 characters a sheet may have."""
        return (self.names.get(language) or self.names["en"])[:31]

    def spellings(self) -> set[str]:
        """Return every folded form under which the sheet is recognised."""
        names = (*self.names.values(), *(name[:31] for name in self.names.values()))
        return {fold(text) for text in (self.slug, *names, *self.aliases)}

    def find(self, heading: str) -> Column | None:
        """Return the column with this heading; texts may be in any language, such as Titel (uk)."""
        wanted = fold(heading)
        for column in (*self.columns, *self._more(heading)):
            if wanted in column.spellings():
                return column
        return None

    def _more(self, heading: str) -> list[Column]:
        """Return the columns of further languages a heading such as "Titel (uk)" may mean."""
        code = heading.rpartition("(")[2].rstrip(") ").strip() if heading.endswith(")") else ""
        if not 2 <= len(code) <= 10 or code == "original":
            code = heading.rpartition("_")[2]
        translated = [c for c in self.columns if c.kind == "words" and c.part == first_language()]
        if not 2 <= len(code) <= 10:
            return []
        return [in_language(column, code) for column in translated]


def need_of(column: Column) -> StrOrPromise:
    """Return whether a new row needs the column, as the help says it: a text is needed once."""
    if not column.required:
        return ""
    return _("in one language") if column.kind == "words" else _("yes")


def first_language() -> str:
    """Return the language whose column comes first, and which is the original unless said."""
    return str(settings.TEXT_LANGUAGES[0])


def language_of_sheets(reader: str) -> str:
    """Return the language a workbook is written in for a reader: one that imports know again."""
    return reader if reader in settings.TEXT_LANGUAGES else "en"


def in_language(column: Column, code: str) -> Column:
    """Return the column of the same text in another language."""
    return _translated(_field_of(column), "words", code)


@functools.cache
def sheets() -> dict[str, Sheet]:
    """Return every sheet by slug, in the order in which a person fills them in."""
    found = [_source_sheet(), *(_sheet(model) for model in record_types().values())]
    return {sheet.slug: sheet for sheet in found}


def identity_fields(model: type[Record]) -> tuple[str, ...]:
    """Return what tells records of this kind apart in a workbook: office and key, or one of both.

    Read from the model's constraints: places have a key of their own, an office has one page.
    """
    for constraint in model._meta.constraints:
        fields = getattr(constraint, "fields", ())
        if fields and set(fields) <= {"office", "key"}:
            return tuple(fields)
    raise TypeError(f"{model.__name__} needs a unique constraint over office and key.")


def begins_elsewhere(model: type[models.Model]) -> bool:
    """Return whether a record of this kind cannot begin in a workbook: it needs a file, as a
    picture, or stands below something no workbook names.
    """
    return not getattr(model, "begins_in_workbook", True) or any(
        one.related_model is StoredFile and not one.null for one in model._meta.concrete_fields
    )


def _sheet(model: type[Record]) -> Sheet:
    columns = [column for one in entry_fields(model) for column in _columns(one)]
    key = [column for column in columns if column.name == "key"]
    columns = key + [column for column in columns if column.name != "key"]
    extra = [_plain(RELEASED, "yes_no", _("Public"))] if model.may_be_public else []
    extra.append(_plain("is_demonstration", "yes_no", _("Demonstration value")))
    meta = model._meta
    names = _in_languages(meta.verbose_name_plural or model.slug)
    singular = frozenset(_in_languages(meta.verbose_name or model.slug).values())
    return Sheet(model.slug, model, names, (*columns, *extra), singular)


def _source_sheet() -> Sheet:
    names = ("url", "title", "publisher", "published_on", "seen_on")
    fields = [Source._meta.get_field(name) for name in names]
    key = _plain("key", "text", _("Key"), required=True)
    columns = [column for one in fields for column in _columns(one)]  # type: ignore[arg-type]  # concrete fields only
    names_of_sheet = _in_languages(_("Sources"))
    return Sheet(SOURCES, Source, names_of_sheet, (key, *columns), frozenset({"sources", "Quelle"}))


def _columns(one: models.Field[Any, Any]) -> list[Column]:
    """Return the columns of a field; files and joint texts travel in the backup, not here."""
    if one.is_relation:
        if one.related_model is not Source and not issubclass(cast(Any, one.related_model), Record):
            return []
        return [_of(one, "source" if one.related_model is Source else "reference")]
    if isinstance(one, TranslatedTextField):
        parts = [_translated(one, "words", code) for code in settings.TEXT_LANGUAGES]
        return [*parts, _translated(one, "original"), _translated(one, "stale")]
    if isinstance(one, CodesField):
        return [_of(one, "codes")]
    if isinstance(one, models.JSONField):
        return [_of(one, "side", side) for side in SIDES]
    return [_of(one, _simple_kind(one))]


_KINDS: tuple[tuple[type[models.Field[Any, Any]], Kind], ...] = (
    (PartialDateField, "partial_date"),
    (models.DateField, "day"),
    (models.BooleanField, "yes_no"),
    (models.IntegerField, "number"),
    (models.DecimalField, "decimal"),
)


def _simple_kind(one: models.Field[Any, Any]) -> Kind:
    if one.choices:
        return "choice"
    return next((kind for cls, kind in _KINDS if isinstance(one, cls)), "text")


_PART_HEADINGS = {"original": _("original"), "stale": _("stale")}


def _translated(one: models.Field[Any, Any], kind: Kind, code: str = "") -> Column:
    return _of(one, kind, code or kind)


def _of(one: models.Field[Any, Any], kind: Kind, part: str = "") -> Column:
    words: StrOrPromise = _PART_HEADINGS.get(part, part)
    labels = _in_languages(one.verbose_name or one.name)
    if part:
        parts = _in_languages(words, capital=False)
        labels = {code: f"{label} ({parts[code]})" for code, label in labels.items()}
    may_be_empty = one.blank or (one.has_default() and kind != "words")
    required = not may_be_empty and kind not in ("original", "stale", "yes_no")
    return Column(one.name, kind, labels, part, one, required)


def _plain(name: str, kind: Kind, label: StrOrPromise, *, required: bool = False) -> Column:
    return Column(name, kind, _in_languages(label), required=required)


def _field_of(column: Column) -> models.Field[Any, Any]:
    if column.field is None:
        raise TypeError(f"{column.name} is no field of a model.")
    return column.field


def _in_languages(label: StrOrPromise, *, capital: bool = True) -> dict[str, str]:
    """Return a label in each language texts have here and in English, beginning with a capital."""
    found = {}
    for code in (*settings.TEXT_LANGUAGES, "en"):
        with override(code):
            text = str(label)
        found[code] = text[:1].upper() + text[1:] if capital else text
    return found
