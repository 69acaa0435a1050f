# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes IATI files piece by piece: memory stays flat however many activities there are.

The same parts always give the same bytes. Texts stand as they are; what XML 1.0 cannot hold, such
as control characters out of a pasted document, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from zweiklang.iati.parts import LANG, Node, Other, Part, Plan, plan_of

VERSION = "2.03"
Kind = Literal["activities", "organisations"]
Write = Callable[[list[str], str, Any, str], None]
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
    _writer(type(part))(out, tag, part, indent)


_WRITERS: dict[type[Any], Write] = {}


def _writer(kind: type[Any]) -> Write:
    """Return the function that writes parts of a kind, made once: files have millions of them.

    It writes the plain case in few steps and leaves parts with anything unnamed to `_general`.
    """
    if kind not in _WRITERS:
        plan = plan_of(kind)
        _WRITERS[kind] = _full(plan) if plan.child_tags else _leaf(plan)
    return _WRITERS[kind]


def _write_node(out: list[str], tag: str, node: Node, indent: str) -> None:
    _node(out, node, indent, "")


_WRITERS[Node] = _write_node


def _leaf(plan: Plan) -> Write:
    """Return the function for a kind without children: one line each."""
    names, values, content = plan.attribute_names, plan.attribute_values, plan.content
    is_risky = _RISKY.search

    def write(out: list[str], tag: str, part: Any, indent: str) -> None:
        if part.other is not None:
            _general(out, tag, part, indent)
            return
        line = f"{indent}<{tag}"
        for name, value in zip(names, values(part)):  # noqa: B905  # as many, by the plan
            if value is not None:
                line += f' {name}="{_escaped(value, _ENTITIES) if is_risky(value) else value}"'
        text = getattr(part, content) if content else ""
        if text:
            shown = _escaped(text, _IN_TEXT) if is_risky(text) else text
            out.append(f"{line}>{shown}</{tag}>\n")
        else:
            out.append(f"{line}/>\n")

    return write


def _full(plan: Plan) -> Write:
    """Return the function for a kind with children and no text of its own."""
    names, values, below = plan.attribute_names, plan.attribute_values, plan.child_values
    steps = [(tag, many, _writer(kind)) for tag, (_name, kind, many) in plan.children.items()]

    def write(out: list[str], tag: str, part: Any, indent: str) -> None:
        if part.other is not None:
            _general(out, tag, part, indent)
            return
        line = f"{indent}<{tag}"
        for name, value in zip(names, values(part)):  # noqa: B905  # as many, by the plan
            if value is not None:
                line += f' {name}="{_escaped(value, _ENTITIES)}"'
        start, inside = len(out), indent + "  "
        out.append(line + ">\n")
        for (name, many, one), value in zip(steps, below(part)):  # noqa: B905  # as above
            if not value:
                continue
            for child in value if many else (value,):
                one(out, name, child, inside)
        if len(out) == start + 1:
            out[start] = line + "/>\n"
        else:
            out.append(f"{indent}</{tag}>\n")

    return write


def _general(out: list[str], tag: str, part: Part, indent: str) -> None:
    """Write a part whatever it holds: what it names, then the others."""
    plan, other = plan_of(type(part)), part.other or Other()
    out.append(f"{indent}<{tag}")
    pairs = zip(plan.attribute_names, plan.attribute_values(part), strict=True)
    _attributes(out, ((name, value) for name, value in pairs if value is not None))
    _attributes(out, other.attributes)
    text = getattr(part, plan.content) if plan.content else other.text
    out.append(f">{_escaped(text, _IN_TEXT)}")
    start = len(out)
    for (name, many), value in zip(plan.child_tags, plan.child_values(part), strict=True):
        for one in value if many else (value,) if value is not None else ():
            _writer(type(one))(out, name, one, indent + "  ")
    for node in other.nodes:
        _node(out, node, indent + "  ", "")
    if len(out) > start:
        out[start - 1] += "\n"
        out.append(f"{indent}</{tag}>\n")
    else:
        out[start - 1] = "/>\n" if not text else out[start - 1] + f"</{tag}>\n"


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
