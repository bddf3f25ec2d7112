"""Where a name begins that is known by its end: 光谷科创大走廊, X高新区, X产业链, XY高铁.

Chinese writes no spaces, so a generic ending (走廊, 高铁) is found first and the name is read
leftwards from it: to the last mark, then past the last word that governs a name from outside
(verbs, prepositions, particles), never cutting into a place that is already known. The work
for one ending is bounded by `REACH`, so the whole is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract._context import Trigger
from ingest.extract._draft import Mention

REACH = 36
LIST_REACH = 90

_MARK = re.compile(r"[，。；：！？、\n\r\t“”‘’《》〈〉（）()【】「」,;:!?…/|　 ]|——")
_LIST_MARK = re.compile(r"[，。；：！？\n\r\t《》〈〉【】,;:!?…|　 ]|——")
_OUTER = (
    "支持|推进|推动|推广|加快|加速|加强|加大|建设|打造|创建|设立|融入|对接|依托|围绕|聚焦|聚力|发挥|深化|实施|促进|提升|提高|带动|引领(?!区)|强化|培育|构建|完善"
    "|优化(?!区)|做强|做优|做大|做精|壮大|高标准|高起点|高水平|高质量(?=建设|推进|推动|打造|共建|编制|办好)|扎实|深入|积极|主动|全力|全面|持续|稳步|稳定|统筹|探索|建立"
    "|申报|申建|争取|争创|规划|谋划|获批|入选|成立|签署|参与|复制|落实|贯彻|抢抓|用好|办好|做好|抓好|加入|纳入|包括|涵盖|包含|覆盖|位于|落户|入驻|走进|来到|考察"
    "|调研|迈向|开展|启动|开启|试行|公布|印发|发布|制定|出台|支撑|实现|打通|畅通|扩大|增强|拓展|鼓励|引导|允许|批准|批复|同意|撤销|取消|整合|形成|建成|开通|开工|新建|续建"
    "|改建|扩建|推出|鼓励|助力|赋能|服务(?!业|贸易|外包|型|消费|机器)|首个|首批|首条|首家|唯一|一批|一个|几个|多个|各个|各类|各级|全国|我国|全球|全省|我省|全市|我市|全区|省内|市内"
    "|其中|以及|通过|按照|根据|关于|继续|进一步|大力|有序|有效|率先|不断|更好|更加|充分|认真|切实|坚持|坚决|努力|着力|奋力|促使|确保|保障|负责|协调推进|协同推进|积极|尤其|特别是|包括"
    "|目前|今年|去年|近年来|年来|期间|重点|正式|已经|作为|成为|属于|来自|通往|前往|具有|拥有|涉及|所谓|现有|原有|布局|谋求|借助|利用|承接(?!产业)|对标|推行|深度|主要|逐步|启用|释放"
    "|辐射|瞄准|抢占|赋予|列为|列入|确定为|认定为|升格为|获评|跻身|共推|共商|力争|力促|筹建|推介|支撑|牵头|联动(?!发展|融合)|会同|结合|把握|抢先|集聚|锚定|立足|建好|守护|提速|提质|升级"
    "|两地|三地|双方|各地|多地|部分|十四五|十五五|时期|阶段|此外|同时|例如|比如|譬如|诸如|包括|显示|指出|强调|提出|要求|表示|介绍|认为|开发建设|坐落|设在|专门|分别|包围|环绕|启示|案例|区域内|以下|简称|所称|做深|做实|打好|打赢|完成|深耕|适用|指导|组织(?=实施|领导|开展)|解决|拟定|反映|体现|应当|研究|确定|享受|运用|严控|协调(?=推|解)|监督|评估|参照|配合|衔接|延伸|放大|叠加|学习|对照|可以|能够|需要|必须|不得|除|巩固|举办|吸收|搭建|维护|搬迁至|迁至|延伸至|扩大至|赴|每年|每|全新|所在|周边|附近|沿线"
)
_SINGLE = "的了着在把将从到向于是等让使给被并或若以该这那其您我们又也还"
_COUNTED = r"\d+(?:\.\d+)?(?:万亿|千亿|百亿|万|亿)?(?:元?级|元)?[个条项座家大批次市省县区种类]?|[一二三四五六七八九十两]+[个条项座家大批]"
_WORDS = f"{_OUTER}|[{_SINGLE}]|对(?![外口台])|(?<!自)由|为(?!民)|本[市省区州县]|{_COUNTED}"
_STOP = re.compile(f"{_WORDS}|[和与及]")
_STOP_IN_LIST = re.compile(
    f"{_WORDS}|发展|新增|进行|工程|项目|共建|共推|延伸|延长|健全|补齐|招引|引进|攻坚|已有|持有|拥有|分别|现代化(?=产业)|突出|突破|绘制|做长|新一轮|更多|以上|以下|优化|年产|总投资|配套建设"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch before an ending: from the last mark to the ending, and where the name may begin."""

    left: int
    start: int


def run_before(text: str, end: int, known: Sequence[Mention], floor: int = 0, *, listed: bool = False) -> Run:
    """The run up to `end` (where the generic ending begins); `known` are mentions that are never cut.

    `left` is just behind the last mark; `start` behind the last outer word. With `listed` a list
    counts as one run: 、 and 和 stay inside.
    """
    low = max(floor, end - (LIST_REACH if listed else REACH))
    left = low
    for m in (_LIST_MARK if listed else _MARK).finditer(text, low, end):
        left = m.end()
    start = left
    for m in (_STOP_IN_LIST if listed else _STOP).finditer(text, left, end):
        if any(k.start < m.end() and m.start() < k.end for k in known):
            continue
        start = m.end()
    return Run(left, start)


def longest(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Of overlapping triggers the one that begins first, of those the longest."""
    kept: list[Trigger] = []
    for t in sorted(triggers, key=lambda t: (t.start, -t.end)):
        if not kept or t.start >= kept[-1].end:
            kept.append(t)
    return kept


def quoted_before(text: str, at: int, most: int = 12) -> tuple[int, int] | None:
    """The inside of a pair of quotes that closes right before `at`, at most `most` characters long."""
    if at < 3 or text[at - 1] not in "”’」":
        return None
    opening = max(text.rfind(q, max(0, at - most - 2), at - 1) for q in "“‘「")
    return (opening + 1, at - 1) if opening >= 0 and at - 1 - opening - 1 >= 2 else None


def bracketed_before(text: str, at: int, most: int = 10) -> int | None:
    """Where `X（Y）` begins that closes right before `at`: 中国（湖北）自贸试验区, 西部（重庆）科学城."""
    if at < 4 or text[at - 1] not in "）)":
        return None
    opening = max(text.rfind(b, max(0, at - most - 2), at - 1) for b in "（(")
    if opening < 0:
        return None
    for word in ("中国", "西部"):
        if text.endswith(word, 0, opening):
            return opening - len(word)
    return None
