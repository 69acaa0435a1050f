# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes reports: begins them from the records, tells them, writes their files, releases them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint.kinds import registered
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions, policy
from zweiklang.domain.reporting.completeness import Finding, check, without_text
from zweiklang.domain.reporting.differences import differences
from zweiklang.domain.reporting.freezing import frozen
from zweiklang.domain.reporting.gathering import gather
from zweiklang.domain.reporting.models import Report, Snapshot
from zweiklang.domain.reporting.queries import latest_kept
from zweiklang.domain.reporting.records import Content
from zweiklang.domain.reporting.rules import KEPT, State
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.files import keep_made
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.reports import blocks
from zweiklang.outputs.reports.formats import FORMATS
from zweiklang.outputs.reports.kinds import RecordAddress, ReportKind, Telling, TextField
from zweiklang.outputs.reports.registry import report_kinds
from zweiklang.outputs.reports.writers.look import Look, look_of_installation

#: Of more partnerships the files are made in the background.
AT_ONCE = 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class MadeFile:
    """A file of a report, ready to be handed out."""

    name: str
    media_type: str
    content: bytes


def kind_of(report: Report) -> ReportKind:
    """Return the kind of a report; raises KeyError for one that this version does not know."""
    return report_kinds()[report.kind]


def begin(
    actor: Actor,
    office: Office,
    kind: ReportKind,
    choice: actions.Choice,
    language: str = "",
    entered: Mapping[str, str] | None = None,
    *,
    title: str = "",
    snapshot: Snapshot | None = None,
) -> Report:
    """Freeze what is chosen, or take a snapshot that is there, and begin a report from it.

    Texts that nobody gave start as the kind proposes them. It follows the latest released report
    of its kind. Raises Refused, ValidationError.
    """
    language = _checked(kind, choice, language)
    kept = snapshot or actions.freeze(actor, office, choice)
    with override(language):
        heading = title or kind.title(kept.content)
        texts = {**initial_texts(kind, kept.content), **(entered or {})}
    report = actions.begin(actor, kept, kind.slug, language, heading[:300], texts)
    return _following(actor, report)


def unkept(
    actor: Actor, office: Office, kind: ReportKind, choice: actions.Choice, language: str = ""
) -> Report:
    """Return a draft that nobody keeps, told of what the actor may see. Raises ValidationError."""
    language = _checked(kind, choice, language)
    content = gather(
        actor, office, choice.partnerships, choice.begins, choice.ends, choice.known_on
    )
    document, digest = frozen(content)
    snapshot = Snapshot(
        office=office, begins=choice.begins, ends=choice.ends, known_on=choice.known_on,
        document=document, digest=digest, made_at=clock.now(), actor_name=actor.name,
    )  # fmt: skip
    with override(language):
        title, texts = kind.title(content)[:300], initial_texts(kind, content)
    return Report(
        office=office, kind=kind.slug, snapshot=snapshot, language=language, title=title,
        entered=texts,
    )  # fmt: skip


def _checked(kind: ReportKind, choice: actions.Choice, language: str) -> str:
    """Return the language a report is told in; raises ValidationError for a wrong choice."""
    language = language or kind.languages[0]
    if language not in kind.languages:
        raise ValidationError({"language": _("This report is not told in that language.")})
    if kind.chooses == "one" and len(set(choice.partnerships)) != 1:
        raise ValidationError({"partnerships": _("Choose one partnership for this report.")})
    return language


def _following(actor: Actor, report: Report) -> Report:
    report.follows = latest_kept(actor, report)
    if report.follows is not None:
        report.save(update_fields=["follows"])
    return report


def initial_texts(kind: ReportKind, content: Content) -> dict[str, str]:
    """Return the texts a report starts with, in the active language."""
    return {one.name: str(one.initial) for one in kind.fields(content) if one.initial}


def fields_of(report: Report) -> tuple[TextField, ...]:
    """Return the texts that people enter for a report."""
    return kind_of(report).fields(report.snapshot.content)


def findings_of(report: Report) -> list[Finding]:
    """Return what is missing or weak: as kept at the release, before it as it stands now."""
    if report.state in KEPT:
        return [Finding.from_json(one) for one in report.missing]
    content = report.snapshot.content
    unwritten = [
        (one.name, TranslatedText.of(**{report.language: str(one.label)}))
        for one in fields_of(report)
        if one.required and not report.entered.get(one.name)
    ]
    return [*check(content, report.language), *without_text(unwritten)]


def telling_of(report: Report, *, is_draft: bool | None = None) -> Telling:
    """Return everything a report is told from; as a draft unless it is released."""
    earlier = report.follows.snapshot.content if report.follows else None
    with override(report.language):
        findings = tuple(findings_of(report))
    return Telling(
        content=report.snapshot.content,
        language=report.language,
        title=report.title,
        entered=report.entered,
        findings=findings,
        changes=tuple(differences(earlier, report.snapshot.content)) if earlier else (),
        earlier=earlier,
        snapshot=report.snapshot.digest,
        made_on=clock.today(),
        is_draft=report.state not in KEPT if is_draft is None else is_draft,
        address=record_paths(report),
    )


