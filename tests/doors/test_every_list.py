# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""No page gets a list without a file of it, unless a reason stands here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.template import engines
from django.template.base import TextNode
from django.template.defaulttags import ForNode
from django.template.loader_tags import IncludeNode

DOORS = Path(__file__).parents[2] / "zweiklang" / "doors"
OURS = ("portal", "workspace", "ui")  # other folders: forms, and the account's own means to sign in
LINKS = "ui/table_links.html"
#: What a loop writes when it makes rows, not words within one.
ROW = re.compile(r"<(li|tr|dt|dd|article|section|details|div|p|figure|blockquote|h[2-6])\b")

#: The lists behind each download: page, name of the part ("" for the first), loops that show them.
#: A loop of another template is written with it.
FILES: dict[tuple[str, str], str] = {
    ("portal/chapter.html", ""): "",
    ("portal/city.html", ""): "parts",
    ("portal/council_item.html", "duties"): "item.duties",
    ("portal/council_item.html", "points"): "item.points",
    ("portal/goal.html", ""): "rows",
    ("portal/goal.html", "agreed"): "agreed",
    ("portal/goal.html", "cities"): "cities",
    ("portal/goal.html", "events"): "events",
    ("portal/goal.html", "targets"): "targets",
    ("portal/goals.html", ""): "rows",
    ("portal/mandate.html", ""): "page, portal/branch.html: branch.then",
    ("portal/mandate.html", "laws"): "library",
    ("portal/news.html", ""): "news",
    ("portal/office_timeline.html", ""): "portal/entries.html: entries",
    ("portal/offices.html", ""): "offices",
    ("portal/partnership.html", "*"): (
        "portal/chapters/actors.html: actors, portal/chapters/basis.html: basis, "
        "portal/chapters/events.html: events, portal/chapters/giving.html: giving.gains, "
        "portal/chapters/giving.html: giving.rows, portal/chapters/goals.html: goals, "
        "portal/chapters/pictures.html: pictures, portal/chapters/policies.html: policies, "
        "portal/chapters/together.html: common_topics, "
        "portal/chapters/together.html: joint_projects, ui/joint/measured.html: end.values"
    ),
    ("portal/partnerships.html", ""): "rows, portal/shared.html: shared",
    ("portal/reviews.html", ""): "reviews",
    ("portal/search.html", ""): "found",
    ("portal/timeline.html", ""): "",
    ("workspace/deadlines.html", ""): "late, ahead",
    ("workspace/giving/assessment.html", ""): "apart, rows",
    ("workspace/giving/assessment.html", "changes"): "changes",
    ("workspace/giving/assessment.html", "years"): "trend",
    ("workspace/giving/expectations.html", ""): "years",
    ("workspace/giving/giving.html", ""): "gains, rows",
    ("workspace/history.html", ""): "steps",
    ("workspace/iati.html", ""): "notices",
    ("workspace/invite_city.html", ""): "waiting",
    ("workspace/joint/file.html", "proposals"): "open, own_drafts",
    ("workspace/joint/file.html", "steps"): "shown",
    ("workspace/joint/file.html", "texts"): "texts, ended",
    ("workspace/joint/text.html", "proposals"): "open, closed",
    ("workspace/joint/text.html", "revisions"): "revisions",
    ("workspace/members.html", ""): "rows",
    ("workspace/members.html", "invitations"): "invitations",
    ("workspace/members.html", "requests"): "requests",
    ("workspace/deadlines_done.html", ""): "done",
    ("workspace/gaps.html", ""): "kinds",
    ("workspace/my_day.html", "changes"): "changes",
    ("workspace/my_day.html", "gaps"): "missing",
    ("workspace/my_day.html", "waiting"): "ours, waiting, theirs",
    ("workspace/partnership.html", ""): "groups",
    ("workspace/partnership.html", "due"): "warnings",
    ("workspace/partnerships.html", ""): "rows",
    ("workspace/points.html", ""): "rows",
    ("workspace/record_list.html", ""): "rows",
    ("workspace/reports/list.html", ""): "rows",
    ("workspace/reports/report.html", "findings"): "findings",
    ("workspace/reports/report.html", "history"): "log",
    ("workspace/search.html", ""): "found",
    ("workspace/support.html", ""): "standing",
    ("workspace/support.html", "log"): "log",
    ("workspace/together/common.html", ""): "groups",
    ("workspace/together/exchange.html", ""): "page",
    ("workspace/together/lessons.html", ""): "page",
    ("workspace/together/project.html", ""): (
        "indicators, workspace/together/indicator.html: ends"
    ),
    ("workspace/together/projects.html", ""): "projects",
    ("workspace/together/topic.html", "projects"): "projects",
    ("workspace/together/topic.html", "questions"): "exchange",
    ("workspace/together/topics.html", ""): "topics",
    ("workspace/together/topics.html", "met"): "met",
    ("workspace/together/topics.html", "profiles"): "columns",
    ("workspace/topics/finder.html", ""): "common, ways, decided",
    ("workspace/topics/home.html", ""): "cities",
    ("workspace/topics/home.html", "suggestions"): "suggestions",
    ("workspace/topics/like.html", ""): "found, workspace/topics/hits.html: hits",
    ("workspace/topics/papers_list.html", ""): "rows",
    ("workspace/topics/profile.html", ""): "doing, named, workspace/topics/topic_rows.html: rows",
    ("workspace/topics/profile.html", "verdicts"): "verdicts",
    ("workspace/topics/target.html", ""): "passages",
    ("workspace/translations.html", ""): "lines",
    ("workspace/withdrawn.html", ""): "rows",
    ("workspace/units.html", ""): "cities, workspace/parts/branch.html: branch.below",
}

