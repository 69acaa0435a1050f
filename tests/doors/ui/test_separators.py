# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Templates part words by the separators of the reader's language, never by their own."""

from __future__ import annotations

import re
from pathlib import Path

from django.template import Context, Template
from django.template.base import Lexer, Token, TokenType
from django.utils.safestring import SafeString
from django.utils.translation import override

import zweiklang

TEMPLATES = [
    path for path in Path(zweiklang.__file__).parent.rglob("*.html") if "templates" in path.parts
]
#: Behind a value, closed elements and brackets: a comma, a semicolon or a colon.
_OWN = re.compile(r"(<[^>]*>|\))*[,;:][\s<]")
_JOINED = re.compile(r"""join:["'][,;:]""")


def own_separators(source: str) -> list[str]:
    """Return the separators that a template writes itself; messages have translators."""
    found, in_message = [], False
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK and "blocktranslate" in token.contents.split()[0]:
            in_message = not token.contents.startswith("end")
        elif not in_message and _writes_one(token):
            found.append(token.contents)
    return found


def _writes_one(token: Token) -> bool:
    if token.token_type is TokenType.TEXT:
        return bool(_OWN.match(token.contents)) and "</style>" not in token.contents
    return token.token_type is TokenType.VAR and bool(_JOINED.search(token.contents))


def test_no_template_writes_a_separator_of_its_own() -> None:
    assert len(TEMPLATES) > 100
    found = {path.name: own_separators(path.read_text()) for path in TEMPLATES}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_own_separators_are_found() -> None:
    assert own_separators("<b>{{ city }}</b>, {{ day }}") == ["</b>, "]
    assert own_separators('{{ cities|join:", " }}') == ['cities|join:", "']
    assert not own_separators("{{ city }}{% comma %}{{ day }}")
    assert not own_separators("{% blocktranslate %}{{ city }}, {{ day }}{% endblocktranslate %}")


def test_tags_and_filters_part_as_the_reader_s_language_does() -> None:
    template = Template("{{ names|commas }}{% semicolon %}{{ names|semicolons }}{% colon %}")
    names = ["<Dura>", SafeString("<b>Kumasi</b>")]
    with override("ar"):
        shown = template.render(Context({"names": names}))
    assert shown == "&lt;Dura&gt;، <b>Kumasi</b>؛ &lt;Dura&gt;؛ <b>Kumasi</b>: "
    with override("fr"):
        assert template.render(Context({"names": ["a"]})) == "a\u202f; a\u202f: "
