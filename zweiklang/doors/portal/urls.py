# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the public pages."""

from django.urls import path, re_path

from zweiklang.domain.topics.queries import last_reading
from zweiklang.doors.portal.keeping import kept
from zweiklang.doors.portal.views import (
    chapter,
    city,
    data,
    goals,
    home,
    iati,
    joint,
    mandate,
    news,
    office,
    partnership,
    partnerships,
    pictures,
    reviews,
    search,
    statement,
    timeline,
)

app_name = "portal"
urlpatterns = [
    path("", home.offices, name="offices"),
    re_path(r"^confirm/(?P<token>[\w-]{43})/$", joint.confirm, name="joint_confirm"),
    re_path(
        r"^respond/(?P<token>[\w-]{43})/$", statement.confirm_statement, name="statement_confirm"
    ),
    path("<slug:office>/", kept(home.home), name="home"),
    path("<slug:office>/partnerships/", kept(partnerships.listing), name="partnerships"),
    path(
        "<slug:office>/partnerships/<slug:key>/",
        kept(partnership.file),
        name="partnership",
    ),
    path(
        "<slug:office>/partnerships/<slug:key>/timeline/",
        kept(timeline.of_partnership),
        name="partnership_timeline",
    ),
    path(
        "<slug:office>/partnerships/<slug:key>/joint/<uuid:record_id>/",
        joint.joint_text,
        name="joint_text",
    ),
    path(
        "<slug:office>/partnerships/<slug:key>/<slug:name>/",
        kept(chapter.detail),
        name="partnership_chapter",
    ),
    path("<slug:office>/timeline/", kept(timeline.of_office), name="timeline"),
    path("<slug:office>/goals/", kept(goals.overview), name="goals"),
    path("<slug:office>/goals/<str:code>/", kept(goals.detail, last_reading), name="goal"),
    path("<slug:office>/cities/<slug:place>/", kept(city.profile, last_reading), name="city"),
    path("<slug:office>/news/", kept(news.listing), name="news"),
    path("<slug:office>/news/feed.atom", news.feed, name="news_feed"),
    path("<slug:office>/reviews/", reviews.listing, name="reviews"),
    path("<slug:office>/reviews/<uuid:report_id>/", reviews.review, name="review"),
    path(
        "<slug:office>/reviews/<uuid:report_id>/<slug:name>/",
        reviews.review_file,
        name="review_file",
    ),
    path("<slug:office>/search/", search.search_page, name="search"),
    path("<slug:office>/office/", kept(office.introduction), name="office"),
    path("<slug:office>/mandate/", kept(mandate.tree), name="mandate"),
    path("<slug:office>/mandate/<slug:key>/", kept(mandate.item), name="council_item"),
    path("<slug:office>/files/<uuid:file_id>/<str:name>", pictures.file, name="file"),
    path("<slug:office>/data/", kept(data.page), name="data"),
    path("<slug:office>/data/portfolio.json", data.as_json, name="data_json"),
    path("<slug:office>/data/datapackage.json", data.package, name="data_package"),
    path("<slug:office>/data/dcat.jsonld", data.catalogue, name="data_catalogue"),
    path("<slug:office>/data/iati-activities.xml", iati.activities, name="iati_activities"),
    path("<slug:office>/data/iati-organisation.xml", iati.organisation, name="iati_organisation"),
    path("<slug:office>/data/<slug:table>.csv", data.as_csv, name="data_csv"),
    path("<slug:office>/accessibility/", office.accessibility, name="accessibility"),
    path("<slug:office>/privacy/", office.privacy, name="privacy"),
    path("<slug:office>/imprint/", office.imprint, name="imprint"),
]
