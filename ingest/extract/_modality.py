"""How a clause puts a fact: as standing, planned, proposed, over, or denied.

Judged by the words of the clause that holds the span, mostly those before it: Chinese puts
its modal verbs, negations and adverbs of time before what they govern. A pure function of
the text; the work is bounded by the longest clause that is looked at.
"""

from __future__ import annotations

import re

from kb.model import Modality, Span

_REACH = 120
_BREAK = re.compile(r"[。！？；;!?\n]")
_COMMA = re.compile(r"[，,：:]")

_DENIED = re.compile(
    r"(?:尚未|仍未|并未|从未|未能|未曾|未(?!来|央|雨|经|成年)|没有|不再|不是|不属于|不得|不会|不宜|无法|并非|(?<![尽])不(?!断|仅|但|只|少|同|动产|锈|超|低于|高于|足|良|忘|懈|变|停))"
)
_NEXT_DENIED = re.compile(r"^[^，。；,;]{0,6}?(?:尚未|仍未|未能|未(?!来)|没有)")
_ENDED = re.compile(r"曾经|曾(?!都|母|侯|国)|(?<![\w高平中荒])原(?=[\w]{0,12}$)|取消|终止|废止|撤销|撤并|停止|不再|解散|失效|退出")
_NEXT_ENDED = re.compile(r"^[^，。；,;]{0,10}?(?:已?(?:被|予以)?(?:取消|终止|废止|撤销|停建|解散)|同时废止)")
_SUGGESTED = re.compile(
    r"建议|探索|研究(?=[\w]{0,4}(?:设立|建立|建设|制定|推动|成立|编制|论证|开展|组建|出台))|争取|呼吁|希望|期待|倡议|可以考虑|考虑|有望|力争|谋划|论证|应当?考虑|如果|若(?!干)|假如"
)
_NEXT_SUGGESTED = re.compile(r"^[^，。；,;]{0,10}?(?:前期(?:工作|研究|论证)|可行性研究|规划研究)")
_PLANNED = re.compile(
    r"拟|将(?!军|乐|来的)|计划(?!单列)|规划(?:建设|新建|布局|打造|建成)|推进|推动|加快|加速|抓好|抓紧|实施|启动|打造|培育|建设(?!规划|纲要|方案|用地|[部厅局])|构建|创建|申建|申报|壮大|做大|做强|做优"
    r"|支持|鼓励|引导|提升|深化|促进|加强|强化|力促|开工|新建|续建|着力|全力|高质量|高水平|完善|布局|发展(?!示范|规划|纲要|试验|先行|改革|委员|合作区|区)|聚力|聚焦|积极|要(?!素|求|道|地|塞|闻)"
)
_STANDS = re.compile(
    r"已|建成|通车|投运|投产|投用|开通|贯通|完工|竣工|完成|入选|获批|签署|签订|印发|成立|达到|突破|实现|形成|增长|跃升|跻身|落户|设立|运营|启用|累计|加快建设中|顺利推进|有序推进|稳步推进|取得"
)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the sentence-breaking marks around a span, at most 120 characters either way."""
    low = max(0, start - _REACH)
    left = max((m.end() for m in _BREAK.finditer(text, low, start)), default=low)
    mark = _BREAK.search(text, end, min(len(text), end + _REACH))
    return left, mark.start() if mark else min(len(text), end + _REACH)


def modality(text: str, start: int, end: int) -> Modality:
    """The modality of what `text[start:end]` states, by the clause around it.

    Words inside the span count as words before it. In order: a denial or an end next to the
    span, a proposal before it in the same clause, then a plan unless the clause says that it
    is done. A clause without any such word `holds`.
    """
    if _proposed(text, start, end):
        return Modality.SUGGESTED
    left, right = clause_around(text, start, end)
    near = max((m.end() for m in _COMMA.finditer(text, left, start)), default=left)
    head, after = text[near:start], text[end:right]
    own = text[start:end]
    if _DENIED.search(head) or _NEXT_DENIED.match(after):
        return Modality.DENIED
    if _ENDED.search(head) or _NEXT_ENDED.match(after):
        return Modality.ENDED
    if _SUGGESTED.search(head) or _NEXT_SUGGESTED.match(after):
        return Modality.SUGGESTED
    tail = after[: _first_comma(after)]
    if _STANDS.search(tail) or _STANDS.search(head):
        return Modality.HOLDS
    return Modality.PLANNED if _PLANNED.search(head) or _PLANNED.search(own) else Modality.HOLDS


def _proposed(text: str, start: int, end: int) -> bool:
    """Is the span in the title of a proposal (《关于将…纳入…的建议》)?"""
    opened = text.rfind("《", max(0, start - _REACH), start)
    if opened < 0 or text.find("》", opened, start) >= 0:
        return False
    closed = text.find("》", end, end + _REACH)
    return closed > 0 and text.endswith(("的建议", "的提案", "的请示", "的议案"), 0, closed)


def modality_between(text: str, first: Span, last: Span) -> Modality:
    """The modality of what ties two spans: one that makes no relation, at either, outweighs all."""
    a, b = modality(text, *first), modality(text, *last)
    return a if not a.relates or (b.relates and a is Modality.PLANNED) else b


def _first_comma(text: str) -> int:
    mark = _COMMA.search(text)
    return mark.start() if mark else len(text)
