# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports, for members of the office: kinds, begin, texts, steps, files, the frozen content."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Router
from ninja.security import django_auth

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions, policy, queries
from zweiklang.domain.reporting.models import Report
from zweiklang.domain.reporting.rules import KEPT
from zweiklang.domain.reporting.sentences import finding_sentence
from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import report_schemas as schemas
from zweiklang.doors.api.problems import NotFound, answer
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import OfficeKey, Page, PageNumber, PerPage
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.files import open_file
from zweiklang.outputs.reports import background, making
from zweiklang.outputs.reports.registry import report_kinds

router = Router(tags=["Reports"], auth=django_auth)
FormatName = Annotated[str, Path(pattern=r"^[a-z]{2,12}$")]


def _inside(request: HttpRequest, key: str) -> tuple[Office, Actor]:
    """Return the office, and the actor as its member alone; raises Refused for others."""
    office = office_or_404(key)
    actor = actor_of(request).within(office.pk)
    if office.pk not in actor.roles:
        policy.NOT_THEIRS.require()
    return office, actor


def _report(request: HttpRequest, key: str, report_id: uuid.UUID) -> tuple[Report, Actor]:
    office, actor = _inside(request, key)
    report = queries.report_of(actor, office.pk, report_id)
    if report is None or report.kind not in report_kinds():
        raise NotFound(_("There is no such report."))
    return report, actor


@router.get("/report-kinds", response=list[schemas.ReportKind], summary="Kinds of report")
def list_kinds(request: HttpRequest, office: OfficeKey) -> Any:
    """Return the kinds of report that can be begun."""
    _inside(request, office)
    return [
        {
            "slug": kind.slug,
            "name": str(kind.name),
            "readers": str(kind.readers),
            "languages": list(kind.languages),
            "chooses": kind.chooses,
            "is_public": kind.is_public,
            "formats": making.format_names(kind),
        }
        for kind in report_kinds().values()
    ]


@router.get("/reports", response=Page[schemas.Report], summary="Reports of an office")
def list_reports(
    request: HttpRequest, office: OfficeKey, page: PageNumber = 1, per_page: PerPage = 50
) -> Any:
    """Return the reports one may read, the latest changed first."""
    own, actor = _inside(request, office)
    rows = queries.reports_of(actor, own.pk).filter(kind__in=list(report_kinds()))
    return one_page(rows, page, per_page, lambda found: [_short(one) for one in found])


@router.post("/reports", response={201: schemas.FullReport}, summary="Begin a report")
def begin_report(request: HttpRequest, office: OfficeKey, body: schemas.NewReport) -> Any:
    """Freeze what is chosen and begin a report from it."""
    own, actor = _inside(request, office)
    policy.can_make(actor, own.pk).require()
    kind = report_kinds().get(body.kind)
    if kind is None:
        raise NotFound(_("There is no such kind of report."))
    try:
        choice = _choice(actor, own, body)
        report = making.begin(actor, own, kind, choice, body.language)
    except ValidationError as error:
        return _invalid(error)
    return 201, _full(report)


def _choice(actor: Actor, office: Office, body: schemas.NewReport) -> actions.Choice:
    found = Partnership.objects.visible_to(actor).current().of_office(office.pk)
    rows = dict(found.values_list("key", "pk"))
    unknown = sorted(set(body.partnerships) - rows.keys())
    if unknown:
        message = _("No partnership is called %(key)s. There are: %(keys)s.")
        words = {"key": unknown[0][:100], "keys": ", ".join(sorted(rows))}
        raise ValidationError({"partnerships": message % words})
    known_on = body.known_on or clock.today()
    begins, ends = making.whole_year(known_on)
    chosen = [rows[key] for key in body.partnerships] or list(rows.values())
    return actions.Choice(chosen, body.begins or begins, body.ends or ends, known_on)


@router.get("/reports/{report_id}", response=schemas.FullReport, summary="A report")
def show_report(request: HttpRequest, office: OfficeKey, report_id: uuid.UUID) -> Any:
    """Return a report with its texts and what is missing."""
    report, _actor = _report(request, office, report_id)
    return _full(report)