#: Loops that make no list of records, by the reason.
NO_LISTS: dict[str, tuple[str, ...]] = {
    "ways to other pages, filters, choices of a form": (
        "portal/data.html: tables", "portal/goal.html: languages",
        "portal/home.html: counts.keys|sorted", "portal/office_timeline.html: begins",
        "portal/partnership.html: sheets", "portal/council_item.html: carried",
        "portal/city.html: goals", "portal/map.html: map.key", "portal/map.html: map.named",
        "ui/base.html: crumbs",
        "ui/base.html: other_languages", "ui/filters.html: filters",
        "ui/widgets/translated_text.html: widget.subwidgets", "workspace/desk.html: lists",
        "workspace/giving/ask.html: to_ask", "workspace/giving/assessment.html: years",
        "workspace/giving/pages.html: pages", "workspace/iati.html: files",
        "workspace/joint/fields.html: groups", "workspace/joint/proposal.html: to_ask",
        "workspace/joint/text.html: effects", "workspace/partnerships.html: filters",
        "workspace/parts/city_choice.html: choice.labels", "workspace/release.html: able",
        "workspace/release.html: unable", "workspace/reports/list.html: kinds",
        "workspace/reports/report.html: files", "workspace/reports/report.html: form.parts",
        "workspace/reports/report.html: preview.chapters", "workspace/topics/finder.html: pairs",
        "workspace/topics/profile.html: goals",
        "workspace/widgets/languages.html: widget.subwidgets",
        "workspace/widgets/goals.html: widget.subwidgets", "workspace/points.html: goals",
        "portal/partnership.html: lists",
    ),
    "the beginning of a list that its heading leads to, where the file is": (
        "portal/home.html: news", "portal/home.html: rows", "portal/home.html: twins",
        "workspace/deadlines.html: done", "workspace/my_day.html: upcoming",
        "workspace/search.html: alike",
    ),
    "sentences that say what is wrong, missing or has happened": (
        "ui/base.html: messages", "workspace/deadlines.html: messages",
        "ui/error_summary.html: errors",
        "ui/problems.html: problems",
        "ui/mirror.html: mirror.questions", "workspace/giving/giving.html: learning",
        "workspace/joint/proposal.html: lacking", "workspace/joint/text.html: unnamed",
        "workspace/parts/consequence.html: sentences", "workspace/release.html: problems",
        "workspace/reports/report.html: preview.unshown", "workspace/topics/finder.html: missing",
        "workspace/topics/line_open.html: line.errors", "workspace/topics/profile.html: missing",
        "workspace/topics/verdict.html: failed.errors",
    ),
    "the answer to an upload, of which nothing is on file": (
        "workspace/import_preview.html: plan.notes", "workspace/import_preview.html: problems",
        "workspace/import_preview.html: reasons", "workspace/import_preview.html: sheets",
        "workspace/points.html: marking.rows",
        "workspace/topics/papers.html: filed.refused",
        "workspace/topics/papers_list.html: fetched.failed",
    ),
    "parts of one record: its text, its sides, what is said to it": (
        "portal/agreed.html: one.columns", "portal/chapters/views.html: one.disputes",
        "portal/partnership.html: agreed", "portal/partnership.html: cities",
        "ui/joint/consent.html: consents", "ui/joint/differences.html: differences",
        "ui/joint/parts.html: parts.object_list.0", "workspace/conflict.html: clashes",
        "workspace/conflict.html: taken", "workspace/conflict.html: yours",
        "workspace/giving/assessment.html: columns", "workspace/giving/standing.html: one.disputes",
        "workspace/joint/file.html: parties", "workspace/joint/proposal.html: beside",
        "workspace/joint/proposal.html: comments", "workspace/joint/proposal.html: consents",
        "workspace/parts/blocks.html: blocks", "workspace/release_record.html: rows",
        "workspace/reports/report.html: steps", "workspace/together/project.html: aims",
        "workspace/together/project.html: sides", "workspace/together/project.html: steps",
        "workspace/together/topic.html: topic.sides", "workspace/topics/line.html: line.sides",
        "workspace/topics/line_open.html: line.sides",
    ),
    "a drawing, or its numbers as a table, of rows that have a file": (
        "portal/chapters/giving.html: giving.mirrors", "portal/office_timeline.html: drawing.rows",
        "ui/mirror.html: mirror.table", "workspace/giving/giving.html: mirrors",
    ),
    "the footnotes of a page: each file names the source of its rows": (
        "portal/sources.html: citations.listed",
    ),
    "words of the United Nations or of this program, no records of an office": (
        "portal/goal.html: indicators", "workspace/topics/reader.html: levels",
    ),
    "notices above a page, of which the workspace has the list": (
        "portal/home.html: notices", "portal/office.html: notices",
    ),
    "of one account or browser alone": (
        "workspace/account.html: sessions", "workspace/begun.html: drafts",
    ),
}  # fmt: skip


