"""What was agreed: the names of agreements and of standing arrangements in a clause.

An agreement is named in 《》, in quotation marks, or by the noun phrase that ends in 协议, 备忘录 …;
a standing arrangement by one that ends in 联盟, 联席会议, 协作机制 …. A name that any two parties
could use (战略合作协议) does not identify what it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract._draft import Draft
from kb.vocabulary import SPATIAL

DEAL = r"(?:协议书?|备忘录|协定|意向书|议定书|合约|契约|公约|(?:合作|协作|共建|联盟)(?:文件|文本|合同|章程))"
_TITLE = re.compile(
    r"(?:协议书?|备忘录|协定|意向书|议定书|宣言|倡议书?|公约|合约|契约|章程|合作框架|战略合作|共识|(?:合作|协作|共建)(?:文件|合同))(?:[（(][^（）()]*[）)])*$"
)
_JOINT_RULES = re.compile(r"(?:协作|合作|协同|联动|共建|共治|联合).*(?:办法|意见|规则|细则|机制|方案)$")
_MARKED = re.compile(
    r"《(?P<name>[^《》\n]{2,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})*)》|“(?P<quoted>[^“”《》\n]{2,40}(?:宣言|共识|公约|协议|备忘录))”"
)
_PHRASE = re.compile(rf"(?P<name>[^，。；：《》\n]{{0,50}}?{DEAL})(?![书双]|投资|金额|资金|额)")
_OWN = re.compile(r"(?:《[^《》\n]*》|，(?=《[^《》\n]*》(?:[、，。；和等]|$))|[^，。；《》\n])*")
"""The rest of the verb's own clause."""
_NEXT = re.compile(rf"(?:（[^（）\n]{{2,60}}）)?(?:、|和|与|以及|及)(?P<name>[^，。；：《》、\n]{{2,40}}?{DEAL})(?![书双])")
_ANY = re.compile(r"(?:了|的)*(?:相关|有关|各类|一些|若干|劳动|购销|租赁|保密|责任|就业|服务|采购|收购|贷款|买卖|不)")
_THIS = re.compile("如下|以下|下列|本|该|上述|此")
_BOND = re.compile(
    r"(?:了|起)?(?P<name>(?:[^，。；：、的《》“”\d]{2,20}?合作(?:意向|关系|伙伴(?:关系)?)?|(?:友好|姊妹)(?:合作)?(?:城市|市县|省份|区县|县区|州市|城区|[市区县省州])?(?:关系)?|友城(?:关系)?|战略合作伙伴(?:关系)?|(?:结对|对口)(?:帮扶|协作|合作|支援)?关系)(?=[。；]|$|，(?!(?:并|还|同时|共)*(?:签|$))))"
)
"""What is concluded without a paper's name: 达成直供合作, 缔结友好关系."""
_NUMBERED = re.compile(r"(?:共|共计|总计|累计|达|合计)?(?:\d+|[两二三四五六七八九十百]+)(?:多|余)?(?:项|个|份|件|款)")
_COUNT = re.compile(r"(?P<count>\d+|[两二三四五六七八九十]+)(?:多|余)?(?:项|个|份|款|大类)")
_LEAD = re.compile(
    r"(?:了|的|并|和|举行|举办|召开|一系列|系列|有关|相关|多项|多个|多份|首个|首份|首批|一批|一揽子|第[一二三四五六七]轮|一份|一项|关于(?=[\u4e00-\u9fff]{2,20}的)|[“\"、\s]|\d{4}年度?)+"
)

