"""Read the industries before 产业链 or 产业集群: one, or a list that shares the ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.extract._draft import Mention
from ingest.extract._lists import within
from ingest.extract._names import run_before
from ingest.extract._zones import goes_on as goes_on_as_word
from kb.gazetteer import divisions, words
from kb.vocabulary import PLACES

KINDS: dict[str, str] = {
    "产业链": "chain",
    "产业链条": "chain",
    "全产业链": "chain",
    "全产业链条": "chain",
    "产业集群": "cluster",
    "制造业集群": "cluster",
    "集群": "cluster",
    "产业链群": "cluster",
    "产业群": "cluster",
    "产业生态圈": "cluster",
    "产业协作圈": "cluster",
    "产业走廊": "cluster",
    "制造走廊": "cluster",
    "制造业走廊": "cluster",
    "智造走廊": "cluster",
    "配套走廊": "cluster",
    "产业长廊": "cluster",
    "产业集聚带": "cluster",
    "产业协作带": "cluster",
    "产业合作带": "cluster",
    "产业发展带": "cluster",
    "产业圈": "cluster",
    "产业带": "cluster",
}
_QUALITY = "|".join(
    sorted(
        [
            "先进制造业",
            "战略性新兴",
            "万亿元级",
            "中小企业",
            "先进制造",
            "农业产业",
            "千亿元级",
            "百亿元级",
            "万亿级",
            "上下游",
            "世界级",
            "制造业",
            "千亿级",
            "国家级",
            "地标性",
            "战略性",
            "数字化",
            "标志性",
            "现代化",
            "百亿级",
            "若干个",
            "跨区域",
            "跨市",
            "跨县",
            "跨省",
            "跨界",
            "本地",
            "首批",
            "一流",
            "拳头",
            "战略",
            "富民",
            "县域",
            "亿元级",
            "五百亿级",
            "五千亿级",
            "一批",
            "万亿",
            "世界",
            "主导",
            "乡村",
            "产业",
            "优势",
            "优质",
            "传统",
            "先进",
            "全国",
            "全球",
            "共建",
            "关键",
            "区域",
            "千亿",
            "国内",
            "国家",
            "国际",
            "地标",
            "多个",
            "多条",
            "大型",
            "完整",
            "富民",
            "工业",
            "市级",
            "成熟",
            "支柱",
            "整个",
            "新兴",
            "有关",
            "未来",
            "本土",
            "核心",
            "特色",
            "百亿",
            "相关",
            "省级",
            "若干",
            "跨境",
            "重点",
            "骨干",
            "高端",
            "各",
        ],
        key=len,
        reverse=True,
    )
)
_LEVEL = "[百千万亿]+吨级|[百千万亿五]+元?级?|出口(?:导向)?型?|龙头|重要|知名|一流|区域性|大型|中国|全省|全市|县级|国家中小企业|具有国际竞争力的|具有全球影响力的|具有全国影响力的|在全国具有竞争力的"
_TAIL = re.compile(
    rf"(?P<list>等)?(?P<count>\d+|[一二三四五六七八九十两百]+)?(?P<measure>个|条|大|类)?(?P<quality>(?:{_QUALITY}|{_LEVEL})*+)$"
)
_SELECTED = re.compile(
    rf"(?:等?(?:[\d两三四五六七八九十]+[个大])?(?:产业|行业|领域))?(?:全部|成功|均|先后|双双|分别|共同|同时|再次|顺利|已|又|被|拟)*"
    rf"(?:入选|列入|纳入|进入|跻身|入围|获评|获批|创成|成为|晋级|晋升|上榜|入列|认定为|评为|升级为|发展为|发展成|打造成|培育成|建设成)(?:了|为)?(?:首[批个条])?(?:{_QUALITY}|{_LEVEL})*+$"
)
_KIND_OF = re.compile(r"(?<=等)(?!产业)[\u4e00-\u9fff]{2,10}$")
"""What the items of a list are, behind 等, before the ending: 甲、乙等丙装备产业链."""
_NO_KIND = re.compile("企业|公司|集团|项目|龙头|院校|高校|机构|平台|城市|地区|国家|园区|单位|[省市县区镇乡村盟旗州地国]$")
_LED = re.compile(
    r"以(?P<what>[\u4e00-\u9fffA-Za-z、]{2,40}?)(?:等)?(?:产业)?为(?:主导|核心|重点|支柱|特色|主体|龙头|引领|代表|主)(?:产业)?的[\u4e00-\u9fff]{0,8}$"
)
_LEAD = re.compile(
    r"^(?:[两三四五六七八九十\d]+[市县区省地](?!产)|前者|后者|我国|中国|国产|本地|当地|全省|全市|全区|主要|得益于|受益于|依赖|凭借|靠|以|重点|主导|支柱|国家级|国家|省级|世界级|国际|千亿级|万亿级|百亿级|千亿|百亿|万亿|一批|若干|大型|标志性|更加|共建|全国|本土|完善|以及|一体化|较?完整的?|完备的?|世界|全球|该[省市县区州]|区域性|区域|一个|首个|全球性|[百千万亿]+吨级|[\u4e00-\u9fff]{2,3}(?:主轴|[东南西北两]翼|腹地|沿线|一带|毗邻地区))*(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_SPLIT = re.compile(r"、|以及|和(?!谐|平|田|龙|美|林格尔|静|硕)")
_BAD = re.compile(
    r"^[与及]|[，。；：！？\s%（）()+＋]|\d(?![DGCdgc][\u4e00-\u9fff])|(?<!拉)(?<!锁)链$|(?<!社)(?<!景)[区市县村镇乡园]$|供应链|(?:领导|领衔|书记|市长|县长|省长|专班|干部|部门|单位)|(?:包[抓联保]|包干|包挂|挂钩|挂帅|推行|实行|出台|印发|制定|梳理|研究|围绕|实现|形成|贯通)|(?:工作|需求|任务|问题|目标|战略|短板|会议|环节)$|(?:基地|中心|平台|园区|走廊|企业|工程|项目|行动)$|^(?:新一轮|更多|县域|本地|当地|百强|绿色|低碳|(?:绿色|现代|高端)?(?:临港|临空|沿江|沿海|沿边|沿黄|环湖|环城|城郊|开放型)|注重|供需|全流程|全周期|全要素|全链条|全环节|文化产?|(?:产品)?(?:精深加工|深加工|初加工|粗加工)|(?:特色|现代|绿色|生态)?农业|工业|制造业|服务业|农村|创新|创新型|创新性|特色|重点领域|行业|企业|园区|项目|经济|产业|城市|区域|技术|人才|资金|市场|平台|基地|体系|整体|所有|其他|上述|这些|我国|集群|龙头|产品)$"
)
_NOT_AFTER = re.compile(
    r"供应链|转移|招商|精准|上下游|链长|链主(?!(?:企业)?(?:达到?|增至|有)?\d)|长制|图谱|现代化|式|接|群|联盟|核心企业|头部|关键|企业|价值链|、(?:供应链|创新链|价值链|资金链|人才链)|创新链|发展示范区|党|化|项目|金融|合作|配套|协作|协同(?:发展|创新)?(?:联盟|平台|中心|机制|大会)|分工|网络|座谈|会议|大会|论坛|研讨|推介|峰会|洽谈"
)
_BARE_BAD = re.compile(
    r"(?:创新|学科|节点|算力|绿算|智算|城市|机场|港口|港|优品|产品|单|教育|人才|高校|医院|大学|景区|门店|品牌|创|机组|电站|油气|计算|服务器|卫星)$"
)
_NICKNAME = re.compile(r"[“‘][\u4e00-\u9fff]{2,8}[”’](?=[\u4e00-\u9fff]{2})")
_BEHIND = re.compile("，?(?:分别(?:是|为)|即|包括|涵盖|主要(?:是|有|包括)|：|——|[（(](?!以下|简称)(?:即|包括)?)")
_BEHIND_END = re.compile("等?(?:[，。；）)\n]|在|均|已|正(?!极)|加[快速]|初具|蓬勃|齐头|竞相|同步|持续|不断)")
_COUNTED = re.compile(
    r"(?:[\d两二三四五六七八九十]+(?:[大条个]|多个)|重点|主导|支柱|优势|特色)[\u4e00-\u9fff]{0,8}(?:产业链条?|集群|产业群|产业带)$"
)
_VERBAL = re.compile("推进|加快|实现|打造|建设|培育|壮大|提升|完善|形成|延伸|推动|促进|加强|落实|增长|产值|负责|牵头|[做建][强优大]")
_FROM = re.compile("从[^，。；]{1,16}到$")
"""从甲到乙、丙全产业链: how far a chain reaches, before what it is of; alone no industry."""
_THROUGH = re.compile("(?:产业)?(?:已|均|基本|率先|全面)*(?:实现|贯通|打通)(?:了)?$")
"""Before 全产业链 with the industries as its subject: 甲、乙实现全产业链贯通."""
_FOCUS = re.compile(
    r"(?:聚焦|围绕|瞄准|立足|重点发展|大力发展)(?P<what>[\u4e00-\u9fffA-Za-z、]{4,60}?)等(?:[\d两三四五六七八九十]+[个大]?)?(?:重点|优势|特色|主导|支柱|关键)*(?:领域|产业|行业|方向|赛道)，"
    r"(?:着力|大力|积极|加快|重点|集中力量|全力|协同|共同|合力)*(?:打造|培育|建设|形成|发展|构建|壮大)(?:一批)?(?:[\u4e00-\u9fff]{2,14}的)?$"
)
"""The fields that clusters are made in, named in the clause before: 聚焦甲、乙等领域，打造有竞争力的产业集群."""
_LEVELED = re.compile("[\u4e00-\u9fff]{1,8}?(?:世界级|国家级|国际级|省级|市级|[百千万]亿(?:元)?级)(?=[\u4e00-\u9fff]{2})")
_LONGEST = 16
_MATERIALS = frozenset(
    "铝铜钢铁锂镍锌钛锡镁钨钒煤油气硅磷氟盐硼茶糖酒烟纸竹木藤药丝棉麻茧瓷陶石玉菜果菇鱼虾蟹牛羊猪鸡鸭鹅驼奶米面豆薯参枣梨桃柑橘橙柚荔蕉花鞋帽伞笔灯锁表船车"
)
"""What an industry of one character is named by, right behind its place or a verb: 甲铝产业链, 做强竹产业链."""
_BEFORE_MATERIAL = frozenset("，。、；强大优长全的展设造育壮成升建构")


@dataclass(frozen=True, slots=True)
class Item:
    """One industry of a list; `keys` are the places that stand right before it, `shown` where they begin."""

    start: int
    end: int
    industry: str
    shown: int
    keys: tuple[str, ...] = ()


@cache
def _cities() -> dict[str, str]:
    """Keys of the prefectures by their short names, where these stand for one only and are no ordinary words."""
    found: dict[str, list[str]] = {}
    for d in divisions().values():
        if d.label == "City":
            found.setdefault(d.short, []).append(d.key)
    return {short: keys[0] for short, keys in found.items() if len(keys) == 1 and short not in words().never}


@cache
def longer() -> frozenset[str]:
    """Short names of cities that begin with a district's: 连云港, 连云."""
    shorts = {d.short for d in divisions().values() if d.label == "District"}
    return frozenset(d.short for d in divisions().values() if d.label == "City" and d.short[:-1] in shorts)


