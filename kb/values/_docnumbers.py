"""Document numbers: 国办发〔2018〕126号, whatever brackets and digits they are written with."""

from __future__ import annotations

import re
import unicodedata

from kb.errors import ValueParseError

_CODE = r"[\u4e00-\u9fffA-Za-z]{1,14}"
_PATTERN = re.compile(
    rf"(?P<code>{_CODE})\s?[〔\[［【（(﹝]\s?(?P<year>(?:19|20)\d{{2}}|(?:１９|２０)[０-９]{{2}}|[一二][〇○零一二三四五六七八九]{{3}})\s?[〕\]］】）)﹞]\s?第?(?P<number>[\d０-９]{{1,5}})\s?号"
)
_LEAD = re.compile(
    r"^(?:.*(?:根据|依据|按照|依照|遵照|贯彻|落实|执行|印发|下发|转发|废止|关于|以下简称|文号[:：]?|参照|现将))?(?:[据及和与以的即见由将](?=.{2}))*"
)
_SPELT = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def document_numbers(text: str) -> list[tuple[str, int, int]]:
    """Each number as normalised, with the place of its words, in order."""
    found = []
    for m in _PATTERN.finditer(text):
        lead = _LEAD.match(m["code"])
        start = m.start() + (lead.end() if lead and lead.end() < len(m["code"]) else 0)
        code = text[start : m.end("code")]
        year, number = (unicodedata.normalize("NFKC", m[name]).translate(_SPELT) for name in ("year", "number"))
        found.append((f"{code}〔{year}〕{int(number)}号", start, m.end()))
    return found


def document_number(text: str) -> str:
    """One number as normalised. Raises `ValueParseError` when the text is not one."""
    stripped = text.strip()
    found = document_numbers(stripped)
    if len(found) != 1 or found[0][2] != len(stripped):
        raise ValueParseError(f"{text!r} is no document number; one looks like 国办发〔2018〕126号")
    return found[0][0]
