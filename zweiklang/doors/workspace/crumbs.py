# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a record's pages lie, how they are called and where they lead back to."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.joint.shared import Response
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.topics.models import Paper, TopicProfile, Verdict
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.doors.workspace.kinds import (
    GIVING_PAGES,
    GROUPS,
    OFFICE_KINDS,
    STATED_KINDS,
    TOPIC_KINDS,
    parent_field,
)
from zweiklang.foundation import policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import inside_quotes


def record_url(name: str, office: Office, record: Any) -> str:
    """Return the address of one of a record's pages: edit, history, release, withdraw, erase."""
    here = {"office": office.key, "slug": record.slug, "record_id": record.pk}
    return reverse(f"workspace:record_{name}", kwargs=here)


def new_url(office: Office, slug: str, **pointers: Any) -> str:
    """Return the address of the form for a new record below others."""
    address = reverse("workspace:record_new", kwargs={"office": office.key, "slug": slug})
    query = "&".join(f"{name}={pk}" for name, pk in pointers.items() if pk)
    return f"{address}?{query}" if query else address


def office_page_url(actor: Actor, office: Office) -> str:
    """Return where the page of the office is written: its form, a new one while there is none."""
    page = OfficePage.objects.visible_to(actor).filter(office=office).current().first()
    return record_url("edit", office, page) if page else new_url(office, OfficePage.slug)


def partnership_url(office: Office, partnership: Partnership) -> str:
    """Return the address of a partnership's workbench."""
    here = {"office": office.key, "key": partnership.key}
    return reverse("workspace:partnership", kwargs=here)


def giving_url(office: Office, partnership: Partnership, slug: str) -> str:
    """Return the address of the page on which statements of a kind are found."""
    here = {"office": office.key, "key": partnership.key}
    return reverse(f"workspace:{GIVING_PAGES[slug]}", kwargs=here)


def list_url(office: Office, slug: str) -> str:
    """Return the address of the list of a kind that belongs to the office as a whole."""
    return reverse("workspace:record_list", kwargs={"office": office.key, "slug": slug})


def home_of(office: Office, record: Any) -> Link:
    """Return the page a record is found on: partnership, parent, or the list of its kind."""
    partnership = _partnership_of(record)
    if isinstance(record, Response):
        own = Partnership.objects.filter(office=office, joint_file=record.file_id).first()
        if own is not None:
            return Link(giving_url(office, own, "contribution"), str(own))
    if partnership is not None and record.slug in GIVING_PAGES:
        return Link(giving_url(office, partnership, record.slug), str(partnership))
    if partnership is not None:
        return Link(partnership_url(office, partnership), str(partnership))
    if record.slug in TOPIC_KINDS:
        return _home_of_topic(office, record)
    if record.slug == "resolution-point":
        here = {"office": office.key, "record_id": record.council_item_id}
        return Link(reverse("workspace:points", kwargs=here), str(record.council_item))
    parent = parent_field(type(record))
    above = getattr(record, parent) if parent and getattr(record, f"{parent}_id", None) else None
    if above is not None:
        return Link(record_url("edit", office, above), str(above))
    if record.slug in OFFICE_KINDS:
        plural = str(record._meta.verbose_name_plural)
        return Link(list_url(office, record.slug), plural)
    return Link(reverse("workspace:desk", kwargs={"office": office.key}), _("Office"))


def _home_of_topic(office: Office, record: Any) -> Link:
    """Return the papers of a paper's city, its profile for a verdict, the page of the joint file
    for what a city says there, else the start of topics.
    """
    if record.slug in STATED_KINDS and record.file_id:
        return _home_of_statement(office, record)
    if isinstance(record, Paper) and record.place_id:
        return Link(topic_url("papers", office, record.place), str(record.place))
    if isinstance(record, Verdict):
        city = record.paper.place
        return Link(topic_url("profile", office, city), str(city))
    return Link(reverse("workspace:topics", kwargs={"office": office.key}), _("Topics"))


def _home_of_statement(office: Office, record: Any) -> Link:
    """Return the project of a value, the topics of a profile, the exchange of what is asked."""
    if isinstance(record, IndicatorValue):
        here = {"office": office.key, "record_id": record.project_id}
        return Link(reverse("workspace:joint_project", kwargs=here), str(record.project))
    name = "topics" if isinstance(record, TopicProfile) else "exchange"
    here = {"office": office.key, "file_id": record.file_id}
    return Link(reverse(f"workspace:joint_{name}", kwargs=here), str(record.file))


