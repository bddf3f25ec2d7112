"""Images of pages: png, jpg, tif (all its pages), bmp, webp."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageSequence, UnidentifiedImageError

from ingest.read import _marked, _ocr
from ingest.read._normal import clean
from ingest.read._paragraphs import Line, Page, flow
from ingest.read._values import Limits, Parts
from kb.errors import SourceDamaged, SourceTooLarge


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `SourceDamaged`, `SourceTooLarge`, `ExtraMissing`."""
    pages: list[Page] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is checked below
            with Image.open(io.BytesIO(data)) as image:
                _check(source, image, limits)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    _check(source, frame, limits)
                    pages.append(_page(source, number, frame.convert("RGB")))
    except Image.DecompressionBombError as e:
        raise SourceTooLarge(source, "the image has too many pixels", "Scan it at 200 to 300 dpi.") from e
    except UnidentifiedImageError as e:
        raise SourceDamaged(source, "it is no image of a known kind", "Save it as PNG or PDF.") from e
    except (OSError, SyntaxError, ValueError, EOFError) as e:
        raise SourceDamaged(source, f"the image is damaged ({e})", "Scan the page again.") from e
    lines = flow(pages)
    return lines.parts(_marked.from_head(lines.text()), scanned=True)


def _check(source: str, image: Image.Image, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise SourceTooLarge(source, f"the image has {image.width} × {image.height} pixels", "Scan it at 200 to 300 dpi.")


def _page(source: str, number: int, image: Image.Image) -> Page:
    found = (line.scaled(1.0, image.height) for line in _ocr.lines(source, image))
    return Page(number, image.height, tuple(Line(clean(source, x.text), x.left, x.bottom, x.right, x.top, x.size) for x in found))
