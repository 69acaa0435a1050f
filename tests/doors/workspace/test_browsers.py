# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From which browser somebody is signed in, in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from zweiklang.doors.workspace.browsers import in_words

LIKE = "Mozilla/5.0 "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"{LIKE}(X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox auf Linux"),
        (
            f"{LIKE}(Windows NT 10.0; Win64; x64) {WEBKIT}Chrome/131.0 Safari/537.36 Edg/131.0",
            "Edge auf Windows",
        ),
        (
            f"{LIKE}(Linux; Android 10; K) {WEBKIT}Chrome/131.0 Mobile Safari/537.36",
            "Chrome auf Android",
        ),
        (
            f"{LIKE}(iPhone; CPU iPhone OS 18_0 like Mac OS X) {WEBKIT}Version/18.0 Safari/604.1",
            "Safari auf iPhone",
        ),
        ("curl/8.5.0", "Ein anderer Browser"),
        ("", "Ein anderer Browser"),
    ],
)
def test_a_browser_is_named_with_its_system(user_agent: str, words: str) -> None:
    with override("de"):
        assert in_words(user_agent) == words
