# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Topics of the cities of a joint file: profiles, where they meet, what is common; all files."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.joint import policy, queries
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.standing import Standing, standings
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import meeting
from zweiklang.domain.topics.common import propose_from_profiles
from zweiklang.domain.topics.models import TopicProfile
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.downloads import Listing, asked_list, form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import together as tables
from zweiklang.doors.workspace.views.joint.common import acting, file_or_404, url, way
from zweiklang.doors.workspace.views.together.shown import ShownTopic, shown_topic
from zweiklang.doors.workspace.views.topics import places
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import list_in_words

#: Overlaps and topics on one page; more would be no help.
MOST = 60


@in_office
def joint_topics(request: WorkspaceRequest, office: Office, file_id: uuid.UUID) -> HttpResponse:
    """Show profiles and overlaps of the cities of a file; a post drafts a common topic."""
    actor = acting(request, office)
    file = file_or_404(actor, file_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            draft = propose_from_profiles(actor, file, _chosen(request, actor, file))
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("A draft with everything filled in. Go over it."))
            return HttpResponseRedirect(url("proposal", office, proposal_id=draft.pk))
    names = names_of(file)
    profiles = meeting.profiles_of(actor, file)
    if answer := asked_list(request, _lists(actor, file, profiles), office.key, "topics"):
        return answer
    found = standings(actor, meeting.common_topics(actor, [file])[:MOST])
    met = meeting.meetings(profiles, found)
    topics = [shown_topic(one) for one in found]
    party = policy.party_of(actor, file)
    context = {
        "file": file,
        "names": names,
        "problems": problems,
        "headline": headline(names, topics, met),
        "learning": learning_sentence(found, met, names),
        "met": met[:MOST],
        "first_free": next((one for one in met if one.common is None), None),
        "alone": meeting.alone(profiles, met),
        "topics": topics,
        "columns": [
            (side, place, [one for one in profiles if one.side == side])
            for side, place in names.items()
        ],
        "own_side": party.side if party else "",
        "may_propose": bool(policy.can_write(actor, file)),
        "may_show": bool(policy.can_propose(actor, file)),
        "crumbs": way(office, file, Link("", _("Topics"))),
    }
    return show(
        request, "together/topics.html", context, office=office, section="topics",
        status=422 if problems else 200,
    )  # fmt: skip


def _lists(actor: Actor, file: JointFile, profiles: Sequence[TopicProfile]) -> dict[str, Listing]:
    """Return the lists of a file's topics: common ones, where the cities meet, profiles."""
    names = names_of(file)

    def common() -> list[Standing]:
        return standings(actor, meeting.common_topics(actor, [file]))

    return {
        "": Listing(
            _("Common topics"), tables.COMMON_TOPICS,
            lambda: tables.common_topic_rows(shown_topic(one) for one in common()),
        ),
        "met": Listing(
            _("Where they meet"), tables.meetings(names),
            lambda: meeting.meetings(profiles, common()),
        ),
        "profiles": Listing(_("Topic profiles"), tables.profiles(names), lambda: profiles),
    }  # fmt: skip


def _chosen(request: WorkspaceRequest, actor: Actor, file: JointFile) -> list[TopicProfile]:
    """Return the profiles a form names, as far as the actor may see them."""
    ids = []
    for text in request.POST.getlist("profile")[:6]:
        try:
            ids.append(uuid.UUID(text))
        except ValueError:
            continue
    rows = TopicProfile.objects.visible_to(actor).current().filter(file=file, pk__in=ids)
    return list(rows.select_related("paper"))


def headline(
    names: dict[str, Any], topics: Sequence[ShownTopic], met: Sequence[meeting.Meeting]
) -> str:
    """Return how many topics the cities have in common, or where they could meet."""
    cities = list_in_words(names.values())
    common = sum(one.is_common for one in topics)
    words = {"cities": cities, "number": number_word(common or len(met))}
    if common:
        text = ngettext(
            "%(cities)s have one common topic.", "%(cities)s have %(number)s common topics.", common
        )
    elif met:
        text = ngettext(
            "%(cities)s meet at one topic.", "%(cities)s meet at %(number)s topics.", len(met)
        )
    else:
        text = _("%(cities)s have no common topic yet.")
    return as_headline(text % words)


def learning_sentence(
    topics: Sequence[Standing], met: Sequence[meeting.Meeting], names: dict[str, Any]
) -> tuple[str, str]:
    """Return at how many topics the city that learns less has a learning goal, and the question.

    Of the common topics, and as long as there is none, of the topics at which the cities meet.
    """
    sides = "".join(names)
    agreed = [one for one in topics if one.stage in ("agreed", "proposed")]
    if agreed:
        counted, total = meeting.equality(agreed, sides)
    else:
        counted, total = meeting.learning_at(met, sides), len(met)
    if not total:
        return "", ""
    fewest = min(counted.values())
    if fewest == total or (fewest and len(set(counted.values())) == 1):
        return _("Each city learns at %(count)s of %(total)s topics.") % {
            "count": fewest, "total": total,
        }, ""  # fmt: skip
    city = names[min(counted, key=lambda side: (counted[side], side))]
    said = {"city": city, "count": number_word(fewest), "total": number_word(total)}
    if not fewest:
        none = _("At none of %(total)s topics does %(city)s have a learning goal.") % said
        return none, _("What could %(city)s learn there?") % said
    text = ngettext(
        "Only one of %(total)s topics has a learning goal for %(city)s.",
        "Only %(count)s of %(total)s topics have a learning goal for %(city)s.",
        fewest,
    )
    return text % said, _("What could %(city)s learn at the others?") % said


@in_office
def topics_common(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the common topics of all joint files of the office, latest first within each file."""
    actor = acting(request, office)
    if form := form_asked(request):
        every = meeting.common_topics(actor, queries.files_visible_to(actor))
        rows = tables.common_topic_rows(shown_topic(one) for one in standings(actor, every))
        name = _("Common topics")
        return send_list(form, name, tables.COMMON_TOPICS, rows, office.key, "topics")
    files = list(queries.files_visible_to(actor).order_by("opened_at")[:MOST])
    found = standings(actor, meeting.common_topics(actor, files)[: 4 * MOST])
    topics = [shown_topic(one) for one in found]
    groups = [
        (
            file,
            list(names_of(file).items()),
            [one for one in topics if one.record.file_id == file.pk],
        )
        for file in files
    ]
    common = sum(one.is_common for one in topics)
    text = ngettext("One common topic.", "%(number)s common topics.", common)
    context = {
        "groups": groups,
        "headline": as_headline(text % {"number": number_word(common)})
        if common
        else _("No common topic yet."),
        "crumbs": places.crumbs(office, Link("", _("Common topics"))),
    }
    return show(request, "together/common.html", context, office=office, section="topics")
