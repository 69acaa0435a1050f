# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One table: every address of the workspace, and what each kind of person gets there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from tests import eye_level, factories
from tests.joint import REVISED, agreed, open_joint
from tests.reports import begin_report
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Agreement
from zweiklang.domain.people.invitations import write_invitation
from zweiklang.domain.people.memberships import Terms
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.places.models import Unit
from zweiklang.domain.topics.models import Paper, TopicSuggestion
from zweiklang.doors.workspace.urls import urlpatterns
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

PEOPLE = ("signed out", "reader", "contributor", "coordinator", "administrator", "other office")
#: Further people, and whose answer they get unless OTHERWISE says something else.
FURTHER = {
    "decider": "reader",
    "limited contributor": "contributor",
    "third city": "other office",
    "support, to read": "reader",
    "support, to write": "contributor",
}
#: What each gets, in the order of PEOPLE: 302 leads to the sign-in, 403 says whom to ask.
EVERYBODY_INSIDE = (302, 200, 200, 200, 200, 403)
WHO_WRITES = (302, 403, 200, 200, 200, 403)
WHO_RELEASES = (302, 403, 403, 200, 200, 403)
WHO_ADMINISTERS = (302, 403, 403, 403, 200, 403)
ONLY_POSTED = (302, 405, 405, 405, 405, 403)
EVERY_ACCOUNT = (302, 200, 200, 200, 200, 200)
TABLE: dict[str, tuple[int, ...]] = {
    "home": EVERY_ACCOUNT,
    "account": EVERY_ACCOUNT,
    "setup": (302, 302, 302, 302, 302, 302),
    "partnerships": EVERYBODY_INSIDE,
    "partnership": EVERYBODY_INSIDE,
    "partnership_by_id": (302, 302, 302, 302, 302, 403),
    "partnership_new": WHO_WRITES,
    "partnership_release": WHO_RELEASES,
    "translations": EVERYBODY_INSIDE,
    "handover": EVERYBODY_INSIDE,
    "giving": EVERYBODY_INSIDE,
    "expectations": EVERYBODY_INSIDE,
    "assessment": EVERYBODY_INSIDE,
    "joint_open": (302, 302, 302, 302, 302, 403),
    "joint_file": EVERYBODY_INSIDE,
    "joint_join": (302, 302, 302, 302, 302, 403),
    "joint_new": WHO_WRITES,
    "joint_text": EVERYBODY_INSIDE,
    "joint_propose": WHO_WRITES,
    "joint_export": EVERYBODY_INSIDE,
    "joint_proposal": EVERYBODY_INSIDE,
    "joint_revise": (302, 302, 302, 302, 302, 403),
    "joint_paper": (302, 404, 404, 404, 404, 403),
    "record_list": EVERYBODY_INSIDE,
    "withdrawn_of_file": WHO_WRITES,
    "withdrawn_of_kind": WHO_WRITES,
    "record_new": WHO_WRITES,
    "record_edit": WHO_WRITES,
    "record_history": EVERYBODY_INSIDE,
    "record_release": EVERYBODY_INSIDE,
    "record_withdraw": WHO_WRITES,
    "record_erase": WHO_RELEASES,
    "contact_leave": WHO_WRITES,
    "points": EVERYBODY_INSIDE,
    "topics": EVERYBODY_INSIDE,
    "topics_finder": EVERYBODY_INSIDE,
    "topics_like": EVERYBODY_INSIDE,
    "topics_reader": EVERYBODY_INSIDE,
    "topics_file": EVERYBODY_INSIDE,
    "topics_papers": EVERYBODY_INSIDE,
    "topics_profile": EVERYBODY_INSIDE,
    "topics_common": EVERYBODY_INSIDE,
    "topics_lessons": EVERYBODY_INSIDE,
    "topics_propose": ONLY_POSTED,
    "joint_topics": EVERYBODY_INSIDE,
    "joint_topic": EVERYBODY_INSIDE,
    "joint_exchange": EVERYBODY_INSIDE,
    "joint_say": WHO_WRITES,
    "joint_show": ONLY_POSTED,
    "projects": EVERYBODY_INSIDE,
    "joint_project": EVERYBODY_INSIDE,
    "deadlines": EVERYBODY_INSIDE,
    "deadlines_done": EVERYBODY_INSIDE,
    "gaps": EVERYBODY_INSIDE,
    "search": EVERYBODY_INSIDE,
    "reports": EVERYBODY_INSIDE,
    "report_new": WHO_WRITES,
    "report": EVERYBODY_INSIDE,
    "report_file": EVERYBODY_INSIDE,
    "desk": EVERYBODY_INSIDE,
    "office_name": WHO_ADMINISTERS,
    "place_new": WHO_WRITES,
    "members": WHO_ADMINISTERS,
    "member": WHO_ADMINISTERS,
    "support": EVERYBODY_INSIDE,
    "invitation": (200, 200, 200, 200, 200, 200),
    "invitation_code": (200, 200, 200, 200, 200, 200),
    "city_invite": (302, 403, 403, 200, 200, 403),
    "import": WHO_WRITES,
    "import_oparl": WHO_WRITES,
    "import_iati": WHO_WRITES,
    "import_template": EVERYBODY_INSIDE,
    "export": EVERYBODY_INSIDE,
    "iati": EVERYBODY_INSIDE,
    "table": EVERYBODY_INSIDE,
}
#: The same for what is posted; the body is empty or asks for what the page does.
POSTS: dict[str, tuple[dict[str, str], tuple[int, ...]]] = {
    "record_new": ({"_save": "1"}, (302, 403, 422, 422, 422, 403)),
    "record_edit": ({"_save": "1"}, (302, 403, 422, 422, 422, 403)),
    "record_history": ({"restore": "1"}, (302, 403, 302, 302, 302, 403)),
    "record_release": ({}, (302, 403, 403, 302, 302, 403)),
    "record_withdraw": ({}, (302, 403, 422, 422, 422, 403)),
    "record_erase": ({}, (302, 403, 403, 422, 422, 403)),
    "contact_leave": ({}, (302, 403, 422, 422, 422, 403)),
    "partnership_release": ({}, (302, 403, 403, 302, 302, 403)),
    "translations": ({}, (302, 302, 302, 302, 302, 403)),
    "joint_new": ({"_save": "1"}, (302, 403, 422, 422, 422, 403)),
    "joint_propose": ({"_save": "1"}, (302, 403, 422, 422, 422, 403)),
    "joint_text": ({"effect": "end"}, (302, 403, 422, 422, 422, 403)),
    "joint_proposal": ({"do": "accept"}, (302, 403, 403, 403, 403, 403)),
    "topics_finder": (
        {"first": "0", "second": "0", "decision": "parked"},
        (302, 403, 302, 302, 302, 403),
    ),
    "topics_like": ({"q": "Wasser"}, (302, 200, 200, 200, 200, 403)),
    "topics_papers": ({}, (302, 403, 422, 422, 422, 403)),
    "topics_profile": ({"passage": "0"}, (302, 403, 302, 302, 302, 403)),
    "topics_propose": ({}, (302, 403, 302, 302, 302, 403)),
    "joint_topics": ({}, (302, 403, 422, 422, 422, 403)),
    "joint_topic": ({}, (302, 403, 302, 302, 302, 403)),
    "joint_say": ({"_save": "1"}, (302, 403, 422, 422, 422, 403)),
    "joint_show": ({}, (302, 403, 403, 302, 302, 403)),
    "deadlines": ({"calendar": "1"}, (302, 302, 302, 302, 302, 403)),
    "report_new": ({}, (302, 403, 422, 422, 422, 403)),
    "report": ({"do": "renew"}, (302, 403, 302, 302, 302, 403)),
    "members": ({"add": "1"}, (302, 403, 403, 403, 422, 403)),
    "member": ({}, (302, 403, 403, 403, 422, 403)),
    "support": ({"grant": "1"}, (302, 403, 403, 403, 422, 403)),
    "city_invite": ({"side": ""}, (302, 403, 403, 422, 422, 403)),
    "office_name": ({"name_de": "Neu", "name_en": "New"}, (302, 403, 403, 403, 302, 403)),
    "import": ({"token": "0" * 64}, (302, 403, 302, 302, 302, 403)),
}


