# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings the catalogues up to date with the sources, or says what is missing in them.

Behind bin/messages. Messages come from Python and from templates; Django's own `templatize` turns a
template into what a Python reader of messages understands, Babel does the rest.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from checks.steps import ROOT
from zweiklang.doors.commands.catalogues import catalogue, compile_catalogues, parts

LANGUAGES = ("de",)
HEADER = """\
# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
#"""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def extracted(part: Path) -> Catalog:
    """Return the messages of a part's sources, without translations, in the order of its files."""
    found = Catalog(fuzzy=False)
    for path in sorted(part.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or _foreign(path, part):
            continue
        place = str(path.relative_to(ROOT))
        for line, words, comments, context in _messages(path):
            found.add(words, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def _foreign(path: Path, part: Path) -> bool:
    """Return whether a file is no source of this part's messages."""
    inside = path.relative_to(part).parts
    if path.suffix != ".py" and "templates" not in inside:
        return True
    return bool({"migrations", "locale", "data"} & set(inside))


def _messages(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Yield line, message, comments for translators and context of each message in a file."""
    from django.utils.translation.template import templatize

    text = path.read_text()
    if path.suffix != ".py":
        # Templates are indented as they like; the reader of Python would stumble over it.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    yield from extract(
        "python",
        io.BytesIO(text.encode()),
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=False,
        options={"encoding": "utf-8"},
    )


def merged(part: Path, language: str) -> Catalog:
    """Return the part's catalogue with today's messages and the translations it already has."""
    path = catalogue(part, language)
    found = extracted(part)
    current = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as source:
            current = read_po(source, locale=language)
    current.header_comment = HEADER
    current.fuzzy = False
    current.update(found, no_fuzzy_matching=True, update_header_comment=False)
    current.obsolete.clear()
    return current


def written(messages: Catalog) -> str:
    """Return a catalogue as its file's text; the same messages always give the same text."""
    output = io.BytesIO()
    write_po(output, messages, width=100, omit_header=True, include_lineno=False, sort_output=False)
    plural = f"nplurals={messages.num_plurals}; plural={messages.plural_expr};"
    header = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {messages.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    return header + output.getvalue().decode()


def untranslated(messages: Catalog) -> Iterator[Message]:
    """Yield the messages without a full translation, and those marked as guessed."""
    for message in messages:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        wanted = messages.num_plurals if message.pluralizable else 1
        if message.fuzzy or len(strings) < wanted or not all(strings):
            yield message


def wrong_placeholders(messages: Catalog) -> Iterator[str]:
    """Yield what is wrong with placeholders that the translation lost or invented."""
    for message in messages:
        if message.id and message.string:
            for error in message.check(messages):
                yield f"{message.id!r}: {error}"


def problems(part: Path, language: str) -> Iterator[str]:
    """Yield what keeps a part's catalogue from being complete and up to date."""
    messages, path = merged(part, language), catalogue(part, language)
    name = path.relative_to(ROOT)
    if not any(message.id for message in messages):
        if path.exists():
            yield f"{name}: no message is left in this part; delete the file"
        return
    if not path.exists():
        yield f"{name}: missing; run bin/messages, then translate"
        return
    if path.read_text() != written(messages):
        yield f"{name}: not up to date with the sources; run bin/messages"
    for message in untranslated(messages):
        places = ", ".join(sorted({place for place, _ in message.locations}))
        yield f"{name}: not translated: {message.id!r} ({places})"
    yield from (f"{name}: {text}" for text in wrong_placeholders(messages))
    if part / "locale" not in _reached():
        yield f"{name}: never read: neither in LOCALE_PATHS nor of an installed app"


def _reached() -> set[Path]:
    """Return the locale folders that Django reads."""
    from django.apps import apps
    from django.conf import settings

    return {Path(app.path) / "locale" for app in apps.get_app_configs()} | set(
        settings.LOCALE_PATHS
    )


def main(words: list[str]) -> int:
    """Update and compile every catalogue, or with --check return 1 if one needs work."""
    parser = argparse.ArgumentParser(prog="bin/messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only report")
    options = parser.parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
    import django

    django.setup()
    found: list[str] = []
    for part in parts():
        for language in LANGUAGES:
            messages, path = merged(part, language), catalogue(part, language)
            if not options.check and any(message.id for message in messages):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(written(messages))
            found += problems(part, language)
    if not options.check:
        print(f"{compile_catalogues()} catalogues compiled.")
    print("\n".join(found) or "Every message is translated.")
    return int(bool(found) and options.check)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