_HEADS = (
    ("alliance", r"联盟(?![赛路])|联合体|[医教校产旅]联体|[医教]共体|[协合]作体|共同体(?=成立|揭牌)|联合会|联谊会"),
    (
        "platform",
        r"研究院|(?:联合)?实验室|(?:创新|研究|服务|合作|技术转移|孵化|联合|转化|调度|指挥|事务|交流|交易|协同|发展|促进|数据|人才|调解|仲裁|受理|检测|培训|会商|救援|展示)中心|联络[站处]|(?:联合|协作|合作|服务)工作?站|平台",
    ),
    (
        "joint-mechanism",
        r"(?:市长|省长|区长|县长|州长|书记|工作|党政|高层|主席)?联席(?:(?:工作|协商|办公|协调|会商)?会议|会晤|例会|会商会?|会(?!议|商))(?:制度|机制)?|(?:定期|互访|年度|高层|领导)会晤(?:制度|机制)?|协[调作]会(?!商|员|谈)议?(?:制度|机制)?|例会(?:制度|机制)|(?:会商|协商|磋商)会(?:议)?(?:制度|机制)?"
        r"|(?:合作|协作|协调|协同|会商|协商|磋商|联动|议事|互助|联防|联控|联治|共治|共管|共商|共建|共享|互认|沟通|对接|轮值|通报|应急|补偿|执法|调度|推进|帮扶|响应)(?:工作|发展|推进|保障|立法|治理|监管|交流|服务|管理|创新|保护|处置|巡查|招商|办案|攻关|防控|救援|预警|监测|办理|司法|养护)?(?:工作)?(?:机制|制度)"
        r"|工作专班|专班|理事会|(?:执行|合作|联合|协调|管理|指导|决策|协作|发展|促进|推进|专业|专家|咨询|议事|组织)委员会|联合[\u4e00-\u9fff]{2,4}委员会|(?:协调|协作|推进|联合|合作)工?作?小组|促进会|领导小组|(?:合作|联合|执法|协调)办公室|联合(?:工作组|指挥部|秘书处)|合作论坛",
    ),
)
HEAD = re.compile("|".join(f"(?P<{kind.replace('-', '_')}>{words})" for kind, words in _HEADS))
_PLURAL = re.compile(r"一批|多个|各类|若干|各|一系列|\d+(?:个|家)|[两三四五六七八九十]+[个家]")
GENERIC_LENGTH = 14
LEAST = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its place; `text` is None where only a count or a bare word stands there."""

    text: str | None
    start: int
    end: int
    kind: str = "agreement"


def deals_after(text: str, start: int, end: int) -> list[Name]:
    """The agreements named between a verb of signing and the end of its clause; [] for other things signed."""
    own = _OWN.match(text, start, end)
    stop = own.end() if own else end
    m = _PHRASE.search(text, start, stop)
    if m is None or marked(text, start, stop) or not _COUNT.match(text, m.start("name")):
        if found := marked(text, start, stop) or marked(text, start, end) or marked(text, start, end, _JOINT_RULES):
            rules = [
                n
                for n in marked(text, start, end, _JOINT_RULES)
                if any(text[n.end : f.start] == "》《" or text[f.end : n.start] == "》《" for f in found)
            ]
            return sorted({*found, *rules}, key=lambda n: n.start)
        m = _PHRASE.search(text, start, end)
    if m is None or re.search("[，。；]", text[start : m.start()]):
        bond = _BOND.match(text, start, end)
        return [Name(bond["name"], *bond.span("name"))] if bond else []
    if _NUMBERED.match(text, m.end(), end):
        return [Name(None, m.start("name"), m.end("name"))]
    if _ANY.match(m["name"]) or _THIS.match(m["name"]):
        return []
    names = [phrase_name(text, m.start("name"), m.end("name"))]
    while m := _NEXT.match(text, m.end("name"), end):
        again = phrase_name(text, m.start("name"), m.end("name"))
        if again.text is None:
            break
        names.append(again)
    return names


def marked(text: str, start: int, end: int, kind: re.Pattern[str] = _TITLE) -> list[Name]:
    """The titles and quoted names in the span that are an agreement's: those that `kind` finds."""
    found = [(m, m.lastgroup or "name") for m in _MARKED.finditer(text, start, end)]
    return [Name(m[group], m.start(group), m.end(group)) for m, group in found if kind.search(m[group])]


def deals_before(text: str, start: int, end: int) -> list[Name]:
    """The agreement before a verb: 《甲乙合作协议》正式签署, 《甲乙合作协议》由甲、乙签署."""
    return [n for n in marked(text, start, end) if end - n.end - 1 <= 14 or text[n.end + 1] == "由"][-1:]


_SUBJECT = re.compile(
    r"(?<!成)(?:就|围绕|针对)(?:共同|联合)?(?:共建|建立健全|建立|组建|设立|成立|搭建|开展|加强|推进|深化|实施)?(?P<what>[^，。；：]{2,40}?)(?:等?(?:事项|事宜|工作))?(?:正式|共同|联合|现场)*$"
)


def subject_matter(text: str, start: int, verb: int) -> list[Name]:
    """What parties agree on where no agreement is named: 就甲机制换文; without a name unless a standing arrangement is."""
    m = _SUBJECT.search(text, start, verb)
    if m is None:
        return []
    heads = [h for h in arrangements(text, *m.span("what")) if h.end == m.end("what")]
    name = m["what"] if heads else None
    return [Name(name, *m.span("what"), heads[-1].kind if heads else "agreement")]


def phrase_name(text: str, start: int, end: int) -> Name:
    """The noun phrase in the span without its lead; no name where it is a count or says nothing."""
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    name = text[at:end]
    if name.count("“") != name.count("”"):
        at = at + name.rfind("“") + 1 if name.count("“") > name.count("”") else max(start, text.rfind("“", start, at))
        name = text[at:end]
    if _COUNT.match(name) or _THIS.match(name) or len(name) < LEAST:
        return Name(None, start, end)
    return Name(name, at, end)


def arrangements(text: str, start: int, end: int) -> Iterator[Name]:
    """Ends of names of standing arrangements: `start`–`end` is the head word alone."""
    for m in HEAD.finditer(text, start, end):
        yield Name(m[0], m.start(), m.end(), (m.lastgroup or "").replace("_", "-"))


def plural(name: str) -> bool:
    """Does the phrase speak of some things of the kind, not of one by its name?"""
    return _PLURAL.match(name) is not None


def identifies(draft: Draft, name: Name) -> bool:
    """Is the name one that only these parties' agreement has? One with a place or area in it, or a long one."""
    return name.text is not None and (len(name.text) >= GENERIC_LENGTH or bool(draft.mentions_in(name.start, name.end, SPATIAL)))