def goes_on(text: str, end: int) -> bool:
    """Is the ending part of a compound (产业链招商, 产业集群化) that names no chain?"""
    return bool(_NOT_AFTER.match(text, end)) or goes_on_as_word(text, end)


def items(text: str, begin: int, known: Sequence[Mention], floor: int) -> list[Item]:
    """The industries before an ending at `begin`, in order of the text; `known` are place mentions before it."""
    led = _LED.search(text, max(floor, begin - 60), begin)
    if led is not None:
        found = _cut(text, *led.span("what"), known)
        if found:
            return found
    run = run_before(text, begin, known, floor, listed=True)
    through = _THROUGH.search(text, run.left, begin) if text.startswith("全产业链", begin) else None
    if through is not None:
        return _cut(text, run_before(text, through.start(), known, floor, listed=True).start, through.start(), known)
    if text.startswith("全产业链", begin) and _FROM.search(text, run.left, run.start):
        found = _cut(text, run.start, begin, known)
        return found[-1:] if len(found) > 1 else []
    focus = _FOCUS.search(text, max(floor, begin - 120), begin)
    if focus is not None:
        found = _cut(text, *focus.span("what"), known)
        if len(found) > 1 and not any(i.keys for i in found):
            return found
    selected = _SELECTED.search(text, run.left, begin)
    if selected is not None:
        end = selected.start()
        return _cut(text, run_before(text, end, known, floor, listed=True).start, end, known)
    kind_of = _KIND_OF.search(text, run.start - 1, begin) if run.start > run.left else None
    if kind_of is not None and not _NO_KIND.search(kind_of[0]):
        head = run.start - 1
        found = _cut(text, run_before(text, head, known, floor, listed=True).start, head, known)
        if len(found) > 1:
            return found
    tail = _TAIL.search(text, run.left, begin)
    if tail is not None and tail["quality"] and text[tail.start("quality") - 1] in "”’":
        return []
    end = tail.start() if tail is not None else begin
    counted = tail is not None and tail["count"] is not None and tail["list"] is None
    start = run.start if run.start <= end else run_before(text, end, known, floor, listed=True).start
    found = _cut(text, start, end, known)
    return found if len(found) > 1 or not counted else []


