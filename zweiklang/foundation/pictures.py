# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks pictures before they are decoded and stores them anew: web size, no hidden data."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

# Our own limit speaks to the reader; the library's warning would only speak to the log.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)

LARGE, SMALL = 1600, 800
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_SAVING: dict[str, dict[str, int | bool]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "WEBP": {"quality": 85, "method": 4},
}


def picture_type(content: bytes) -> str:
    """Return the media type of a picture by its first bytes, empty for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def cleaned(content: bytes) -> bytes:
    """Return the picture upright, at most 1600 pixels wide or high, without place or camera data.

    The pixels are counted before any is decoded. Raises ValidationError for too many of them and
    for a damaged picture.
    """
    check_size(content)
    return _scaled(content, LARGE)


def small_version(path: Path) -> Path:
    """Return the file with the picture at 800 pixels, made on first use."""
    small = path.with_name(f"{path.name}.{SMALL}")
    if not small.exists():
        waiting = small.with_name(f"{small.name}.new")
        waiting.write_bytes(_scaled(path.read_bytes(), SMALL))
        waiting.replace(small)
    return small


def check_size(content: bytes) -> None:
    """Raise ValidationError for too many pixels, counted before any is decoded."""
    limit = settings.PICTURE_LIMIT_MEGAPIXELS
    advice = _("Make it smaller: 1600 pixels are enough.")
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as picture:
            pixels = picture.width * picture.height
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("The picture has more than %(limit)s megapixels.") % {"limit": limit} + " " + advice,
            code="pixels",
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _damaged() from error
    if pixels > limit * 1_000_000:
        raise ValidationError(
            _("The picture has %(size)s megapixels; %(limit)s are allowed.")
            % {"size": round(pixels / 1_000_000), "limit": limit}
            + " "
            + advice,
            code="pixels",
        )


def _scaled(content: bytes, longest: int) -> bytes:
    """Return the picture stored anew in its own format; nothing but pixels and colours is kept."""
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as opened:
            form = opened.format or "PNG"
            colours = opened.info.get("icc_profile")
            opened.thumbnail((longest, longest))
            picture = _plain(ImageOps.exif_transpose(opened), form)
            out = io.BytesIO()
            picture.info.clear()
            picture.getexif().clear()
            picture.save(out, form, icc_profile=colours, **_SAVING[form])
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _damaged() from error
    return out.getvalue()


def _plain(picture: Image.Image, form: str) -> Image.Image:
    """Return the picture in a colour mode every browser shows."""
    if form == "JPEG":
        return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def _damaged() -> ValidationError:
    return ValidationError(
        _("The picture is damaged and cannot be opened. Save it anew and upload it again."),
        code="damaged",
    )
