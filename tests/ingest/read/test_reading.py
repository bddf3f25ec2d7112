"""Every file becomes text or a `ReadError` that says what is wrong: nothing else, nothing silent."""

from __future__ import annotations

import hashlib
import io
import os
import random
import sys
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest.read import Limits, ReadText, Source, read, sources
from kb.errors import EncodingUnknown, ExtraMissing, ReadError, SourceDamaged, SourceEmpty, SourceMissing, SourceTooLarge

SAMPLES = Path(__file__).parents[3] / "samples"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
PDF = (SAMPLES / "metropolitan-plans.pdf").read_bytes()
DOCX = (SAMPLES / "greater-bay-area-agreement-2017.docx").read_bytes()
ENCRYPTED = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" + (
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)


def read_bytes(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> ReadText:
    path = folder / name
    path.write_bytes(data)
    return read(Source(name, path), limits or Limits())


TEXTS = [
    ("as it is", "成都。\n\n重庆　ＡＢ\u00a0\n".encode(), "成都。\n\n重庆　ＡＢ\u00a0\n"),
    ("byte order mark", b"\xef\xbb\xbf" + "成都".encode(), "成都"),
    ("line ends", "一\r\n二\r三\n".encode(), "一\n二\n三\n"),
    ("gb18030", "成都𠀀与重庆".encode("gb18030"), "成都𠀀与重庆"),
    ("a few controls", "成\x00都\x0b重\x85庆".encode(), "成 都 重 庆"),
    ("tabs stay", b"a\tb\n", "a\tb\n"),
]


@pytest.mark.parametrize(("what", "data", "expected"), TEXTS, ids=[t[0] for t in TEXTS])
def test_normalised_text(tmp_path: Path, what: str, data: bytes, expected: str) -> None:
    found = read_bytes(tmp_path, "x.txt", data)
    assert found.text == expected
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.source, found.format) == ("x.txt", "txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1))
def test_a_utf8_text_is_its_own_normal_form(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("t")
    if not text.strip("\ufeff").strip() or text.startswith("\ufeff"):
        return
    for name in ("x.txt", "x.md"):
        assert read_bytes(folder, name, text.encode()).text == text


FAILS: list[tuple[str, str, bytes, type[ReadError]]] = [
    ("empty", "x.txt", b"", SourceEmpty),
    ("blank", "x.txt", b" \n\t\n", SourceEmpty),
    ("empty pdf", "x.pdf", b"", SourceEmpty),
    ("neither encoding", "x.txt", b"\xff\xff\xff", EncodingUnknown),
    ("utf-16", "x.txt", "成都".encode("utf-16"), EncodingUnknown),
    ("binary", "x.txt", bytes(range(32)) * 50, SourceDamaged),
    ("an image named txt", "x.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 99, ReadError),
    ("a page without text", "x.html", b"<html><body><script>1</script></body></html>", SourceEmpty),
    ("no page", "x.html", b"<!-- -->", ReadError),
    ("no pdf", "x.pdf", "成都".encode(), SourceDamaged),
    ("truncated pdf", "x.pdf", PDF[: len(PDF) // 2], SourceDamaged),
    ("encrypted pdf", "x.pdf", ENCRYPTED, SourceDamaged),
    ("no docx", "x.docx", "成都".encode(), SourceDamaged),
    ("truncated docx", "x.docx", DOCX[: len(DOCX) // 2], SourceDamaged),
    ("encrypted docx", "x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), SourceDamaged),
    ("no image", "x.png", b"\x89PNG", SourceDamaged),
    ("unknown kind", "x.csv", b"1", SourceDamaged),
]


@pytest.mark.parametrize(("what", "name", "data", "error"), FAILS, ids=[f[0] for f in FAILS])
def test_what_cannot_be_read_says_so(tmp_path: Path, what: str, name: str, data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(tmp_path, name, data)
    assert caught.value.source == name
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.advice


LIMITS = [
    ("x.txt", b"a" * 101, Limits(bytes=100)),
    ("x.html", b"<p>" + b"a" * 101, Limits(markup=100)),
    ("x.pdf", PDF, Limits(pages=1)),
    ("x.docx", DOCX, Limits(expanded=1000)),
    ("x.docx", DOCX, Limits(members=3)),
]


@pytest.mark.parametrize(("name", "data", "limits"), LIMITS)
def test_limits(tmp_path: Path, name: str, data: bytes, limits: Limits) -> None:
    with pytest.raises(SourceTooLarge):
        read_bytes(tmp_path, name, data, limits)


def test_an_image_over_the_limit_of_pixels(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (400, 400)).save(out, "PNG")
    with pytest.raises(SourceTooLarge):
        read_bytes(tmp_path, "x.png", out.getvalue(), Limits(pixels=100_000))


def test_gone_between_listing_and_reading(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("成都", "utf-8")
    [source] = sources([tmp_path]).sources
    source.path.unlink()
    with pytest.raises(SourceMissing):
        read(source)


def test_no_right_to_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("成都", "utf-8")
    path.chmod(0)
    if os.geteuid() == 0:  # root opens everything: refuse as the system would refuse others
        real = io.open

        def refusing(file: object, *args: object, **kwargs: object) -> object:
            if str(file) == str(path):
                raise PermissionError(13, "Permission denied", str(path))
            return real(file, *args, **kwargs)  # type: ignore[call-overload]

        monkeypatch.setattr(io, "open", refusing)
    with pytest.raises(SourceMissing, match="may not be opened"):
        read(Source("x.txt", path))


def test_a_scan_without_the_extra_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.read import _ocr

    _ocr._load.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    path = SAMPLES / "gaozhu-new-area-scan.pdf"
    with pytest.raises(ExtraMissing, match=r"pip install 'kb\[ocr\]'"):
        read(Source("scan.pdf", path))


def test_a_line_of_five_million_characters(tmp_path: Path) -> None:
    text = "成都与重庆合作，" * 640_000
    assert read_bytes(tmp_path, "x.txt", text.encode()).text == text


def seeds() -> dict[str, bytes]:
    document = docx.Document()
    document.add_paragraph("成都与重庆签署协议。")
    document.add_table(2, 3).cell(0, 0).text = "甲"
    out = io.BytesIO()
    document.save(out)
    page = "<html><body><div id=zoom><p>成都与重庆签署协议，共建产业链。</p><table><tr><td>a<td>b</table></div></body></html>"
    return {
        ".docx": out.getvalue(),
        ".html": page.encode(),
        ".md": b"---\ntitle: x\n---\n|a|b|\n|-|-|\n|1|2|\n",
        ".txt": "成都\t1\n重庆\t2\n".encode(),
        ".pdf": PDF,
    }


@pytest.mark.parametrize("suffix", list(seeds()))
def test_damage_of_any_kind_gives_text_or_a_read_error(tmp_path: Path, suffix: str) -> None:
    seed = seeds()[suffix]
    chance = random.Random(suffix)
    for _ in range(20 if suffix == ".pdf" else 80):
        data = bytearray(seed)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.choice([0, 1, 5, 40])):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert read_bytes(tmp_path, "x" + suffix, bytes(data)).text.strip()
        except ReadError as e:
            assert e.source == "x" + suffix


def test_reading_is_deterministic() -> None:
    for source in sources([SAMPLES]).sources:
        if "scan" not in source.name:
            assert read(source) == read(source)


def exact(found: ReadText) -> None:
    assert [at for at, _ in found.layout] == sorted({at for at, _ in found.layout})
    assert all(0 <= at < len(found.text) for at, _ in found.layout)
    rows = [row for table in found.tables for row in table]
    assert rows == sorted(rows)
    for a, b in rows:
        assert 0 <= a < b <= len(found.text)
        assert "\n" not in found.text[a:b]
        assert found.text[a:b].strip()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the project")
def test_the_corpus_reads() -> None:
    found = sources([CORPUS])
    assert len(found.sources) == 78
    assert found.problems == ()
    for source in found.sources:
        if "real-economy" in source.name:  # the scan: twenty seconds; test_formats reads a smaller one
            continue
        text = read(source)
        exact(text)
        assert len(text.text) > 400, source.name
        assert "�" not in text.text or text.format == "txt"


def test_the_samples_read() -> None:
    found = sources([SAMPLES])
    assert len(found.sources) >= 12
    assert found.problems == ()
    for source in found.sources:
        if "scan" not in source.name:
            text = read(source)
            exact(text)
            assert "来源：" in text.text or "Source:" in text.text
