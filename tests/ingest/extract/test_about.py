"""What a document says of itself, on heads of our own."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import About, about
from ingest.read import ReadText
from ingest.segment import segment

BODY = "一、总体要求\n" + "加强统筹协调，推进各项工作落到实处。" * 20 + "\n"


def of(text: str, source: str = "a.txt") -> About:
    read = ReadText(source, hashlib.sha256(text.encode()).hexdigest(), "txt", text)
    return about(read, segment(text))


HEADS: list[tuple[str, dict[str, object]]] = [
    (
        "下载\n打印\n全屏\n【字号：\n加大\n】\n2021年四川省政府工作报告\n——2021年1月30日在四川省第九届人民代表大会第二次会议上\n来源：某报\n各位代表：\n"
        "现在，我代表省人民政府向大会报告工作。\n",
        {
            "title": "2021年四川省政府工作报告",
            "date": "2021-01-30",
            "kind": "report",
            "place": "Province:510000",
            "issuer": "四川省人民政府",
            "official": False,
        },
    ),
    (
        "重庆市人民政府关于\n加强水网建设的批复\n渝府〔2020〕999号\n甲区人民政府：\n你区请示收悉。\n"
        + BODY
        + "重庆市人民政府\u2002\u2002\n2020年3月9日\u2002\u2002\n（此件公开发布）\n",
        {
            "title": "重庆市人民政府关于加强水网建设的批复",
            "number": "渝府〔2020〕999号",
            "date": "2020-03-09",
            "kind": "reply",
            "issuer": "重庆市人民政府",
            "place": "City:500000",
            "official": True,
        },
    ),
    (
        "重庆市人民政府办公厅关于做好节水工作的通知渝府办发〔2020〕998号各区县人民政府：为做好节水工作，通知如下。一、加强领导。重庆市人民政府办公厅2020年3月9日（此件公开发布）",
        {"title": "重庆市人民政府办公厅关于做好节水工作的通知", "number": "渝府办发〔2020〕998号", "date": "2020-03-09", "kind": "notice"},
    ),
    (
        "# 甲湖保护条例\n\n2019年5月6日 河北省第十三届人民代表大会常务委员会第九次会议通过\n\n## 第一章 总则\n\n第一条 为了保护甲湖，制定本条例。\n",
        {
            "title": "甲湖保护条例",
            "date": "2019-05-06",
            "kind": "law",
            "issuer": "河北省人民代表大会常务委员会",
            "place": "Province:130000",
        },
    ),
    (
        "各市人民政府：\n《湖北省节水管理办法》已经省政府同意，现印发给你们，请遵照执行。\n湖北省水利厅\n2020年4月5日\n湖北省节水管理办法\n第一条 为节约用水，制定本办法。\n",
        {"title": "湖北省节水管理办法", "date": "2020-04-05", "issuer": "湖北省水利厅", "place": "Province:420000", "official": True},
    ),
    (
        "首页\n>\n政务动态\n>\n要闻\n二〇二〇年湖南省政府工作报告\n——二〇二〇年一月八日在湖南省第九届人民代表大会第三次会议上\n各位代表：\n我代表省人民政府，向大会报告工作。\n",
        {"title": "二〇二〇年湖南省政府工作报告", "date": "2020-01-08", "kind": "report", "place": "Province:430000"},
    ),
    (
        "甲乙两地携手治水\n某网消息（记者 王某）：近日，甲乙两地召开座谈会，商定共同治水的办法，明确今后的安排。\n[原文](https://news.example/2022/03/04/abc.html)\n",
        {"title": "甲乙两地携手治水", "date": "2022-03-04", "kind": "news", "official": False},
    ),
    ("2022-05-06 10:11，正文：某报讯（记者 王某）5月5日，两市开会。", {"title": None, "date": "2022-05-06", "kind": "news"}),
    (
        "【城市研究】\n\n网络与规模：研究进展综述*\n\n王某\n\n摘要：本文讨论城市网络。关键词：网络\n",
        {"title": "网络与规模：研究进展综述", "kind": "review"},
    ),
    ("你省请求解决水源问题。水利部认为可行。\n关于你省提出的其他问题，另行答复。\n", {"title": None, "kind": "reply", "official": True}),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_what_the_head_and_foot_say(text: str, expected: dict[str, object]) -> None:
    found = of(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_spans_show_the_words() -> None:
    text = HEADS[1][0]
    found = of(text)
    assert found.number_span is not None and found.date_span is not None and found.issuer_span is not None
    assert text[slice(*found.number_span)] == found.number
    assert text[slice(*found.date_span)] == "2020年3月9日"
    assert text[slice(*found.issuer_span)] == found.issuer


def test_the_year_of_the_file_name_serves_where_the_text_has_none() -> None:
    assert of("要加强合作。", "reports/甲-2019.txt").date == "2019"
    assert of("要加强合作。", "reports/甲-2019-2020.txt").date is None


def test_english_is_known_by_its_letters() -> None:
    assert of("Fellow Deputies,\nOn behalf of the State Council, I will now report on the work of the government.\n").english
    assert not of("各位代表：").english


@given(st.text(alphabet="关于的通知《》〔〕2021年3月号：。\n 一、第条省市人民政府", max_size=200))
def test_any_text_has_spans_within_it(text: str) -> None:
    found = of(text)
    for span in (found.title_span, found.date_span, found.number_span, found.issuer_span):
        assert span is None or 0 <= span[0] < span[1] <= len(text)
