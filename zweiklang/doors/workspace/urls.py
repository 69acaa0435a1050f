# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the signed-in pages."""

from django.urls import path, re_path

from zweiklang.doors.workspace.views import (
    account,
    beginnings,
    cities,
    deadlines,
    desk,
    done,
    exports,
    gaps,
    handover,
    iati,
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
    withdrawn,
)
from zweiklang.doors.workspace.views.giving import answers, ledger
from zweiklang.doors.workspace.views.imports import iati as iati_import
from zweiklang.doors.workspace.views.imports import oparl, workbook
from zweiklang.doors.workspace.views.joint import asking, proposals, texts, writing
from zweiklang.doors.workspace.views.joint import files as joint_files
from zweiklang.doors.workspace.views.reports import choosing, listing
from zweiklang.doors.workspace.views.reports import files as report_files
from zweiklang.doors.workspace.views.reports import page as report_page
from zweiklang.doors.workspace.views.together import (
    exchange,
    lessons,
    projects,
    statements,
    suggestions,
    topic,
    topics,
)
from zweiklang.doors.workspace.views.topics import finder, home, like, papers, profile, reader

app_name = "workspace"
_CITY = "<slug:office>/topics/<slug:place>/"
_FILE = "<slug:office>/partnerships/<slug:key>/"
_JOINT = "<slug:office>/joint/"
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
    path(f"{_FILE}withdrawn/", withdrawn.withdrawn_of_file, name="withdrawn_of_file"),
    path(f"{_FILE}translations/", translations.translations, name="translations"),
    path(f"{_FILE}giving/", ledger.giving, name="giving"),
    path(f"{_FILE}expectations/", answers.expectations, name="expectations"),
    path(f"{_FILE}assessment/", answers.assessment, name="assessment"),
    path(f"{_FILE}handover/", handover.handover, name="handover"),
    path(f"{_FILE}joint/", joint_files.joint_open, name="joint_open"),
    path(f"{_JOINT}<uuid:file_id>/", joint_files.joint_file, name="joint_file"),
    path(f"{_JOINT}<uuid:file_id>/join/", joint_files.joint_join, name="joint_join"),
    path(f"{_JOINT}<uuid:file_id>/new/<slug:kind>/", writing.joint_new, name="joint_new"),
    path(f"{_JOINT}texts/<uuid:record_id>/", texts.joint_text, name="joint_text"),
    path(f"{_JOINT}texts/<uuid:record_id>/propose/", writing.joint_propose, name="joint_propose"),
    path(f"{_JOINT}texts/<uuid:record_id>/export/", texts.joint_export, name="joint_export"),
    path(f"{_JOINT}proposals/<uuid:proposal_id>/", proposals.joint_proposal, name="joint_proposal"),
    path(f"{_JOINT}proposals/<uuid:proposal_id>/write/", writing.joint_revise, name="joint_revise"),
    path(
        f"{_JOINT}proposals/<uuid:proposal_id>/paper/<str:side>/",
        asking.joint_paper,
        name="joint_paper",
    ),
    path(_KIND, desk.record_list, name="record_list"),
    path(f"{_KIND}new/", records.record_new, name="record_new"),
    path(f"{_KIND}withdrawn/", withdrawn.withdrawn_of_kind, name="withdrawn_of_kind"),
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
    path("<slug:office>/deadlines/done/", done.deadlines_done, name="deadlines_done"),
    path("<slug:office>/gaps/", gaps.gaps, name="gaps"),
    path("<slug:office>/search/", search.search_page, name="search"),
    path(f"{_JOINT}<uuid:file_id>/topics/", topics.joint_topics, name="joint_topics"),
    path(f"{_JOINT}<uuid:file_id>/exchange/", exchange.joint_exchange, name="joint_exchange"),
    path(f"{_JOINT}<uuid:file_id>/say/<slug:slug>/", statements.joint_say, name="joint_say"),
    path(f"{_JOINT}show/<slug:slug>/<uuid:record_id>/", statements.joint_show, name="joint_show"),
    path(f"{_JOINT}topics/<uuid:record_id>/", topic.joint_topic, name="joint_topic"),
    path(f"{_JOINT}projects/<uuid:record_id>/", projects.joint_project, name="joint_project"),
    path("<slug:office>/projects/", projects.projects, name="projects"),
    path("<slug:office>/topics/common/", topics.topics_common, name="topics_common"),
    path("<slug:office>/topics/lessons/", lessons.topics_lessons, name="topics_lessons"),
    path(
        "<slug:office>/topics/suggestions/<uuid:record_id>/",
        suggestions.topics_propose,
        name="topics_propose",
    ),
    path("<slug:office>/topics/", home.topics, name="topics"),
    path("<slug:office>/topics/finder/", finder.finder, name="topics_finder"),
    path("<slug:office>/topics/like/", like.like, name="topics_like"),
    path("<slug:office>/topics/reader/", reader.reader, name="topics_reader"),
    path("<slug:office>/topics/file/<uuid:record_id>/", papers.paper_file, name="topics_file"),
    path(f"{_CITY}papers/", papers.papers, name="topics_papers"),
    path(f"{_CITY}profile/", profile.profile, name="topics_profile"),
    path("<slug:office>/reports/", listing.reports, name="reports"),
    path("<slug:office>/reports/new/<slug:kind>/", choosing.report_new, name="report_new"),
    path("<slug:office>/reports/<uuid:report_id>/", report_page.report, name="report"),
    path(
        "<slug:office>/reports/<uuid:report_id>/<slug:name>/",
        report_files.report_file,
        name="report_file",
    ),
    path("<slug:office>/office/", desk.desk, name="desk"),
    path("<slug:office>/office/name/", members.office_name, name="office_name"),
    path("<slug:office>/import/", workbook.import_workbook, name="import"),
    path("<slug:office>/import/oparl/", oparl.import_oparl, name="import_oparl"),
    path("<slug:office>/import/iati/", iati_import.import_iati, name="import_iati"),
    path("<slug:office>/import/template/", workbook.import_template, name="import_template"),
    path("<slug:office>/export/", exports.export, name="export"),
    re_path(
        r"^(?P<office>[-\w]+)/tables/(?P<slug>[-\w]+)\.(?P<form>xlsx|csv)$",
        exports.table,
        name="table",
    ),
    path("<slug:office>/iati/", iati.publishing, name="iati"),
    path("<slug:office>/places/new/", cities.place_new, name="place_new"),
    path("<slug:office>/members/", members.members, name="members"),
    path("<slug:office>/members/<int:member_id>/", members.member, name="member"),
    path("<slug:office>/support/", support.support, name="support"),
    path("<slug:office>/joint/<uuid:file_id>/invite/", invitations.city_invite, name="city_invite"),
]