#: What somebody limited to the partnership with Kumasi does not get: what concerns others or all.
FOR_THE_WHOLE_OFFICE = (
    "partnership_new",
    "place_new",
    "import",
    "import_oparl",
    "import_iati",
    "points",
    "contact_leave",
    "withdrawn_of_kind",
)
#: Deciders write joint texts too: who decides must be able to answer with words of their own.
DECIDERS_WRITE = (
    "joint_new",
    "joint_propose",
    "joint_text",
    "joint_topic",
    "joint_topics",
    "topics_propose",
    "city_invite",
)
OTHERWISE: dict[tuple[str, str], int | str] = {
    **{("limited contributor", name): 403 for name in FOR_THE_WHOLE_OFFICE},
    **{("decider", name): "coordinator" for name in DECIDERS_WRITE},
}
#: What is different only when something is posted: nobody else may answer a proposal.
WHEN_POSTED: dict[tuple[str, str], int | str] = OTHERWISE | {("decider", "joint_proposal"): 302}


def wanted(
    name: str, given: tuple[int, ...], otherwise: dict[tuple[str, str], int | str]
) -> dict[str, int]:
    """Return what everybody gets at an address."""
    known = dict(zip(PEOPLE, given, strict=True))
    answers = {who: otherwise.get((who, name), like) for who, like in FURTHER.items()}
    return known | {
        who: known[answer] if isinstance(answer, str) else answer for who, answer in answers.items()
    }