def item_of(text: str, start: int, end: int) -> Item | None:
    """The span as one industry; None if it is none."""
    return _item(text, start, end, ())


def items_behind(text: str, end: int, known: Sequence[Mention], ceiling: int) -> list[Item]:
    """The industries of a list behind the ending that ends at `end`: 三条产业链，分别是甲、乙和丙; none unless every item is one."""
    opens = _BEHIND.match(text, end)
    closes = _BEHIND_END.search(text, opens.end(), min(ceiling, opens.end() + 120)) if opens is not None else None
    if opens is None or closes is None or not _COUNTED.search(text, max(0, end - 24), end):
        return []
    found = _cut(text, opens.end(), closes.start(), known)
    cuts = len(_SPLIT.findall(text, opens.end(), closes.start())) + 1
    return found if len(found) == cuts > 1 and not any(_VERBAL.search(i.industry) for i in found) else []


def bare(item: Item) -> bool:
    """Is it no industry before a mere 集群 (学科集群, 数据中心集群)?"""
    return bool(_BARE_BAD.search(item.industry)) or any(word in item.industry for word in ("算力", "数据中心", "枢纽"))


def _cut(text: str, start: int, end: int, known: Sequence[Mention]) -> list[Item]:
    found: list[Item] = []
    ahead: list[Mention] = []
    if start < end and text[start] in "与及和同" and any(k.start == start + 1 for k in known):
        start += 1
    at = start
    marks = list(_SPLIT.finditer(text, start, end))
    if any(a[0] != "、" and b[0] == "、" for a, b in pairwise(marks)) and sum(m[0] == "、" for m in marks) > 1:
        marks = [m for m in marks if m[0] == "、"]  # 甲、乙和丙、丁和戊: 和 is within items
    for m in [*marks, None]:
        stop = m.start() if m is not None else end
        alone = _place_alone(text, at, stop, known, first=at == start) if m is not None else None
        if alone is not None:
            ahead, found, at = [*ahead, alone], [], m.end() if m is not None else end
            continue
        item = _item(text, at, stop, known)
        if item is not None and ahead and item.keys:
            item = replace(item, shown=ahead[0].start, keys=tuple(dict.fromkeys([*(k.key for k in ahead), *item.keys])))
        ahead = []
        if item is None:
            found = [] if m is not None else found
            if m is None:
                return []
        else:
            found.append(item)
        at = m.end() if m is not None else end
    if len(found) > 1 and found[0].keys and not any(i.keys for i in found[1:]):
        found = [found[0], *(Item(i.start, i.end, i.industry, found[0].shown, found[0].keys) for i in found[1:])]
    return found


