"""A small text of our own, as read."""

from __future__ import annotations

import hashlib

from ingest.read import ReadText

TEXT = """成都市与德阳市合作情况的通报
2023年5月6日，成都市与德阳市签署《成都德阳轨道交通建设合作协议》。
绵阳市和德阳市看好沱江科创园，推动氢能产业链发展。
《沱江流域保护条例》（川府发〔2022〕15号）由四川省人民政府印发，适用于成都市、德阳市。
2023年成都市常住人口为2140.3万人，比上年增长0.6%，德阳市新区人口下降1.2%。
成都市与绵阳市于2022年12月结成伙伴城市。
我市将推进城市更新。
"""


def read(text: str = TEXT) -> ReadText:
    return ReadText("a.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text)