def record_paths(report: Report) -> RecordAddress:
    """Return what leads to a record's page in the workspace, in the language of the report.

    Statements in a joint file lead to the page where all cities' stand, values to their project:
    those of other cities have no page of their own here.
    """
    content = report.snapshot.content
    stated = {
        entry.id: one.key
        for one in content.partnerships
        for entry in (*one.contributions, *one.gains)
    }
    measured = {
        value.id: project.id
        for one in content.partnerships
        for project in one.projects
        for indicator in project.indicators
        for end in indicator.ends
        for value in end.values
    }
    office = report.office.key
    language = report.language if report.language in dict(settings.LANGUAGES) else "en"

    def path(slug: str, record_id: uuid.UUID) -> str:
        here: dict[str, object] = {"office": office}
        if record_id in stated:
            page, here["key"] = "giving", stated[record_id]
        elif record_id in measured:
            page, here["record_id"] = "joint_project", measured[record_id]
        else:
            page, here["record_id"] = _page_of(slug), record_id
            if page == "record_edit":
                here["slug"] = slug
        with override(language):
            return reverse(f"workspace:{page}", kwargs=here)

    return path


def _page_of(slug: str) -> str:
    """Return the page on which a record of a kind is looked after."""
    if slug == "partnership":
        return "partnership_by_id"
    if slug not in registered():
        return "record_edit"
    return {"joint-project": "joint_project", "common-topic": "joint_topic"}.get(slug, "joint_text")


@dataclass(frozen=True)
class _Standing:
    """A report as it stood at a moment; what is told of it is the same as long as this is."""

    report_id: uuid.UUID
    snapshot_id: uuid.UUID
    changed_at: dt.datetime | None
    day: dt.date
    report: Report = field(compare=False)


def told(report: Report) -> blocks.Report:
    """Return a report as blocks, as it stands; told once and given again for a few of the last."""
    standing = _Standing(report.pk, report.snapshot_id, report.changed_at, clock.today(), report)
    return _told(standing)


@lru_cache(maxsize=8)
def _told(standing: _Standing) -> blocks.Report:
    return kind_of(standing.report).tell(telling_of(standing.report))


def make_file(
    report: Report,
    name: str,
    *,
    telling: Telling | None = None,
    document: blocks.Report | None = None,
) -> MadeFile:
    """Return a report in a format, or one of the further files of its kind.

    Raises KeyError for a format that it does not have.
    """
    kind = kind_of(report)
    extra = next((one for one in kind.extras if one.format == name), None)
    if extra is not None:
        with override(report.language):
            content = extra.make(telling or telling_of(report))
        return MadeFile(file_name(report, extra.ending), extra.media_type, content)
    if name not in kind.formats:
        raise KeyError(name)
    form = FORMATS[name]
    written = form.write(document or told(report), look_for(report))
    return MadeFile(file_name(report, form.ending), form.media_type, written)


def look_for(report: Report) -> Look:
    """Return the look of the report's office."""
    return look_of_installation(report.office.key)


def file_name(report: Report, ending: str) -> str:
    """Return the name of a file: kind, office, day of the snapshot, so that it sorts well."""
    day = report.snapshot.known_on.isoformat()
    return f"{day}-{report.kind}-{report.office.key}-{report.language}.{ending}"


def format_names(kind: ReportKind) -> list[str]:
    """Return every format a kind can be had in, the usual first."""
    return [*kind.formats, *(one.format for one in kind.extras)]


def release(
    actor: Actor, report: Report, progress: Progress = lambda _done, _total: None
) -> Report:
    """Make all files of a report and release it with them; `progress` hears of each file.

    Raises Refused before anything is made.
    """
    policy.can_step(actor, report, State.RELEASED).require()
    with override(report.language):
        findings = findings_of(report)
    files = make_all(report, progress, is_draft=False)
    return actions.release(actor, report, files, [one.to_json() for one in findings])


def make_all(report: Report, progress: Progress, *, is_draft: bool) -> dict[str, StoredFile]:
    """Make and store every file of a report; the text is told once for all of them."""
    kind = kind_of(report)
    telling = telling_of(report, is_draft=is_draft)
    document = kind.tell(telling)
    names = format_names(kind)
    files: dict[str, StoredFile] = {}
    for number, name in enumerate(names):
        progress(number, len(names))
        made = make_file(report, name, telling=telling, document=document)
        files[name] = keep_made(report.office_id, made.content, made.name, made.media_type)
    progress(len(names), len(names))
    return files


def is_long(report: Report) -> bool:
    """Return whether the files of a report are made in the background."""
    return len(report.snapshot.content.partnerships) > AT_ONCE


def whole_year(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the period a report is usually of: the year up to the day, from January on."""
    return dt.date(day.year, 1, 1), day
