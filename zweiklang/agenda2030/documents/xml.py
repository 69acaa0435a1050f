# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads XML and HTML of strangers: no entities, no network, no end of patience."""

from __future__ import annotations

from lxml import etree, html

from zweiklang.agenda2030.documents.limits import Unreadable


def parse_xml(content: bytes) -> etree._Element:
    """Return the root element. Raises Unreadable for anything that is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("broken") from error


def parse_html(text: str) -> html.HtmlElement:
    """Return the root element of a page, however badly it is written.

    Raises Unreadable for one that nests more than 2,048 deep: all behind that would be lost.
    """
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    # A declaration of encoding contradicts text that is decoded already.
    body = text.partition("?>")[2] if text.lstrip().startswith("<?xml") else text
    try:
        root = html.document_fromstring(body or "<html></html>", parser=parser)
    except etree.ParserError as error:
        raise Unreadable("too-deep" if _is_cut(parser) else "empty") from error
    except etree.XMLSyntaxError as error:
        raise Unreadable("too-deep" if _is_cut(parser) else "broken") from error
    if _is_cut(parser):
        raise Unreadable("too-deep")
    return root


def _is_cut(parser: html.HTMLParser) -> bool:
    """Return whether the parser gave up in the middle of a page."""
    return any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)
