# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON, hash chain and signatures of joint records; works without Django and server.

Format `zweiklang-joint-record/1` (docs/en/joint-records.md). A document is written as canonical
JSON (RFC 8785), its digest is SHA-256; each document names the digest of the one before it. Each
side with a key signs the canonical bytes: JWS (RFC 7515) with Ed25519 (RFC 8037, RFC 9864), payload
detached (RFC 7515, appendix F).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import rfc8785
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

FORMAT: Final = "zweiklang-joint-record/1"
EXPORT_FORMAT: Final = "zweiklang-joint-export/1"
_REGISTRY: Final = jws.JWSRegistry(algorithms=["Ed25519"])


def canonical(document: Mapping[str, Any]) -> str:
    """Return the one way to write a JSON document (RFC 8785).

    Raises ValueError for what JSON cannot say the same way everywhere, such as huge numbers.
    """
    return rfc8785.dumps(dict(document)).decode()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical document, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_key(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the public and the secret half of a new pair of keys, as JWK."""
    key = OKPKey.generate_key("Ed25519", parameters={"kid": name, "use": "sig", "alg": "Ed25519"})
    return dict(key.as_dict(private=False)), dict(key.as_dict(private=True))


def sign(text: str, secret: Mapping[str, Any]) -> str:
    """Return the detached signature of a canonical document."""
    key = OKPKey.import_key(dict(secret))
    header = {"alg": "Ed25519", "kid": secret["kid"]}
    return jws.detach_content(jws.serialize_compact(header, text, key, registry=_REGISTRY))


def is_signed(text: str, signature: str, public: Mapping[str, Any]) -> bool:
    """Return whether a detached signature fits the document and the key."""
    try:
        key = OKPKey.import_key(dict(public))
        found = jws.deserialize_compact(signature, key, payload=text, registry=_REGISTRY)
    except (JoseError, ValueError, KeyError, TypeError):
        return False
    return found.headers().get("alg") == "Ed25519"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be: at which revision (0: the file), and what."""

    revision: int
    message: str


@dataclass
class Verified:
    """What `verify` has found: revisions and seals that hold, and everything that does not."""

    record: str = ""
    kind: str = ""
    revisions: int = 0
    seals: int = 0
    sides: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.findings and self.revisions > 0


def verify(exported: Any) -> Verified:
    """Return what an exported record proves: every digest, every link of the chain, every seal.

    Nothing but the file is asked. All findings are named, in the order of the revisions.
    """
    result = Verified()
    if not isinstance(exported, Mapping) or exported.get("format") != EXPORT_FORMAT:
        result.findings.append(Finding(0, f"This is no file of the format {EXPORT_FORMAT}."))
        return result
    keys = _keys(exported, result)
    revisions = exported.get("revisions")
    if not isinstance(revisions, Sequence) or not revisions or isinstance(revisions, str):
        result.findings.append(Finding(0, "The file holds no revision."))
        return result
    previous: str | None = None
    for number, revision in enumerate(revisions, 1):
        previous = _check_revision(revision, number, previous, keys, result)
    return result


def _keys(exported: Mapping[str, Any], result: Verified) -> dict[str, Mapping[str, Any]]:
    """Return the public keys by name, each with the office it is held for."""
    keys: dict[str, Mapping[str, Any]] = {}
    listed = exported.get("keys")
    for key in listed if isinstance(listed, Sequence) else ():
        jwk = key.get("jwk") if isinstance(key, Mapping) else None
        if not isinstance(jwk, Mapping) or not isinstance(jwk.get("kid"), str):
            result.findings.append(Finding(0, "A key is not readable."))
        elif jwk["kid"] in keys:
            result.findings.append(Finding(0, f"The key {jwk['kid']} is named twice."))
        else:
            keys[jwk["kid"]] = key
    return keys


def _check_revision(
    revision: Any,
    number: int,
    previous: str | None,
    keys: Mapping[str, Mapping[str, Any]],
    result: Verified,
) -> str | None:
    """Check one revision and return its digest, for the next one to name."""
    document = revision.get("document") if isinstance(revision, Mapping) else None
    if not isinstance(document, Mapping):
        result.findings.append(Finding(number, "The document is missing."))
        return None
    try:
        text = canonical(document)
    except (ValueError, TypeError) as error:
        result.findings.append(Finding(number, f"The document is no canonical JSON: {error}"))
        return None
    wrong = _wrong_chain(document, number, previous, result)
    result.findings += [Finding(number, message) for message in wrong]
    result.record, result.kind = str(document.get("record", "")), str(document.get("kind", ""))
    sealed = _check_seals(revision, document, text, keys, number, result)
    result.findings += [Finding(number, message) for message in _missing(document, sealed)]
    result.revisions += 1
    return digest_of(text)


def _wrong_chain(
    document: Mapping[str, Any], number: int, previous: str | None, result: Verified
) -> list[str]:
    wrong = []
    if document.get("format") != FORMAT:
        wrong.append(f"The format is not {FORMAT}.")
    if document.get("number") != number:
        wrong.append(f"It is numbered {document.get('number')}; a revision is missing or added.")
    if document.get("previous") != previous:
        wrong.append("It does not continue the revision before it, or that one was changed.")
    if number > 1 and str(document.get("record")) != result.record:
        wrong.append("It belongs to another record.")
    return wrong


def _check_seals(
    revision: Mapping[str, Any],
    document: Mapping[str, Any],
    text: str,
    keys: Mapping[str, Mapping[str, Any]],
    number: int,
    result: Verified,
) -> set[str]:
    """Return the sides whose seal holds; a seal must be by the office named for its side."""
    offices = {
        str(party.get("side")): party.get("office")
        for party in document.get("parties", ())
        if isinstance(party, Mapping)
    }
    sealed = set()
    seals = revision.get("seals")
    for seal in seals if isinstance(seals, Sequence) else ():
        side = str(seal.get("side")) if isinstance(seal, Mapping) else ""
        key = keys.get(str(seal.get("key"))) if isinstance(seal, Mapping) else None
        if key is None or not is_signed(text, str(seal.get("jws", "")), key["jwk"]):
            result.findings.append(Finding(number, f"The seal of side {side} does not fit."))
        elif not offices.get(side) or key.get("office") != offices[side]:
            message = f"The key of side {side} belongs to another office."
            result.findings.append(Finding(number, message))
        else:
            sealed.add(side)
            result.seals += 1
    return sealed


def _missing(document: Mapping[str, Any], sealed: set[str]) -> list[str]:
    """Return what is wrong with who has agreed: each side that countersigned must have sealed."""
    consents = {
        str(consent.get("side")): str(consent.get("assurance"))
        for consent in document.get("consents", ())
        if isinstance(consent, Mapping)
    }
    wrong = [
        f"The seal of side {side} is missing."
        for side, assurance in sorted(consents.items())
        if assurance == "countersigned" and side not in sealed
    ]
    needed = {str(side) for side in document.get("needed", ())}
    wrong += [f"The consent of side {side} is missing." for side in sorted(needed - set(consents))]
    if not needed:
        wrong.append("It does not say whose consent it needs.")
    return wrong


def export(
    keys: Sequence[Mapping[str, Any]], revisions: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]
) -> dict[str, Any]:
    """Return a record as the file that `verify` reads: keys, and each document with its seals."""
    return {
        "format": EXPORT_FORMAT,
        "keys": [dict(key) for key in keys],
        "revisions": [
            {"document": json.loads(document), "seals": [dict(seal) for seal in seals]}
            for document, seals in revisions
        ],
    }
