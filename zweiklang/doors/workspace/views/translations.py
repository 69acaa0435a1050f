# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All texts of a partnership in two languages side by side, to be translated in place."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from zweiklang.domain.joint.differences import Pair, compare
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs, workbench
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.foundation import languages
from zweiklang.foundation.actors import WRITING_ROLES
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import Revision
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.reasons import known
from zweiklang.foundation.texts import TranslatedText, fingerprint
from zweiklang.foundation.writing import Conflict, save_record

_TRANSLATION = known(gettext_noop("Translation"))

#: As many as a box of half the page holds at the least.
CHARACTERS_A_LINE = 44


@dataclass
class Cell:
    """One text in one language, as an input."""

    name: str
    language: str
    text: str
    stale: bool
    original: bool

    @property
    def rows(self) -> int:
        """Return how many lines the box needs, so that no word hides below its edge."""
        lines = self.text.splitlines() or [""]
        return max(2, sum(-(-max(len(line), 1) // CHARACTERS_A_LINE) for line in lines))


@dataclass
class Line:
    """One text of one record: its label and a cell per language."""

    record: Any
    field: Any
    cells: list[Cell]
    problem: str = ""
    changed: Sequence[Pair] = ()

    @property
    def label(self) -> Any:
        """Return what the text is."""
        return self.field.verbose_name

    @property
    def long(self) -> bool:
        """Return whether the text may have several lines."""
        return bool(self.field.long)

    @property
    def is_open(self) -> bool:
        """Return whether a translation is missing or stale."""
        return bool(self.missing or self.stale)

    @property
    def original(self) -> str:
        """Return the language the text was written in, "" if no page of it is shown."""
        return next((cell.language for cell in self.cells if cell.original), "")

    @property
    def missing(self) -> list[str]:
        """Return the languages without words."""
        return [cell.language for cell in self.cells if not cell.text]

    @property
    def stale(self) -> list[str]:
        """Return the languages whose words are older than the original's."""
        return [cell.language for cell in self.cells if cell.stale]

    def words(self, language: str) -> str:
        """Return the text in a language."""
        return next((cell.text for cell in self.cells if cell.language == language), "")


@in_office
def translations(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show every text with its translations; a post saves those that changed."""
    bench = workbench.load(request.actor, office, key)
    if bench is None:
        raise Http404
    records = [bench.partnership, *(row for rows in bench.rows.values() for row in rows)]
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems, saved = _save(request, records)
        if not problems:
            messages.success(request, _saved(saved))
            return HttpResponseRedirect(request.get_full_path())
    only_open = request.GET.get("show") != "all"
    lines = [line for record in records for line in _lines(record, request.POST, problems)]
    shown = [one for one in lines if one.is_open or one.problem or not only_open]
    written = [(code, languages.own_name(code)) for code in languages.written()]
    listing = Listing(_("Translations"), tables.translations(written), lambda: shown)
    if answer := asked_list(request, {"": listing}, office.key, key, "translations"):
        return answer
    _compare(shown)
    open_count = sum(line.is_open for line in lines)
    context = {
        "partnership": bench.partnership,
        "lines": shown,
        "open_count": open_count,
        "only_open": only_open,
        "languages": written,
        "problems": problems,
        "may_write": request.actor.holds(office.pk, WRITING_ROLES),
        "crumbs": [
            Link(
                reverse("workspace:partnerships", kwargs={"office": office.key}), _("Partnerships")
            ),
            Link(crumbs.partnership_url(office, bench.partnership), str(bench.partnership)),
            Link("", _("Translations")),
        ],
    }
    return show(
        request, "translations.html", context, office=office, section="partnerships",
        status=422 if problems else 200,
    )  # fmt: skip


def text_fields(record: Any) -> list[TranslatedTextField]:
    """Return the fields of a record that are translated."""
    fields = record._meta.concrete_fields
    return [one for one in fields if isinstance(one, TranslatedTextField) and one.editable]


def input_name(record: Any, field: Any, language: str) -> str:
    """Return the name of the input for one text in one language."""
    return f"{record.pk}.{field.name}.{language}"


def _lines(record: Any, posted: Any, problems: dict[str, str]) -> list[Line]:
    found = []
    for one in text_fields(record):
        text: TranslatedText = getattr(record, one.name)
        if not text:
            continue
        cells = []
        for language in languages.written():
            name = input_name(record, one, language)
            words = posted.get(name, text.texts.get(language, ""))
            original = language == text.original
            cells.append(Cell(name, language, words, text.is_stale(language), original))
        found.append(Line(record, one, cells, problems.get(str(record.pk), "")))
    return found


def _compare(lines: Iterable[Line]) -> None:
    """Give each stale line what its original has changed since the translation; one query.

    The translation keeps the fingerprint of the words it was made from; they stand in a revision.
    """
    stale = [line for line in lines if line.stale]
    states: dict[uuid.UUID, list[Any]] = {}
    ids = [line.record.pk for line in stale]
    for pk, data in (
        Revision.objects.filter(record_id__in=ids)
        .order_by("-number")
        .values_list("record_id", "data")
    ):
        states.setdefault(pk, []).append(data)
    for line in stale:
        text: TranslatedText = getattr(line.record, line.field.name)
        made_from = text.based_on.get(line.stale[0])
        for data in states.get(line.record.pk, []):
            old = TranslatedText.from_json(data.get(line.field.name)).texts.get(text.original, "")
            if fingerprint(old) == made_from:
                now = text.texts.get(text.original, "")
                line.changed = compare(old.splitlines(), now.splitlines())
                break


def _save(request: WorkspaceRequest, records: list[Any]) -> tuple[dict[str, str], int]:
    """Save every record whose texts changed; return what went wrong by record, and how many."""
    problems: dict[str, str] = {}
    saved = 0
    for record in records:
        if not _take(record, request.POST):
            continue
        expected = whole_number(request.POST.get(f"{record.pk}.revision", ""))
        try:
            save_record(
                request.actor,
                record,
                reason=_TRANSLATION,
                expected_revision=expected,
            )
            saved += 1
        except Conflict:
            problems[str(record.pk)] = _(
                "Somebody else has changed this entry meanwhile. Reload the page and look again; "
                "your words are still below."
            )
        except ValidationError as error:
            problems[str(record.pk)] = " ".join(error.messages)
    return problems, saved


def _take(record: Any, posted: Any) -> bool:
    """Put the posted words into the record; return whether anything changed or was confirmed."""
    changed = False
    for field in text_fields(record):
        text: TranslatedText = getattr(record, field.name)
        before = text
        for language in sorted(languages.written(), key=lambda code: code != text.original):
            words = posted.get(input_name(record, field, language))
            if words is None:
                continue
            words = words.replace("\r\n", "\n").strip()
            confirmed = f"{input_name(record, field, language)}.ok" in posted
            if words != text.texts.get(language, "") or (confirmed and text.is_stale(language)):
                text = text.with_text(language, words)
        if text != before:
            setattr(record, field.name, text)
            changed = True
    return changed


def _saved(count: int) -> str:
    if not count:
        return _("Nothing has changed.")
    return ngettext(
        "One entry has new translations.", "%(count)s entries have new translations.", count
    ) % {"count": count}
