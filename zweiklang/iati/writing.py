# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes IATI files piece by piece: memory stays flat however many activities there are.

The same parts always give the same bytes. Texts stand as they are; what XML 1.0 cannot hold, such
as control characters out of a pasted document, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from zweiklang.iati.parts import LANG, Node, Part, Plan, plan_of

VERSION = "2.03"
Kind = Literal["activities", "organisations"]
_RISKY = re.compile(r"[&<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
    "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
}  # fmt: skip
_IN_TEXT = {**_ENTITIES, '"': '"', "\t": "\t", "\n": "\n"}
_NAMED = re.compile(r"^\{([^}]*)\}(.+)$")


def write_file(
    kind: Kind,
    parts: Iterable[Part],
    *,
    generated: str | None = None,
    attributes: Iterable[tuple[str, str]] = (),
) -> Iterator[bytes]:
    """Return an IATI file in UTF-8, piece by piece: its head, each part, its foot.

    `generated`: moment of writing as xsd:dateTime; `attributes`: further ones of the root.
    """
    head: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>\n', f"<iati-{kind}"]
    named = dict(attributes)
    named.setdefault("version", VERSION)
    if generated is not None:
        named["generated-datetime"] = generated
    _attributes(head, named.items())
    head.append(">\n")
    yield "".join(head).encode()
    for part in parts:
        out: list[str] = []
        _part(out, part.tag, part, "  ")  # type: ignore[attr-defined]  # an activity or organisation
        yield "".join(out).encode()
    yield f"</iati-{kind}>\n".encode()


def written(part: Part) -> str:
    """Return one activity or organisation as XML."""
    out: list[str] = []
    _part(out, part.tag, part, "")  # type: ignore[attr-defined]  # an activity or organisation
    return "".join(out)


def _escaped(text: str, table: dict[str, str]) -> str:
    """Return a text fit for XML; what XML cannot hold is dropped."""
    if _RISKY.search(text) is None:
        return text

    def fit(found: re.Match[str]) -> str:
        sign = found[0]
        return table.get(sign, sign if "\x7f" <= sign <= "\x9f" else "")

    return _RISKY.sub(fit, text)


def _attributes(out: list[str], pairs: Iterable[tuple[str, str]]) -> None:
    """Write attributes; those of another namespace get a prefix of their own."""
    count = 0
    for name, value in pairs:
        if name == LANG:
            name = "xml:lang"
        elif found := _NAMED.match(name):
            prefix = (
                "xml" if found[1].endswith("XML/1998/namespace") else f"a{(count := count + 1)}"
            )
            if prefix != "xml":
                out.append(f' xmlns:{prefix}="{_escaped(found[1], _ENTITIES)}"')
            name = f"{prefix}:{found[2]}"
        out.append(f' {name}="{_escaped(value, _ENTITIES)}"')


def _part(out: list[str], tag: str, part: Part, indent: str) -> None:
    plan = plan_of(type(part))  # type: ignore[arg-type]  # classes are hashable
    out.append(f"{indent}<{tag}")
    for name, value in zip(plan.attribute_names, plan.attribute_values(part), strict=True):
        if value is not None:
            out.append(f' {name}="{_escaped(value, _ENTITIES)}"')
    other = part.other
    if other is not None and other.attributes:
        _attributes(out, other.attributes)
    text = getattr(part, plan.content) if plan.content else other.text if other else ""
    if text:
        out.append(f">{_escaped(text, _IN_TEXT)}")
    start = len(out)
    _below(out, plan, part, indent + "  ")
    if len(out) > start:
        out.insert(start, "\n" if text else ">\n")
        out.append(f"{indent}</{tag}>\n")
    else:
        out.append(f"</{tag}>\n" if text else "/>\n")


def _below(out: list[str], plan: Plan, part: Part, indent: str) -> None:
    """Write the children of a part: those it names, then the others."""
    for (name, many), value in zip(plan.child_tags, plan.child_values(part), strict=True):
        if many:
            for one in value:
                _any(out, name, one, indent)
        elif value is not None:
            _any(out, name, value, indent)
    for node in part.other.nodes if part.other is not None else ():
        _node(out, node, indent, "")


def _any(out: list[str], tag: str, value: Any, indent: str) -> None:
    if isinstance(value, Node):
        _node(out, value, indent, "")
    else:
        _part(out, tag, value, indent)


def _node(out: list[str], node: Node, indent: str, around: str) -> None:
    """Write a node; `around` is the namespace whose prefix is declared already."""
    named = _NAMED.match(node.tag)
    space, name = (named[1], named[2]) if named else ("", node.tag)
    prefix = node.prefix or "x"
    tag = f"{prefix}:{name}" if space else name
    out.append(f"{indent}<{tag}")
    declared = f"{prefix} {space}" if space else around
    if space and declared != around:
        out.append(f' xmlns:{prefix}="{_escaped(space, _ENTITIES)}"')
    _attributes(out, node.attributes)
    if not node.nodes and not node.text:
        out.append("/>")
    else:
        out.append(f">{_escaped(node.text, _IN_TEXT)}")
        if node.nodes:
            out.append("\n")
            for one in node.nodes:
                _node(out, one, indent + "  ", declared)
            out.append(indent)
        out.append(f"</{tag}>")
    out.append(f"{_escaped(node.tail, _IN_TEXT)}\n")
