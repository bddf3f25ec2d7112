"""甲市与乙市结为友好城市: a bond between the two or more cities that stand right before the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extension import Agreement, Fact, Quote, Reading
from kb.model import Modality, Passage

BOND = re.compile(
    r"(?P<lead>(?P<ahead>将|拟|计划|争取)|已|已经|正式|共同|签约|成功)*"
    r"(?:结为|结成|缔结|缔结为|建立)(?:了)?(?P<bond>国内友好城市|友好城市|姊妹城市|友好合作城市)"
)
AND = re.compile(r"[、与和同及]|以及")
DAY = re.compile(r"(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?")


class SisterCities:
    """One rule, `bond`: 与 between places, and the verb right behind the last of them."""

    version = "1.0"
    states = ("Agreement",)

    def extract(self, document: Reading) -> Iterator[Fact]:
        for passage in document.passages:
            for m in BOND.finditer(document.text, passage.start, passage.end):
                parties, start = before(document, passage, m.start())
                if len(parties) > 1:
                    yield Agreement(
                        words=document.quote(m.start("bond"), m.end("bond")),
                        kind="joint-mechanism",
                        parties=parties,
                        quote=document.quote(passage.start, m.end()),
                        signed=None if m["ahead"] else day(document, passage.start, start),
                        rule="bond",
                        confidence=0.9,
                        modality=Modality.PLANNED if m["ahead"] else Modality.HOLDS,
                    )


def before(document: Reading, passage: Passage, end: int) -> tuple[tuple[str, ...], int]:
    """The keys of the places coordinated up to `end`, and where they begin."""
    keys: list[str] = []
    for place in reversed(document.within((passage.start, end), ("City", "District", "Province"))):
        gap = document.text[place.end : end]
        if gap and not (keys and AND.fullmatch(gap)):
            break
        keys.append(place.key)
        end = place.start
    return tuple(reversed(keys)), end


def day(document: Reading, start: int, end: int) -> Quote | None:
    """The only date before the parties in their sentence."""
    found = list(DAY.finditer(document.text, start, end))
    return document.quote(*found[0].span()) if len(found) == 1 else None