def _place_alone(text: str, start: int, end: int, known: Sequence[Mention], *, first: bool) -> Mention | None:
    """甲 and 乙 of 甲、乙、丙化工产业集群: places whose industry comes behind the last of them; words may stand before the first."""
    return next(
        (
            k
            for k in known
            if (k.start == start or (first and k.start > start and k.label in PLACES))
            and k.end <= end
            and text[k.end : end] in ("", "市", "省", "县", "区", "等", "两市", "三市")
        ),
        None,
    )


def _item(text: str, start: int, end: int, known: Sequence[Mention]) -> Item | None:
    """The span as one industry: places before it taken off, quotes and qualities stripped."""
    places: list[Mention] = []
    nicknamed = _NICKNAME.match(text, start, end)
    if nicknamed is not None:
        inside = [k for k in known if k.start > start and k.end < nicknamed.end()]
        # a slogan in quotes may name a place that it is not of
        places = inside if sum(k.end - k.start for k in inside) == nicknamed.end() - start - 2 else []
        start = nicknamed.end()
    while start < end and (text[start] in "“‘”’" or (text[start] in "市县区省州" and text[start - 1] == "该")):
        start += 1
    named = next((k for k in known if k.start > start and k.end < end and k.end - k.start > 1 and text[k.start - 1] not in "（("), None)
    if named is not None and not any(k.start == start for k in known):
        start = named.start
    for k in known:
        if k.start == start and k.end <= end and text[k.start : k.end + 1] not in longer():
            places = [*(p for p in places if not within(k.key, p.key)), k]
            start = k.end
            while start < end and (
                text[start] in "”’省市县区州盟旗边的" or (text[start] in "—–－-与及" and any(o.start == start + 1 for o in known))
            ):
                start += 1
    if places and text[start - 1] == "边":
        places = []  # 甲乙边, the region along a border, is not all of either
    while end > start and text[end - 1] in "”’“‘":
        end -= 1
    bracket = text.rfind("）", start, end) + 1
    start = bracket if bracket and end - bracket > 1 else start
    leveled = _LEVELED.match(text, start, end)
    if leveled is not None:  # a row of initials that nothing resolves, before 世界级
        start, places = leveled.end(), []
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    own = text[start:end]
    own = own.removesuffix("产业") if len(own) > 3 else own
    keys, shown = tuple(dict.fromkeys(k.key for k in places)), min([start, *(k.start for k in places)])
    city = next((c for c in (own[:3], own[:2]) if len(own) >= len(c) + 2 and c in _cities()), None) if not places else None
    if city is not None:
        keys, shown = (_cities()[city],), start
        start, own = start + len(city), own[len(city) :]
    if len(own) == 1 and own in _MATERIALS and (places or text[start - 1] in _BEFORE_MATERIAL):
        return Item(start, start + 1, own, min([start, *(k.start for k in places)]), tuple(dict.fromkeys(k.key for k in places)))
    if not 1 < len(own) <= _LONGEST or _BAD.search(own) or re.fullmatch(rf"(?:{_QUALITY})++", own) or re.search(r"[“”‘’《》]", own):
        return None
    return Item(start, start + len(own), own, shown, keys)
