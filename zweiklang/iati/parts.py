# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Binds frozen dataclasses to XML elements, both ways and without loss.

A subclass of `Part` says which attributes and children of its element it names. What it does not
name, elements and attributes of other namespaces above all, is kept in `other`. Values stay texts
as they stand in the file, so that writing gives back what was read; properties tell their meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Self, TypeVar

from lxml import etree

Element = etree._Element
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def attribute(name: str) -> Any:
    """Return the field of an attribute; None where the element lacks it."""
    return field(default=None, metadata={"attribute": name})


def content() -> Any:
    """Return the field of the text inside the element."""
    return field(default="", metadata={"content": True})


def child(tag: str, kind: type[Any]) -> Any:
    """Return the field of a child that stands at most once; None where it is missing."""
    return field(default=None, metadata={"child": tag, "kind": kind})


def children(tag: str, kind: type[Any]) -> Any:
    """Return the field of children with this tag, in their order."""
    return field(default=(), metadata={"child": tag, "kind": kind, "many": True})


@dataclass(frozen=True, slots=True)
class Node:
    """Any element as it stands: tag and attributes in Clark notation, text, children, tail."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    nodes: tuple[Node, ...] = ()
    tail: str = ""
    prefix: str = ""

    @classmethod
    def read(cls, element: Element) -> Node:
        """Return the node of an element; white space between elements is not kept."""
        below = tuple(cls.read(one) for one in element if isinstance(one.tag, str))
        text = element.text or ""
        return cls(
            tag=str(element.tag),
            attributes=tuple((str(name), str(value)) for name, value in element.items()),
            text=text if not below or text.strip() else "",
            nodes=below,
            tail=tail if (tail := element.tail or "").strip() else "",
            prefix=element.prefix or "",
        )


@dataclass(frozen=True, slots=True)
class Other:
    """What an element holds beside what its part names."""

    attributes: tuple[tuple[str, str], ...] = ()
    nodes: tuple[Node, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a known kind."""

    other: Other | None = field(default=None, kw_only=True)

    @classmethod
    def read(cls, element: Element) -> Self:
        """Return the part of an element."""
        return _read(cls, element)


@dataclass(frozen=True)
class Plan:
    """How a part lies in its element: names to fields, and the fields in the order of writing.

    `attribute_names` are written as such, the language as xml:lang.
    """

    attributes: dict[str, str]
    children: dict[str, tuple[str, type[Any], bool]]
    content: str
    attribute_names: tuple[str, ...]
    attribute_values: Any
    child_tags: tuple[tuple[str, bool], ...]
    child_values: Any


_PLANS: dict[type[Any], Plan] = {}


def plan_of(kind: type[Any]) -> Plan:
    """Return how parts of a kind are read and written; made once."""
    if kind not in _PLANS:
        _PLANS[kind] = _plan(kind)
    return _PLANS[kind]


def _plan(kind: type[Any]) -> Plan:
    attributes: dict[str, str] = {}
    below: dict[str, tuple[str, type[Any], bool]] = {}
    text = ""
    for one in fields(kind):
        if "attribute" in one.metadata:
            attributes[one.metadata["attribute"]] = one.name
        elif "child" in one.metadata:
            about = one.metadata
            below[about["child"]] = (one.name, about["kind"], about.get("many", False))
        elif "content" in one.metadata:
            text = one.name
    return Plan(
        attributes,
        below,
        text,
        tuple("xml:lang" if name == LANG else name for name in attributes),
        _values(tuple(attributes.values())),
        tuple((tag, many) for tag, (_name, _kind, many) in below.items()),
        _values(tuple(name for name, _kind, _many in below.values())),
    )


def _values(names: tuple[str, ...]) -> Any:
    """Return a function that gives the values of some fields as a tuple."""
    if not names:
        return lambda part: ()
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda part: (one(part),)
    return attrgetter(*names)


P = TypeVar("P", bound=Part)


def _read(kind: type[P], element: Element) -> P:
    plan = plan_of(kind)
    values: dict[str, Any] = {}
    strange: list[tuple[str, str]] = []
    for key, value in element.items():
        name = plan.attributes.get(str(key))
        if name is None:
            strange.append((str(key), str(value)))
        else:
            values[name] = value
    lists: dict[str, list[Any]] = {}
    nodes: list[Node] = []
    for one in element:
        tag = one.tag
        if not isinstance(tag, str):
            continue
        found = plan.children.get(tag)
        if found is None or (not found[2] and found[0] in values):
            nodes.append(Node.read(one))
        elif found[2]:
            lists.setdefault(found[0], []).append(found[1].read(one))
        else:
            values[found[0]] = found[1].read(one)
    for name, many in lists.items():
        values[name] = tuple(many)
    text = element.text or ""
    if plan.content:
        values[plan.content] = text
        text = ""
    if strange or nodes or text.strip():
        values["other"] = Other(tuple(strange), tuple(nodes), text if text.strip() else "")
    return kind(**values)