@pytest.fixture
@kept
def members(dortmund: Office, paper: Agreement, ama: User) -> dict[str, User]:
    roles = ("reader", "contributor", "coordinator", "administrator")
    members = {role: factories.add_member(dortmund, role, role) for role in roles}
    # The administrator who must stay: roles may be tried out on the other one.
    factories.add_member(dortmund, "second", "administrator")
    return members | {
        "other office": ama,
        "decider": factories.add_member(dortmund, "decider", "decider"),
        "limited contributor": factories.add_member(
            dortmund, "edg", "contributor", only=(paper.partnership,)
        ),
        "third city": factories.add_member(
            factories.add_office(factories.add_place("leeds", "GB")), "lee", "administrator",
            also_decides=True,
        ),
        "support, to read": factories.add_support(dortmund, "root"),
        "support, to write": factories.add_support(dortmund, "root2", writes=True),
    }  # fmt: skip


@pytest.fixture
def people(members: dict[str, User], signed_in: Any) -> dict[str, Client]:
    return {"signed out": Client()} | {who: signed_in(user) for who, user in members.items()}


@dataclass(frozen=True)
class Joint:
    """The joint file of the partnership with Kumasi, and somebody who decides in either city."""

    file: JointFile
    doris: Actor
    akua: Actor


@pytest.fixture
@kept
def joint(dortmund: Office, paper: Agreement) -> Joint:
    there = factories.add_office(paper.partnership.parties.get(side="B").place)
    doris = factories.actor_for(factories.add_member(dortmund, "doris", "decider"))
    akua = factories.actor_for(factories.add_member(there, "akua", "decider"))
    file = open_joint(doris, dortmund, akua, there)
    paper.partnership.joint_file = file
    paper.partnership.save()
    return Joint(file, doris, akua)


@pytest.fixture
@kept
def together(dortmund: Office, paper: Agreement, joint: Joint) -> dict[str, str]:
    """The pages of what two cities keep together, each with something on it."""
    file = joint.file
    agree = partial(eye_level.agree, file=file, one=joint.doris, other=joint.akua)
    topic = agree("common-topic", eye_level.TOPIC)
    project = agree("joint-project", eye_level.PROJECT, below=topic)
    writer = factories.actor_for(factories.add_member(dortmund, "wilma", "coordinator"))
    profile = eye_level.add_profile(writer, file, "Waste", ["11.6"], offers="x", shown=False)
    papers = [
        save_record(
            factories.SYSTEM, Paper(office=dortmund, place=place, key=place.key, title=name)
        )
        for place, name in (
            (one.place, TranslatedText.of(de="Papier")) for one in file.parties.order_by("side")
        )
    ]
    suggestion = TopicSuggestion(
        office=dortmund, key="s", kind="both", target="11.6", decision="accepted",
        first_place=papers[0].place, second_place=papers[1].place,
        first_paper=papers[0], second_paper=papers[1],
    )  # fmt: skip
    save_record(factories.SYSTEM, suggestion)
    return {
        "topics_common": "topics/common/",
        "topics_lessons": "topics/lessons/?q=waste",
        "topics_propose": f"topics/suggestions/{suggestion.pk}/",
        "joint_topics": f"joint/{file.pk}/topics/",
        "joint_topic": f"joint/topics/{topic.pk}/",
        "joint_exchange": f"joint/{file.pk}/exchange/",
        "joint_say": f"joint/{file.pk}/say/topic-profile/",
        "joint_show": f"joint/show/topic-profile/{profile.pk}/",
        "projects": "projects/",
        "joint_project": f"joint/projects/{project.pk}/",
    }


