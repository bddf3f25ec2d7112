"""Files and folders that cannot be loaded, made afresh: a name, how to make it, what must be said."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True, slots=True)
class Bad:
    """`make` puts it into a folder and returns the path to load; `says` must stand in the
    output, in one piece; `status` is the exit status when nothing else is loaded."""

    name: str
    make: Callable[[Path], Path]
    says: str
    status: int = 2


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _sample(suffix: str) -> bytes:
    return next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == suffix).read_bytes()


def _half(suffix: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        data = _sample(suffix)
        return _file(f"half{suffix}", data[: len(data) // 2])(folder)

    return make


def _zip(name: str, members: dict[str, bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return path

    return make


def _truncated_zip(folder: Path) -> Path:
    path = _zip("half.zip", {"a.txt": "甲市".encode() * 1000})(folder)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def _many_members(folder: Path) -> Path:
    return _zip("many.zip", {f"{i}.txt": b"x" for i in range(6000)})(folder)


def _encrypted_pdf(folder: Path) -> Path:
    """A PDF whose trailer names an encryption dictionary that no password was given for."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">/P -44>>endobj\n"
    )
    trailer = b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><02>]/Size 5>>\n%%EOF"
    return _file("secret.pdf", body + trailer)(folder)


def _png(folder: Path) -> Path:
    """An image of a declared size of 60,000 × 60,000 points in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 0, 0, 0, 0))
    return _file("huge.png", b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))(folder)


def _dangling(folder: Path) -> Path:
    path = folder / "gone.txt"
    path.symlink_to(folder / "nowhere.txt")
    return path


def _folder(folder: Path) -> Path:
    path = folder / "empty"
    path.mkdir()
    return path


def _pipe(folder: Path) -> Path:
    path = folder / "pipe.txt"
    os.mkfifo(path)
    return path


BAD = (
    Bad("missing", lambda folder: folder / "nothing.txt", "nothing.txt"),
    Bad("missing-glob", lambda folder: folder / "*.txt", "*.txt"),
    Bad("empty-folder", _folder, "empty"),
    Bad("empty-file", _file("empty.txt", b""), "empty.txt"),
    Bad("only-spaces", _file("blank.txt", b" \n\t\n"), "blank.txt"),
    Bad("binary-as-text", _file("junk.txt", bytes(range(256)) * 64), "junk.txt"),
    Bad("no-encoding", _file("latin.txt", b"caf\xe9 \xff\xfe\xff" * 20), "latin.txt"),
    Bad("utf16", _file("utf16.txt", "甲市与乙市签署协议".encode("utf-16")), "utf16.txt"),
    Bad("unknown-kind", _file("table.parquet", b"PAR1"), "table.parquet"),
    Bad("no-suffix", _file("README_NOT", "文".encode()), "README_NOT"),
    Bad("half-pdf", _half(".pdf"), "half.pdf"),
    Bad("not-a-pdf", _file("fake.pdf", "这不是PDF".encode()), "fake.pdf"),
    Bad("encrypted-pdf", _encrypted_pdf, "secret.pdf"),
    Bad("half-docx", _half(".docx"), "half.docx"),
    Bad("not-a-docx", _zip("fake.docx", {"a.txt": b"x"}), "fake.docx"),
    Bad("half-zip", _truncated_zip, "half.zip"),
    Bad("zip-bomb", _zip("bomb.zip", {"a.txt": b"\0" * 300_000_000}), "bomb.zip"),
    Bad("many-members", _many_members, "many.zip"),
    Bad("zip-of-nothing", _zip("none.zip", {"a.exe": b"MZ"}), "none.zip"),
    Bad("html-50-mb", _file("large.html", b"<html><body>" + b"<p>x</p>" * 6_500_000), "large.html"),
    Bad("html-without-text", _file("menu.html", b"<html><body><nav><img src=x></nav><script>1</script></body></html>"), "menu.html"),
    Bad("image-too-large", _png, "huge.png"),
    Bad("not-an-image", _file("photo.png", b"hello"), "photo.png"),
    Bad("dangling-link", _dangling, "gone.txt"),
    Bad("named-pipe", _pipe, "pipe.txt"),
)
