# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures made safe: a drawing that cannot be read, or would fetch or run something, is refused."""

from __future__ import annotations

import re

from lxml import etree

from zweiklang.drawing.palette import FIXED, fix_colours

SVG = "http://www.w3.org/2000/svg"
_COLOUR = re.compile(r"var\(--zk-([a-z-]+)")
_ACTIVE = {"animate", "feImage", "foreignObject", "iframe", "image", "script", "set", "style"}


class Unusable(Exception):
    """A drawing that no writer can show; the message says why."""


def checked(svg: str) -> str:
    """Return the drawing as XML of its own; raises Unusable when it is broken or does things."""
    root = parsed(svg)
    for part in root.iter("*"):
        _refuse(part)
    unknown = {name for name in _COLOUR.findall(svg) if name not in FIXED}
    if unknown:
        raise Unusable(f"It uses colours that are none: {', '.join(sorted(unknown))}.")
    if root.get("viewBox") is None and not (root.get("width") and root.get("height")):
        raise Unusable("It has no size.")
    return etree.tostring(root, encoding="unicode")


def parsed(svg: str) -> etree._Element:
    """Return the root of a drawing; raises Unusable where it is no SVG or declares entities."""
    text = svg if "xmlns=" in svg[:400] else svg.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise Unusable(f"It is no complete SVG: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise Unusable("It declares entities.")
    if root.tag != f"{{{SVG}}}svg":
        raise Unusable("It is no SVG.")
    return root


def _refuse(part: etree._Element) -> None:
    name = etree.QName(part).localname
    if name in _ACTIVE:
        raise Unusable(f"It holds <{name}>.")
    for attribute, value in part.attrib.items():
        local = etree.QName(attribute).localname
        outside = "url(" in value and not re.fullmatch(r"\s*url\(#[\w-]+\)\s*", value)
        leads_out = local == "href" and not (name == "a" or value.startswith("#"))
        if local.startswith("on") or outside or leads_out:
            raise Unusable(f"<{name}> reaches outside by its attribute {local}.")


def with_fixed_colours(svg: str) -> str:
    """Return the drawing for paper: the colours of the page replaced by those of the light look."""
    return fix_colours(svg)


def with_own_names(svg: str, prefix: str) -> str:
    """Return a checked drawing whose names no other on the page has."""
    root = parsed(svg)
    for part in root.iter("*"):
        for attribute, value in part.attrib.items():
            if attribute in ("id", "aria-labelledby", "aria-describedby"):
                part.set(attribute, " ".join(prefix + one for one in value.split()))
            elif "#" in value and (attribute == "href" or "url(#" in value):
                part.set(attribute, re.sub(r"(^|url\()#", rf"\1#{prefix}", value))
    return etree.tostring(root, encoding="unicode")


def size_of(svg: str) -> tuple[float, float]:
    """Return width and height of a checked drawing in its own units."""
    root = parsed(svg)
    if box := root.get("viewBox"):
        try:
            _left, _top, width, height = (float(one) for one in box.replace(",", " ").split())
        except ValueError as error:
            raise Unusable("Its view box is no box.") from error
    else:
        width, height = (_length(root.get(one, "0")) for one in ("width", "height"))
    if width <= 0 or height <= 0:
        raise Unusable("It has no size.")
    return width, height


def _length(value: str) -> float:
    found = re.fullmatch(r"\s*([\d.]+)(px)?\s*", value)
    return float(found[1]) if found else 0.0
