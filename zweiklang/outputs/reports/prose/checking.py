# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says in a report what was missing when it was released, and what differs from the one before."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reporting.completeness import CODES, Finding
from zweiklang.domain.reporting.sentences import change_sentence, finding_sentence
from zweiklang.outputs.reports.blocks import Block, Items, Note, Run, text
from zweiklang.outputs.reports.prose.dates import day_words
from zweiklang.outputs.reports.prose.teller import Teller, heading

#: So many findings of one sort are told one by one; of more, how many there are.
MOST = 6
#: So many differences are told one by one.
MOST_CHANGES = 40


def missing(teller: Teller) -> list[Block]:
    """Return a section that names what is missing or weak, nothing if nothing is."""
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in teller.telling.findings:
        by_code[finding.code].append(finding)
    if not by_code:
        return []
    items = []
    for code in CODES:
        found = by_code[code]
        # What is left out of a public paper is counted there, never named.
        nameless = any(one.slug != "field" and one.record_id is None for one in found)
        if len(found) <= MOST and not nameless:
            items += [text(finding_sentence(one, teller.content)) for one in found]
        else:
            items.append(text(_gathered(code, len(found))))
    return [
        heading(_("What is missing in this report")),
        Note((Run(_("The report was made with these gaps:")),), "missing"),
        Items(tuple(items)),
    ]


def _gathered(code: str, count: int) -> str:
    words = {
        "disputed": ngettext(
            "%(count)s statement is seen differently by the other city.",
            "%(count)s statements are seen differently by the other city.", count,
        ),
        "declared": ngettext(
            "%(count)s contribution is not confirmed by the other city yet.",
            "%(count)s contributions are not confirmed by the other city yet.", count,
        ),
        "no-source": ngettext(
            "%(count)s entry has no source.", "%(count)s entries have no source.", count
        ),
        "doubt": ngettext(
            "%(count)s entry is in doubt.", "%(count)s entries are in doubt.", count
        ),
        "stale": ngettext(
            "%(count)s translation is older than its original.",
            "%(count)s translations are older than their originals.", count,
        ),
        "unreleased": ngettext(
            "%(count)s text is not released to the public by all cities.",
            "%(count)s texts are not released to the public by all cities.", count,
        ),
        "no-value": ngettext(
            "%(count)s indicator has no value.", "%(count)s indicators have no value.", count
        ),
        "old-value": ngettext(
            "%(count)s indicator was last measured before the time of the report.",
            "%(count)s indicators were last measured before the time of the report.", count,
        ),
        "no-agreement": ngettext(
            "For %(count)s partnership no valid agreement is on file.",
            "For %(count)s partnerships no valid agreement is on file.", count,
        ),
        "overdue": ngettext(
            "%(count)s duty was due and is open.", "%(count)s duties were due and are open.", count
        ),
        "no-amount": ngettext(
            "%(count)s contribution says no amount.",
            "%(count)s contributions say no amount.", count,
        ),
        "no-day": ngettext(
            "%(count)s contribution has no day and counts in no sum.",
            "%(count)s contributions have no day and count in no sum.", count,
        ),
        "past-plan": ngettext(
            "Of %(count)s planned event it is not on file what became of it.",
            "Of %(count)s planned events it is not on file what became of them.", count,
        ),
        "no-text": ngettext(
            "%(count)s text of the office is not written yet.",
            "%(count)s texts of the office are not written yet.", count,
        ),
    }  # fmt: skip
    return words[code] % {"count": count}


def changes(teller: Teller) -> list[Block]:
    """Return a section that says what differs from the report before, nothing without one."""
    earlier = teller.telling.earlier
    if earlier is None:
        return []
    day = day_words(earlier.selection.known_on)
    title = _("What differs from the report of %(day)s") % {"day": day}
    told = teller.telling.changes
    if not told:
        return [heading(title), *teller.paragraph(teller.run(_("Nothing differs.")))]
    items = [text(change_sentence(one)) for one in told[:MOST_CHANGES]]
    more = Counter(one.what for one in told[MOST_CHANGES:])
    if more:
        words = _("Besides: %(added)s new, %(changed)s changed, %(gone)s no longer valid.")
        counts = {name: more[name] for name in ("added", "changed", "gone")}
        items.append(text(words % counts))
    return [heading(title), Items(tuple(items))]
