# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the signed-in pages."""

from django.urls import path

from zweiklang.doors.workspace.views import (
    account,
    beginnings,
    cities,
    deadlines,
    desk,
    handover,
    imports,
    invitations,
    leaving,
    members,
    my_day,
    partnerships,
    points,
    record_actions,
    records,
    search,
    support,
    translations,
)
from zweiklang.doors.workspace.views.topics import finder, home, like, papers, profile, reader

app_name = "workspace"
_CITY = "<slug:office>/topics/<slug:place>/"
_FILE = "<slug:office>/partnerships/<slug:key>/"
_KIND = "<slug:office>/records/<slug:slug>/"
_RECORD = f"{_KIND}<uuid:record_id>/"
urlpatterns = [
    path("", my_day.home, name="home"),
    path("account/", account.account, name="account"),
    path("setup/", beginnings.setup, name="setup"),
    path("invitation/", invitations.invitation_code, name="invitation_code"),
    path("invitation/<slug:code>/", invitations.invitation, name="invitation"),
    path("<slug:office>/partnerships/new/", beginnings.partnership_new, name="partnership_new"),
    path("<slug:office>/partnerships/", partnerships.partnerships, name="partnerships"),
    path(
        "<slug:office>/partnerships/<uuid:record_id>/",
        partnerships.partnership_by_id,
        name="partnership_by_id",
    ),
    path(_FILE, partnerships.partnership, name="partnership"),
    path(f"{_FILE}release/", partnerships.partnership_release, name="partnership_release"),
    path(f"{_FILE}translations/", translations.translations, name="translations"),
    path(f"{_FILE}handover/", handover.handover, name="handover"),
    path(_KIND, desk.record_list, name="record_list"),
    path(f"{_KIND}new/", records.record_new, name="record_new"),
    path(_RECORD, records.record_edit, name="record_edit"),
    path(f"{_RECORD}history/", record_actions.record_history, name="record_history"),
    path(f"{_RECORD}release/", record_actions.record_release, name="record_release"),
    path(f"{_RECORD}withdraw/", record_actions.record_withdraw, name="record_withdraw"),
    path(f"{_RECORD}erase/", record_actions.record_erase, name="record_erase"),
    path(
        "<slug:office>/records/contact/<uuid:record_id>/leave/",
        leaving.contact_leave,
        name="contact_leave",
    ),
    path(
        "<slug:office>/records/council-item/<uuid:record_id>/points/",
        points.points,
        name="points",
    ),
    path("<slug:office>/deadlines/", deadlines.deadlines, name="deadlines"),
    path("<slug:office>/search/", search.search_page, name="search"),
    path("<slug:office>/topics/", home.topics, name="topics"),
    path("<slug:office>/topics/finder/", finder.finder, name="topics_finder"),
    path("<slug:office>/topics/like/", like.like, name="topics_like"),
    path("<slug:office>/topics/reader/", reader.reader, name="topics_reader"),
    path("<slug:office>/topics/file/<uuid:record_id>/", papers.paper_file, name="topics_file"),
    path(f"{_CITY}papers/", papers.papers, name="topics_papers"),
    path(f"{_CITY}profile/", profile.profile, name="topics_profile"),
    path("<slug:office>/office/", desk.desk, name="desk"),
    path("<slug:office>/office/name/", members.office_name, name="office_name"),
    path("<slug:office>/import/", imports.import_workbook, name="import"),
    path("<slug:office>/import/oparl/", imports.import_oparl, name="import_oparl"),
    path("<slug:office>/import/template/", imports.import_template, name="import_template"),
    path("<slug:office>/export/", imports.export, name="export"),
    path("<slug:office>/places/new/", cities.place_new, name="place_new"),
    path("<slug:office>/members/", members.members, name="members"),
    path("<slug:office>/members/<int:member_id>/", members.member, name="member"),
    path("<slug:office>/support/", support.support, name="support"),
    path("<slug:office>/joint/<uuid:file_id>/invite/", invitations.city_invite, name="city_invite"),
]