@cache
def templates() -> dict[str, Any]:
    """Return the templates of pages by name."""
    engine: Any = engines["django"]
    return {
        name: engine.engine.get_template(name)
        for ours in OURS
        for path in sorted(DOORS.glob(f"*/templates/{ours}/**/*.html"))
        if (name := path.as_posix().rpartition("/templates/")[2])
    }


def children(node: Any) -> Iterator[Any]:
    for name in getattr(node, "child_nodelists", ()):
        yield from getattr(node, name, None) or ()


def loops(nodes: Any) -> Iterator[str]:
    """Yield what the loops that make rows go over; loops within rows belong to them."""
    for node in nodes:
        if isinstance(node, ForNode):
            written = node.nodelist_loop.get_nodes_by_type(TextNode)
            includes = node.nodelist_loop.get_nodes_by_type(IncludeNode)
            if includes or ROW.search("".join(one.s for one in written)):
                yield str(node.sequence.token)
                continue
        yield from loops(children(node))


def parts_offered(template: Any) -> set[str]:
    """Return the parts whose files a page offers; "*" where the page works out which."""
    found = set()
    for node in template.nodelist.get_nodes_by_type(IncludeNode):
        if node.template.token.strip('"') == LINKS:
            part = node.extra_context.get("part")
            written = part.token if part else '"."'
            found.add(written.strip('".') if written.startswith('"') else "*")
    # A question that is posted, so that it stands in no address, is posted again for the file.
    return found | ({""} if 'name="table"' in template.source else set())


def listed(page: str, said: str) -> set[str]:
    return {one if ": " in one else f"{page}: {one}" for one in said.split(", ") if one}


def test_every_list_has_its_file_or_a_reason_not_to() -> None:
    found = {f"{name}: {one}" for name, page in templates().items() for one in loops(page.nodelist)}
    with_file = {one for (page, _part), said in FILES.items() for one in listed(page, said)}
    without = {one for group in NO_LISTS.values() for one in group}
    assert not with_file & without
    assert found - with_file - without == set(), (
        "a page has a new list: give it a file (docs/en/developer.md, “Add a list”) and name it in "
        "FILES; if it is no list of records, give the reason in NO_LISTS"
    )
    assert (with_file | without) - found == set(), "named here, and on no page any more"


def test_every_page_offers_the_files_of_its_lists() -> None:
    offered = {(name, one) for name, page in templates().items() for one in parts_offered(page)}
    assert offered == set(FILES)


def test_a_new_list_would_be_found() -> None:
    engine: Any = engines["django"]
    page = engine.engine.from_string(
        "{% if rows %}<ul>{% for one in rows %}<li>{% for x in one %}{{ x }}{% endfor %}</li>"
        "{% endfor %}</ul>{% else %}{% for a in words %}{{ a }}, {% endfor %}{% endif %}"
        '{% for one in lines %}{% include "ui/alert.html" %}{% endfor %}'
    )
    assert list(loops(page.nodelist)) == ["rows", "lines"]
