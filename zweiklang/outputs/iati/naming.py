# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names spots of our IATI files by the fields they come from, so that nobody has to read XPath."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people.models import OfficePage
from zweiklang.domain.projects.joint_kinds import JOINT_PROJECT
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.iati.checking import Finding

_NUMBER = re.compile(r"\[\d+\]")


def field_of(path: str, *, is_project: bool) -> str:
    """Return the label of the field an element of an activity comes from, "" if of none."""
    plain = _NUMBER.sub("", path)
    for start, label in _PLACES:
        if plain.startswith(start):
            return str(label(is_project))
    return ""


def place_of(finding: Finding, titles: Mapping[str, str], projects: Collection[str]) -> str:
    """Return where to mend a finding: field and title of the project or partnership.

    `titles`: by identifier of the activity; `projects`: identifiers of those that are projects.
    """
    field = field_of(finding.path, is_project=finding.item in projects)
    title = titles.get(finding.item, "")
    if field and title:
        return _("%(field)s of “%(title)s”") % {"field": field, "title": title}
    return field or title


def _joint(name: str, partnership: Any = None) -> Any:
    def label(is_project: bool) -> Any:
        if is_project or partnership is None:
            return JOINT_PROJECT.field(name).label
        model, field = partnership
        return model._meta.get_field(field).verbose_name

    return label


def _model(model: Any, field: str = "") -> Any:
    def label(is_project: bool) -> Any:
        name = model._meta.verbose_name
        if not field:
            return name
        return f"{name}: {model._meta.get_field(field).verbose_name}"

    return label


#: Beginnings of paths, the longer ones first, and the label of the field.
_PLACES: tuple[tuple[str, Any], ...] = (
    ("iati-identifier", _model(OfficePage, "iati_identifier")),
    ("reporting-org", _model(OfficePage, "iati_identifier")),
    ("organisation-identifier", _model(OfficePage, "iati_identifier")),
    ("contact-info", _model(OfficePage)),
    ("title", _joint("title", (Partnership, "title"))),
    ("description", _joint("aims", (Partnership, "summary"))),
    ("participating-org", _joint("lead")),
    ("activity-status", _joint("state", (Phase, "state"))),
    ("activity-date", _joint("begins", (Phase, "begins"))),
    ("sector", _joint("targets")),
    ("tag", _joint("targets")),
    ("transaction/value", _model(Contribution, "minor")),
    ("transaction/transaction-date", _model(Contribution, "begins")),
    ("transaction/description", _model(Contribution, "what")),
    ("transaction/provider-org", _model(Contribution, "funder")),
    ("transaction", _model(Contribution)),
    ("budget", _model(Contribution, "begins")),
    ("planned-disbursement", _model(Contribution, "begins")),
    ("result/indicator/period", _model(IndicatorValue)),
    ("result", _joint("indicators")),
    ("total-expenditure", _model(Contribution, "begins")),
)
