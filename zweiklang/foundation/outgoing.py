# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only way to other servers: listed hosts, encrypted, never into the own network, with limits.

Addresses are resolved once, judged, and that very address is called, so that a name cannot change
its meaning between the check and the call.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from zweiklang import __version__

if TYPE_CHECKING:
    import ssl

    import httpx

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 30
MAX_REDIRECTS = 5


class FetchRefused(Exception):
    """What cannot be fetched and why, in words that tell the reader what to do."""


def fetch(url: str, *, accept: str = "application/json") -> bytes:
    """Return the body found under the address.

    Raises FetchRefused for hosts not listed in `FETCH_HOSTS`, for addresses in private networks,
    for redirects to another host, and beyond 20 MB or 30 seconds.
    """
    ends = time.monotonic() + MAX_SECONDS
    for _step in range(MAX_REDIRECTS + 1):
        answer, following = _call(url, accept, ends)
        if following is None:
            return answer
        if urlsplit(following).netloc.lower() != urlsplit(url).netloc.lower():
            raise FetchRefused(
                _("%(url)s leads on to another host. Use the address it leads to: %(other)s.")
                % {"url": url, "other": following}
            )
        url = following
    raise FetchRefused(_("%(url)s leads in a circle. Check the address.") % {"url": url})


def check_address(url: str) -> None:
    """Raise FetchRefused for an address that may not be called; nothing is called."""
    _checked(url)


def _call(url: str, accept: str, ends: float) -> tuple[bytes, str | None]:
    """Return the body, or the address the answer points to."""
    import httpx  # 7 MB that only fetching needs

    host, port = _checked(url)
    address = _resolved(host, port)
    parts = urlsplit(url)
    literal = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
    headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "Accept": accept,
        "User-Agent": f"Zweiklang/{__version__}",
    }
    try:
        with (
            httpx.Client(
                verify=_trusted(), trust_env=False, timeout=10, follow_redirects=False
            ) as client,
            client.stream(
                "GET", target, headers=headers, extensions={"sni_hostname": host}
            ) as answer,
        ):
            if answer.is_redirect:
                return b"", urljoin(url, answer.headers.get("location", ""))
            if answer.status_code != 200:
                raise FetchRefused(
                    _("%(host)s answered with %(status)s. Check the address, or try again later.")
                    % {"host": host, "status": answer.status_code}
                )
            return _body(answer, host, ends), None
    except httpx.HTTPError as error:
        raise FetchRefused(
            _("%(host)s cannot be reached: %(error)s. Try again later.")
            % {"host": host, "error": error or type(error).__name__}
        ) from error


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom to believe who they are; reading the certificates takes longer than a call."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _body(answer: httpx.Response, host: str, ends: float) -> bytes:
    """Return the body, counted after unpacking."""
    parts, length = [], 0
    for part in answer.iter_bytes(64 * 1024):
        length += len(part)
        if length > MAX_BYTES:
            raise FetchRefused(
                _("The answer of %(host)s is larger than %(limit)s MB. Fetch a smaller part.")
                % {"host": host, "limit": MAX_BYTES // 1024 // 1024}
            )
        if time.monotonic() > ends:
            raise FetchRefused(_("%(host)s is too slow. Try again later.") % {"host": host})
        parts.append(part)
    return b"".join(parts)


def _checked(url: str) -> tuple[str, int]:
    """Return host and port of an address that may be called."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise FetchRefused(_("%(url)s is no address. Check it.") % {"url": url}) from error
    if parts.scheme not in ("https", "http") or not host or parts.username is not None:
        raise FetchRefused(_("%(url)s is no address of a page. Check it.") % {"url": url})
    if host not in {name.lower() for name in settings.FETCH_HOSTS}:
        raise FetchRefused(
            _(
                "Nothing may be fetched from %(host)s. Ask your operator to add it to "
                "ZWEIKLANG_FETCH_HOSTS, or download the file and import that."
            )
            % {"host": host}
        )
    if parts.scheme == "http" and not _is_loopback_name(host):
        raise FetchRefused(_("Use the encrypted address, beginning with https."))
    return host, port or (443 if parts.scheme == "https" else 80)


def _is_loopback_name(host: str) -> bool:
    """Return whether the host is this very machine by its name, as an operator may list it."""
    return host in ("localhost", "127.0.0.1", "::1")


def _resolved(host: str, port: int) -> str:
    """Return the address of a host; any private one among its addresses refuses it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchRefused(
            _("There is no host %(host)s. Check the address.") % {"host": host}
        ) from error
    addresses = [str(one[4][0]) for one in found]
    for address in addresses:
        plain = ipaddress.ip_address(address.partition("%")[0])
        if not plain.is_global and not (_is_loopback_name(host) and plain.is_loopback):
            raise FetchRefused(
                _("%(host)s lies in a private network: nothing is fetched from there.")
                % {"host": host}
            )
    return addresses[0]