@pytest.fixture
@kept
def addresses(
    dortmund: Office,
    clara: User,
    paper: Agreement,
    fake_reader: None,
    joint: Joint,
    together: dict[str, str],
) -> dict[str, str]:
    from zweiklang.domain.people.models import Contact

    kumasi = paper.partnership.parties.get(side="B").place
    text = add_paper(dortmund, dortmund.place, "Die Stadt baut ein Wasserwerk.")
    add_paper(dortmund, kumasi, "Kumasi baut ein Wasserwerk.", "plan.txt")

    unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
    contact = Contact(office=dortmund, key="c", unit=unit, function=TranslatedText.of(de="Leitung"))
    save_record(factories.SYSTEM, contact)
    item = CouncilItem(
        office=dortmund,
        key="item",
        kind="decision",
        title=TranslatedText.of(de="Beschluss"),
        body="Rat",
        dated_on=factories.day("2020"),
    )
    save_record(factories.SYSTEM, item)
    agreed_text = agreed(joint.doris, joint.akua, joint.file)
    asked = propose(joint.akua, agreed_text, REVISED)
    told = begin_report(paper.partnership)
    base, agreement = "/de/workspace/dortmund/", f"records/agreement/{paper.pk}/"
    file = "partnerships/kumasi/"
    inside = {
        **together,
        "partnerships": "partnerships/",
        "partnership": file,
        "partnership_by_id": f"partnerships/{paper.partnership_id}/",
        "partnership_new": "partnerships/new/",
        "partnership_release": f"{file}release/",
        "translations": f"{file}translations/",
        "handover": f"{file}handover/",
        "giving": f"{file}giving/",
        "expectations": f"{file}expectations/",
        "assessment": f"{file}assessment/",
        "joint_open": f"{file}joint/",
        "joint_file": f"joint/{joint.file.pk}/",
        "joint_join": f"joint/{joint.file.pk}/join/",
        "joint_new": f"joint/{joint.file.pk}/new/partnership-text/",
        "joint_text": f"joint/texts/{agreed_text.pk}/",
        "joint_propose": f"joint/texts/{agreed_text.pk}/propose/",
        "joint_export": f"joint/texts/{agreed_text.pk}/export/",
        "joint_proposal": f"joint/proposals/{asked.pk}/",
        "joint_revise": f"joint/proposals/{asked.pk}/write/",
        "joint_paper": f"joint/proposals/{asked.pk}/paper/A/",
        "withdrawn_of_file": f"{file}withdrawn/",
        "withdrawn_of_kind": "records/unit/withdrawn/",
        "record_list": "records/unit/",
        "record_new": f"records/agreement/new/?partnership={paper.partnership_id}",
        "record_edit": agreement,
        "record_history": f"{agreement}history/",
        "record_release": f"{agreement}release/",
        "record_withdraw": f"{agreement}withdraw/",
        "record_erase": f"records/contact/{contact.pk}/erase/",
        "contact_leave": f"records/contact/{contact.pk}/leave/",
        "points": f"records/council-item/{item.pk}/points/",
        "topics": "topics/",
        "topics_finder": f"topics/finder/?first=dortmund&second={kumasi.key}",
        "topics_like": "topics/like/?q=Wasserwerk",
        "topics_reader": "topics/reader/",
        "topics_file": f"topics/file/{text.pk}/",
        "topics_papers": "topics/dortmund/papers/",
        "topics_profile": "topics/dortmund/profile/",
        "deadlines": "deadlines/",
        "deadlines_done": "deadlines/done/",
        "gaps": "gaps/",
        "search": "search/?q=kumasi",
        "reports": "reports/",
        "report_new": "reports/new/council-status/",
        "report": f"reports/{told.pk}/",
        "report_file": f"reports/{told.pk}/markdown/",
        "desk": "office/",
        "office_name": "office/name/",
        "place_new": "places/new/",
        "members": "members/",
        "member": f"members/{Membership.objects.get(user=clara).pk}/",
        "support": "support/",
        "city_invite": f"joint/{joint.file.pk}/invite/",
        "import": "import/",
        "import_oparl": "import/oparl/",
        "import_iati": "import/iati/",
        "import_template": "import/template/",
        "export": "export/",
        "iati": "iati/?check=1",
        "table": "tables/event.csv?partnership=kumasi",
    }
    start = "/de/workspace/"
    code = write_invitation(factories.SYSTEM, dortmund, Terms("reader"), email="x@city.example")[1]
    found = {name: base + path for name, path in inside.items()}
    return {"home": start, "account": f"{start}account/", "setup": f"{start}setup/", **found} | {
        "invitation_code": f"{start}invitation/",
        "invitation": f"{start}invitation/{code}/",
    }


