# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages that are measured; {n} stands for the number of a partnership drawn by lot."""

from __future__ import annotations

#: A day before the corrections, after nearly everything else.
AS_OF = "2023-10-26"
PUBLIC = {
    "start": "/de/dortmund/",
    "partnerships": "/de/dortmund/partnerships/",
    "partnership": "/de/dortmund/partnerships/city-{n}/",
    "partnership as of": f"/de/dortmund/partnerships/city-{{n}}/?known_on={AS_OF}",
    "partnership timeline": "/de/dortmund/partnerships/city-{n}/timeline/",
    "office timeline": "/de/dortmund/timeline/",
    "goals": "/de/dortmund/goals/",
    "goal": "/de/dortmund/goals/13/",
    "mandate": "/de/dortmund/mandate/",
    "news": "/de/dortmund/news/",
    "public search": "/de/dortmund/search/?q=stadt+{n}",
    "open data page": "/de/dortmund/data/",
    "API partnerships": "/api/v1/offices/dortmund/partnerships",
    "API partnership": "/api/v1/offices/dortmund/partnerships/city-{n}",
    "API partnership as of": f"/api/v1/offices/dortmund/partnerships/city-{{n}}?known_on={AS_OF}",
    "API search": "/api/v1/search?q=klima",
}
WORKSPACE = {
    "my day": "/de/workspace/",
    "workspace partnerships": "/de/workspace/dortmund/partnerships/",
    "workspace partnership": "/de/workspace/dortmund/partnerships/city-{n}/",
    "deadlines": "/de/workspace/dortmund/deadlines/",
    "handover sheet": "/de/workspace/dortmund/partnerships/city-{n}/handover/",
    "agreement form": (
        "/de/workspace/dortmund/records/agreement/00000000-0000-0000-0000-{n:012x}/"
    ),
    "search, one word": "/de/workspace/dortmund/search/?q=partnerschaft",
    "search, two words": "/de/workspace/dortmund/search/?q=wasser+bildung",
    "search, a year": "/de/workspace/dortmund/search/?q=2020",
    "search, a city": "/de/workspace/dortmund/search/?q=stadt+{n}",
}
#: Pairs of the same page as known on a day and today.
COMPARED = (
    ("partnership as of", "partnership"),
    ("API partnership as of", "API partnership"),
)