@router.patch("/reports/{report_id}", response=schemas.FullReport, summary="Write its texts")
def write_report(
    request: HttpRequest, office: OfficeKey, report_id: uuid.UUID, body: schemas.Texts
) -> Any:
    """Keep texts; a reviewed report becomes a draft again."""
    report, actor = _report(request, office, report_id)
    policy.can_write(actor, report).require()
    known = {one.name for one in making.fields_of(report)}
    unknown = sorted(set(body.texts) - known)
    try:
        if unknown:
            message = _("There is no field %(name)s here.") % {"name": unknown[0][:100]}
            raise ValidationError({"texts": message})
        actions.write(actor, report, body.texts, title=body.title)
    except ValidationError as error:
        return _invalid(error)
    return show_report(request, office, report_id)


StepName = Literal["review", "release", "reopen", "submit", "renew"]


@router.post(
    "/reports/{report_id}/steps/{step}", response=schemas.FullReport, summary="Take a step"
)
def take_step(
    request: HttpRequest,
    office: OfficeKey,
    report_id: uuid.UUID,
    step: StepName,
    body: schemas.Step,
) -> Any:
    """Review, release, open again, hand in, or take in what changed since.

    A long report is released in the background: ask again for its state.
    """
    report, actor = _report(request, office, report_id)
    try:
        _STEPS[step](actor, report, body)
    except ValidationError as error:
        return _invalid(error)
    return show_report(request, office, report_id)


def _release(actor: Actor, report: Report, _body: schemas.Step) -> Any:
    if making.is_long(report):
        return background.request_making(actor, report, releases=True)
    return making.release(actor, report)


_STEPS: dict[str, Callable[[Actor, Report, schemas.Step], Any]] = {
    "review": lambda actor, report, _body: actions.review(actor, report),
    "release": _release,
    "reopen": lambda actor, report, body: actions.reopen(actor, report, body.reason),
    "submit": lambda actor, report, body: actions.submit(actor, report, body.to),
    "renew": lambda actor, report, _body: actions.renew(actor, report),
}


@router.get("/reports/{report_id}/files/{name}", summary="A report as a file")
def show_file(
    request: HttpRequest, office: OfficeKey, report_id: uuid.UUID, name: FormatName
) -> HttpResponse:
    """Return a file: the one kept, of a draft what is made on the spot."""
    report, _actor = _report(request, office, report_id)
    kept = next((one.file for one in report.files.all() if one.format == name), None)
    if kept is not None:
        with open_file(kept) as stream:
            return _download(stream.read(), kept.name, kept.media_type)
    has_it = name in making.format_names(making.kind_of(report))
    if not has_it or report.state in KEPT or making.is_long(report):
        raise NotFound(_("There is no such file of this report."))
    made = making.make_file(report, name)
    return _download(made.content, made.name, made.media_type)


@router.get("/reports/{report_id}/snapshot", summary="The frozen content of a report")
def show_snapshot(request: HttpRequest, office: OfficeKey, report_id: uuid.UUID) -> HttpResponse:
    """Return the canonical JSON (RFC 8785) that the report is told from."""
    report, _actor = _report(request, office, report_id)
    return _download(
        report.snapshot.document.encode(),
        f"{report.snapshot.digest[:12]}.json",
        "application/json",
    )


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    found = HttpResponse(content, content_type=media_type)
    found["Content-Disposition"] = f'attachment; filename="{name}"'
    return found


def _invalid(error: ValidationError) -> HttpResponse:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    mistakes = [{"where": name, "what": text} for name, texts in by_field.items() for text in texts]
    return answer(422, _("Invalid request"), _("Correct the values named under errors."), mistakes)


def _short(report: Report) -> dict[str, Any]:
    return {
        "id": report.pk,
        "kind": report.kind,
        "language": report.language,
        "title": report.title,
        "state": report.state,
        "begins": report.snapshot.begins,
        "ends": report.snapshot.ends,
        "known_on": report.snapshot.known_on,
        "snapshot": report.snapshot.digest,
        "released_on": report.released_on,
        "submitted_on": report.submitted_on,
    }


def _full(report: Report) -> dict[str, Any]:
    content = report.snapshot.content
    return {
        **_short(report),
        "texts": [
            {
                "name": one.name,
                "label": str(one.label),
                "text": report.entered.get(one.name, ""),
                "required": one.required,
            }
            for one in making.fields_of(report)
        ],
        "missing": [
            {
                "code": one.code,
                "sentence": finding_sentence(one, content),
                "record": f"{one.slug}:{one.record_id}" if one.record_id else "",
                "partnership": one.partnership,
            }
            for one in making.findings_of(report)
        ],
        "formats": making.format_names(making.kind_of(report)),
    }