def test_the_table_names_every_address() -> None:
    named = {one.name for one in urlpatterns if isinstance(one, URLPattern)}
    assert named == set(TABLE)


def test_who_gets_in(addresses: dict[str, str], people: dict[str, Client]) -> None:
    """All in one test: looking changes nothing, and making the world takes longer than a look."""
    for name, given in TABLE.items():
        got = {who: client.get(addresses[name]).status_code for who, client in people.items()}
        assert got == wanted(name, given, OTHERWISE), name


@pytest.mark.parametrize("name", POSTS)
def test_who_may_act(name: str, addresses: dict[str, str], people: dict[str, Client]) -> None:
    body, given = POSTS[name]
    got = {who: client.post(addresses[name], body).status_code for who, client in people.items()}
    assert got == wanted(name, given, WHEN_POSTED)


def test_an_account_without_office_is_told_whom_to_ask(db: None, signed_in: Any) -> None:
    lost = User.objects.create_user("lost", "lost@example.org", "a-long-password-1")
    answer = signed_in(lost).get("/de/workspace/")
    assert answer.status_code == 403
    assert "Administration" in answer.content.decode()


def test_what_does_not_exist_is_not_found(at_desk: Client, dortmund: Office) -> None:
    base = "/de/workspace/dortmund/"
    for path in (
        "partnerships/nowhere/",
        "records/nothing/",
        "records/nothing/new/",
        f"records/agreement/{uuid.uuid4()}/",
        "records/agreement/new/",
        "records/agreement/new/?partnership=x",
    ):
        assert at_desk.get(base + path).status_code == 404, path
    assert at_desk.get("/de/workspace/atlantis/partnerships/").status_code == 404


def test_no_guessed_address_of_another_partnership_opens_for_a_limited_member(
    dortmund: Office, paper: Agreement, signed_in: Any
) -> None:
    other = factories.add_partnership(dortmund, factories.add_place("accra", "GH"), released=False)
    foreign = factories.add_agreement(other, "2024")
    edg = signed_in(factories.add_member(dortmund, "edg", "contributor", only=(paper.partnership,)))
    base = "/de/workspace/dortmund/"
    record = f"records/agreement/{foreign.pk}/"
    for path, status in {
        "partnerships/accra/": 404,
        f"partnerships/{other.pk}/": 404,
        "partnerships/accra/translations/": 404,
        "partnerships/accra/handover/": 404,
        "partnerships/accra/release/": 404,
        record: 403,
        f"{record}history/": 403,
        f"{record}withdraw/": 403,
        f"{record}release/": 403,
        f"records/agreement/new/?partnership={other.pk}": 404,
        "records/contact/": 200,
    }.items():
        answer = edg.get(base + path)
        assert answer.status_code == status, path
        if status == 403:
            assert "nur an einigen Partnerschaften" in answer.content.decode()
        assert "Accra" not in answer.content.decode(), path
    for path in ("partnerships/", "deadlines/", "search/?q=accra", "topics/", "export/"):
        answer = edg.get(base + path)
        assert answer.status_code == 200
        # The city is known to all; what the office has to do with it is not.
        assert "Dortmund – Accra" not in answer.content.decode(errors="ignore"), path
    # What the public sees, its history in the office stays closed.
    for step in (other, *other.parties.all()):
        release_record(factories.SYSTEM, step)
    assert edg.get(f"{base}{record}history/").status_code == 403
    assert edg.get(f"{base}partnerships/accra/handover/").status_code == 403


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "darf lesen, aber nicht schreiben"), ("en", "may read but not write")],
)
def test_a_refusal_gives_the_reason_in_the_readers_language(
    dortmund: Office, clara: User, signed_in: Any, language: str, said: str
) -> None:
    answer = signed_in(clara).get(f"/{language}/workspace/dortmund/import/")
    assert answer.status_code == 403
    assert said in answer.content.decode()


def test_no_browser_keeps_what_the_workspace_shows(at_desk: Client, paper: Agreement) -> None:
    for path in ("", "dortmund/partnerships/kumasi/", "dortmund/partnerships/kumasi/handover/"):
        assert at_desk.get(f"/de/workspace/{path}")["Cache-Control"] == "private, no-store", path
    # What was typed into a form comes back only where the page may be kept.
    form = at_desk.get(f"/de/workspace/dortmund/records/agreement/{paper.pk}/")
    assert form["Cache-Control"] == "private, no-cache"