def topic_url(name: str, office: Office, place: Any) -> str:
    """Return the address of one of a city's pages of topics: papers, profile."""
    here = {"office": office.key, "place": place.key}
    return reverse(f"workspace:topics_{name}", kwargs=here)


def _partnership_of(record: Any) -> Partnership | None:
    if isinstance(record, Partnership):
        return None if record._state.adding else record
    found: Partnership | None = getattr(record, "partnership", None)
    return found


def way_back(scene: Scene, record: Any) -> str:
    """Return where saving leads: the place in the file where the record now stands."""
    if record.slug == "council-item" and scene.partnership is not None:
        return f"{partnership_url(scene.office, scene.partnership)}#group-basis"
    home = home_of(scene.office, record).url
    if record.slug in GROUPS:
        return f"{home}#group-{record.slug}"
    if record.slug in GIVING_PAGES or record.slug == "resolution-point":
        return f"{home}#entry-{record.pk}"
    return home


def to_record(office: Office, partnership: Partnership | None, record: Any) -> list[Link]:
    """Return the way from the list to a record's form."""
    here = {"office": office.key}
    home = home_of(office, record)
    if partnership is not None and record.slug == "council-item":
        home = Link(partnership_url(office, partnership), str(partnership))
    if partnership is not None or _partnership_of(record) is not None:
        above = Link(reverse("workspace:partnerships", kwargs=here), _("Partnerships"))
    elif record.slug in TOPIC_KINDS:
        above = Link(reverse("workspace:topics", kwargs=here), _("Topics"))
    else:
        above = Link(reverse("workspace:desk", kwargs=here), _("Office"))
    way = [above] if above.label == home.label else [above, home]
    plural = str(record._meta.verbose_name_plural)
    if plural != way[-1].label:
        return [*way, Link("", plural)]
    # The list is the way already: the page itself is the one record, or a new one.
    return [*way, Link("", _("New") if record._state.adding else str(record) or plural)]


def form_title(record: Any) -> str:
    """Return the headline of a form: what is done with which kind."""
    kind = _inside_a_sentence(str(record._meta.verbose_name))
    if isinstance(record, IndicatorValue):
        return _("Enter a value: %(mark)s") % {"mark": record.mark}
    if record._state.adding:
        return _("New %(kind)s") % {"kind": kind}
    name = str(record)
    return _("Edit %(name)s") % {"name": name if 0 < len(name) <= 60 else kind}


def _inside_a_sentence(kind: str) -> str:
    """Return the name of a kind as it stands in running text: small in English."""
    small = (get_language() or "en").startswith("en") and kind[1:2].islower()
    return kind[:1].lower() + kind[1:] if small else kind


def saved_message(record: Any, adding: bool) -> str:
    """Return what happened and what comes next."""
    name = inside_quotes(record)
    if record.slug in STATED_KINDS and record.shared_on is None:
        return _("“%(name)s” is saved. Only your office reads it until you show it.") % {
            "name": name
        }
    if record.is_public:
        return _("“%(name)s” is saved. The public page shows it now.") % {"name": name}
    if record.slug in GIVING_PAGES and record.shared_on is None:
        return _("“%(name)s” is on file. Only your office reads it until you show it.") % {
            "name": name
        }
    if adding and not record.may_be_public:
        return _("“%(name)s” is on file. Only your office reads it.") % {"name": name}
    if adding:
        return _("“%(name)s” is on file. It is internal until it is released.") % {"name": name}
    return _("“%(name)s” is saved.") % {"name": name}


def section(record: Any) -> str:
    """Return the entry of the navigation a record belongs to."""
    is_of_file = record.slug in {*GROUPS, *GIVING_PAGES, "partnership"}
    if record.slug in TOPIC_KINDS:
        return "topics"
    return "partnerships" if is_of_file else "desk"


def actions_on(office: Office, record: Any, actor: Actor) -> list[Link]:
    """Return the further pages of a record on file that the actor may use."""
    if record._state.adding:
        return []
    found = [Link(record_url("history", office, record), _("History"))]
    if record.may_be_public and policy.can_write(actor, record):
        label = _("Hide from the public") if record.released_on else _("Release")
        found.append(Link(record_url("release", office, record), label))
    if record.personal_fields and policy.can_erase(actor, record):
        label = _("Erase for good") if record.slug == "paper" else _("Erase personal data")
        found.append(Link(record_url("erase", office, record), label))
    if policy.can_write(actor, record):
        found.append(Link(record_url("withdraw", office, record), _("Withdraw")))
    return found
