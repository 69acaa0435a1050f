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


def fingerprint_of(public: Mapping[str, Any]) -> str:
    """Return the fingerprint of a key (RFC 7638), which an office can tell by phone or print."""
    return str(OKPKey.import_key(dict(public)).thumbprint())


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


def _(message: str) -> str:
    """Mark a message for the catalogues; this module runs without them."""
    return message


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be: at which revision (0: the file), and what.

    `template` can be translated before `values` are put in.
    """

    revision: int
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """Return what is wrong, in English."""
        return self.template % self.values


@dataclass
class Verified:
    """What `verify` has found: revisions and seals that hold, and everything that does not.

    `keys`: the fingerprint (RFC 7638) of each key that sealed, with the office it is held for.
    `assurance`: the weakest consent of the last revision that changed the text.
    """

    record: str = ""
    kind: str = ""
    revisions: int = 0
    seals: int = 0
    keys: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    assurance: str = ""
    _sides: frozenset[str] = frozenset()
    _content: Any = None

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
        result.findings.append(
            Finding(0, _("This is no file of the format %(name)s."), {"name": EXPORT_FORMAT})
        )
        return result
    keys = _keys(exported, result)
    revisions = exported.get("revisions")
    if not isinstance(revisions, Sequence) or not revisions or isinstance(revisions, str):
        result.findings.append(Finding(0, _("The file holds no revision.")))
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
            result.findings.append(Finding(0, _("A key is not readable.")))
        elif jwk["kid"] in keys:
            result.findings.append(
                Finding(0, _("The key %(key)s is named twice."), {"key": jwk["kid"]})
            )
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
        result.findings.append(Finding(number, _("The document is missing.")))
        return None
    try:
        text = canonical(document)
    except (ValueError, TypeError) as error:
        said = _("The document is no canonical JSON: %(error)s")
        result.findings.append(Finding(number, said, {"error": error}))
        return None
    result.findings += _wrong_chain(document, number, previous, result)
    result.record, result.kind = str(document.get("record", "")), str(document.get("kind", ""))
    sealed = _check_seals(revision, document, text, keys, number, result)
    result.findings += _missing(document, sealed, number)
    result.findings += _alone(document, number, result)
    result.revisions += 1
    return digest_of(text)


def _wrong_chain(
    document: Mapping[str, Any], number: int, previous: str | None, result: Verified
) -> list[Finding]:
    wrong = []
    if document.get("format") != FORMAT:
        wrong.append(Finding(number, _("The format is not %(name)s."), {"name": FORMAT}))
    if document.get("number") != number:
        said = _("It is numbered %(number)s; a revision is missing or added.")
        wrong.append(Finding(number, said, {"number": document.get("number")}))
    if document.get("previous") != previous:
        said = _("It does not continue the revision before it, or that one was changed.")
        wrong.append(Finding(number, said))
    if number > 1 and str(document.get("record")) != result.record:
        wrong.append(Finding(number, _("It belongs to another record.")))
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
        str(party.get("side")): party.get("office") for party in _objects(document.get("parties"))
    }
    sealed = set()
    seals = revision.get("seals")
    for seal in seals if isinstance(seals, Sequence) else ():
        side = str(seal.get("side")) if isinstance(seal, Mapping) else ""
        key = keys.get(str(seal.get("key"))) if isinstance(seal, Mapping) else None
        if key is None or not is_signed(text, str(seal.get("jws", "")), key["jwk"]):
            said = _("The seal of side %(side)s does not fit.")
            result.findings.append(Finding(number, said, {"side": side}))
        elif not offices.get(side) or key.get("office") != offices[side]:
            said = _("The key of side %(side)s belongs to another office.")
            result.findings.append(Finding(number, said, {"side": side}))
        else:
            sealed.add(side)
            result.keys[fingerprint_of(key["jwk"])] = str(key["office"])
            result.seals += 1
    return sealed


def _missing(document: Mapping[str, Any], sealed: set[str], number: int) -> list[Finding]:
    """Return what is wrong with who has agreed: each side that countersigned must have sealed."""
    consents = {
        str(consent.get("side")): str(consent.get("assurance"))
        for consent in _objects(document.get("consents"))
    }
    wrong = [
        Finding(number, _("The seal of side %(side)s is missing."), {"side": side})
        for side, assurance in sorted(consents.items())
        if assurance == "countersigned" and side not in sealed
    ]
    needed = _needed(document)
    said = _("The consent of side %(side)s is missing.")
    wrong += [Finding(number, said, {"side": side}) for side in sorted(needed - set(consents))]
    if not needed:
        wrong.append(Finding(number, _("It does not say whose consent it needs.")))
    return wrong


def _alone(document: Mapping[str, Any], number: int, result: Verified) -> list[Finding]:
    """Return what is wrong if fewer than all cities brought it into force.

    Alone a city may only take its name back: the text stays. Which cities a text is between never
    changes.
    """
    sides = frozenset(str(one.get("side")) for one in _objects(document.get("parties")))
    wrong = []
    if number > 1 and sides != result._sides:
        wrong.append(Finding(number, _("The cities are others than in the revision before.")))
    if document.get("effect") == "unname":
        if number == 1 or document.get("content") != result._content:
            wrong.append(Finding(number, _("One city alone has changed the text.")))
    else:
        result.assurance = _weakest(document)
        if _needed(document) != sides:
            wrong.append(Finding(number, _("It does not need the consent of all its cities.")))
    result._sides, result._content = sides, document.get("content")
    return wrong


def _weakest(document: Mapping[str, Any]) -> str:
    """Return the weakest of the consents, "" if there is none."""
    levels = ("declared", "link", "countersigned")
    told = [str(one.get("assurance")) for one in _objects(document.get("consents"))]
    return min((one for one in told if one in levels), key=levels.index, default="")


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list, none where a hostile file has something else."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _needed(document: Mapping[str, Any]) -> frozenset[str]:
    found = document.get("needed")
    return frozenset(str(side) for side in found) if isinstance(found, list) else frozenset()


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
