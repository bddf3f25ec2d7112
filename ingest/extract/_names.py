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

from ingest.extract._clauses import SIGNS
from ingest.extract._context import Trigger
from ingest.extract._draft import Mention

REACH = 36
LIST_REACH = 90

_MARK = re.compile(rf"[{SIGNS}，。；：！？、\n\r\t“”‘’《》〈〉（）()【】「」,;:!?…/|\u00a0\u2028　 ]|——")
_LIST_MARK = re.compile(rf"[{SIGNS}，。；：！？\n\r\t《》〈〉【】,;:!?…|\u00a0\u2028　 ]|——")
_OUTER = (
    "[上下]半年|[一二三四]季度|前三季度|全年|当年|年内|年[初末底]|目的地|共[建推育创筑谋造拓兴铸聚](?!园|产业园|示范|合作|$)|组成|合建|组建|联建|携手|联手|合力|协力|联袂|统称|合称|并称|俗称|又称|亦称|也称|全称|原称|支持|推进|推动|推广|加快|加速|加强|加大|建设|打造(?:成为|成(?!渝|都|德|绵|西|资|乐|遂|雅|眉|内|自|宜|南|达|万))?|建设成为?(?!渝|都|德|绵|西|资)|创建|设立|融入|对接|依托|围绕|聚焦|聚力|发挥|深化|实施|促进|提升|提高|带动|引领(?!区)|强化|培育|构建|完善"
    "|优化(?!区)|做(?=精品|精密|精细|优质|优特|大健康|大数据|大豆|大米|大飞机|大宗|特色)|做强|做优|做大|做精|壮大|高标准|高起点|高水平|高质量(?=建设|推进|推动|打造|共建|编制|办好)|扎实|深入|积极|主动|全力|全面|持续|稳步|稳定|统筹(?!发展$)|探索|建立"
    "|申报|申建|争取|争创|规划|谋划|获批|入选|成立|签署|参与|复制|落实|贯彻|抢抓|用好|办好|做好|抓好|加入|纳入|包括|涵盖|包含|覆盖|位于|落户|入驻|走进|来到|考察"
    "|调研|迈向|开展|启动|开启|试行|公布|印发|发布|制定|出台|支撑|实现|打通|畅通|扩大|增强|拓展|鼓励|引导|允许|批准|批复|同意|撤销|取消|整合|形成|建成|开通|开工|新建|续建"
    "|改建|扩建|推出|鼓励|助力|赋能|服务(?!业|贸易|外包|型|消费|机器|器|商|站|包|等|、|产业|集群|全产业|入选|获评|进入|跻身|成为|$)|首个|首批|首条|首家|唯一|一批|一个|几个|多个|各个|各类|各级|全国|我国|全球|全省|我省|全市|我市|全区|省内|市内"
    "|其中|以及|通过|按照|根据|关于|继续|紧扣|紧盯|锚定|践行|进一步|大力|有序|有效|率先|不断|更好|更加|充分|认真|切实|坚持|坚决|努力|着力|奋力|促使|确保|保障|负责|协调推进|协同推进|积极|尤其|特别是|包括"
    "|目前|今年|去年|近年来|年来|期间|(?<!国家)重点(?!开发开放)|正式|已经|作为|成为|属于|来自|通往|前往|具有|拥有|涉及|所谓|现有|原有|布局|谋求|借助|(?<!综合)利用|承接(?!产业)|对标|推行|深度|主要|逐步|启用|释放"
    "|辐射|瞄准|抢占|赋予|列为|列入|确定为|认定为|升格为|获评|跻身|共推|共商|力争|力促|筹建|推介|支撑|牵头|联动(?!发展|融合|集聚)|会同|结合|把握|抢先|集聚|锚定|立足|建好|守护|提速|提质|升级"
    "|断头路|瓶颈路|卡脖子路|两地|三地|双方|各地|多地|部分|十四五|十五五|时期|阶段|此外|同时|例如|比如|譬如|诸如|包括|显示(?=[，：])|指出|强调|提出|要求|表示|介绍|认为|开发建设|坐落|设在|专门|分别|包围|环绕|启示|案例|原则|联合开发|合作开发|共同开发|区域内|以下|简称|所称|做深|做实|打好|打赢|完成|深耕|适用|指导|组织(?=实施|领导|开展)|解决|拟定|反映|体现|应当|研究|确定|享受|运用|严控|协调(?=推|解)|监督|评估|参照|配合|衔接|延伸|放大|叠加|学习|对照|可以|能够|需要|必须|不得|除|巩固|举办|吸收|搭建|维护|搬迁至|迁至|延伸至|扩大至|赴|每年|每|全新|所在|周边|附近|沿线"
)
# not in lists of industries, where they are parts of names: 连接器, 工业控制, 卫星定位
_VERBS = (
    "决定|承担|符合|满足|遵守|违反|适应|执行|履行|行使|保留|保持|维持|超过|高于|低于|达到|接近|靠近|邻近|紧邻|面向|面对|针对|应对|回应|响应|呼应|联系|联结|连接|串联|贯穿|穿越"
    "|经过|途经|抵达|到达|进入|走出|离开|返回|回到|步入|迈入|跨入|转入|划入|划归|并入|归入|投入|注入|引入|导入|输入|植入|嵌入|列席|出席|主持|主导|主办|承办|协办|承建|代建|援建"
    "|捐建|兴建|修建|筹备|筹集|募集|购买|采购|出售|出让|转让|租赁|收购|兼并|重组|改进|改善|改变|转变|变成|变为|视为|誉为|称为|命名为|定名为|更名为|改名为|定位|打造成|建设成|建成"
    "|培育成|发展成|发展为|设为|定为|评为|核准|审批|审定|审议|审核|颁布|下发|转发|报送|上报|提交|移交|交付|授予|授权|委托|派出|派驻|选派|任命|聘任|招聘|招引|引进|吸引|接待|迎来|迎接"
    "|欢迎|感谢|祝贺|庆祝|报道|采访|走访|访问|参观|视察|督导|督促|督查|检查|抽查|排查|核查|调查|勘查|勘察|验收|论证|研判|分析|总结|回顾|预计|预测|估计|测算|统计|汇总|明确|调整|变更|划定|界定|修订|编制|拟订|梳理|描绘|绘就"
    "|书写|谱写|打响|擦亮|激发|激活|催生|诞生|产生|造成|导致|引发|引起|带来|赢得|取得|获得|得到|收到|做到|达成|促成|铸就|锻造|塑造|刷新|创造|开创|开辟|开拓|拓宽|拓深|深挖|挖掘|发掘"
    "|发现|寻找|寻求|追求|追赶|超越|跨越|攻克|破解|化解|缓解|消除|清除|解除|减少|减轻|降低|压减|压缩|缩短|缩小|控制|限制|禁止|防止|避免|杜绝|使用|采用|选用|享有|获取|领取|缴纳|支付"
    "|补贴|补助|资助|奖励|表彰|宣传|宣讲|弘扬|守住|坚守|驻守|扎根|植根|立于|处于|位居|地处|隶属|归属|依靠|凭借|经营|运营|运行|管辖|代管|托管|托管于|入园|入区|设置|配置|配备|安排|部署"
    "|抓实|抓紧|跑好|跑出|写好|讲好|唱好|绘好|走好|守好|护好|拉动|拉开|牵引|主攻|主打|专注|侧重|偏重|选址|落址|落子|落地|落在|扩至|增至|升至|降至|延至|止于|始于|源自|源于|起于|终于"
    "|[建做育配补增提扶抓办管用][强优大好实新活](?!新)|助推|协助|辅助|援助|帮助|资助|帮扶|(?<![\u4e00-\u9fff])含|正在|即将|刚刚|一座|一片|一处|多处|数个|全体|所属|下属|直属|下辖|上述|前述|其他|其它|任何|全部|整个|所有"
)
_SINGLE = "而的了着在把将从到向于是等让使给被并或若以该这那其您我们又也还"
_COUNTED = r"\d+年(?:度|底|末|初|来|间)?|\d+月(?:份|底|末|初)?|\d+日|\d+(?![\d.]*[DGCdgc][\u4e00-\u9fff])(?:\.\d+)?(?:万亿|千亿|百亿|万|亿)?(?:元?级|元)?[个条项座家大批次市省县区种类]?|[一二三四五六七八九十两]+[个条项座家大批片]"
_WORK = (
    "(?<!海洋|生物|基因|岩土|土木|化学|环境|食品)工程(?!机械|装备|车辆|船舶|塑料|材料|技术|服务|建设|建筑|设计|勘察|咨询|玻璃|陶瓷|纤维|木)"
)
"""Works that are carried out; not what is a trade by its name (工程机械)."""
_WORDS = f"{_OUTER}|[{_SINGLE}]|对(?![外口台])|(?<!自)由|为(?!民)|本[市省区州县]|{_COUNTED}"
_STOP = re.compile(f"{_WORDS}|{_VERBS}|和(?!林格尔|田|龙|静|硕)|[与及]")
_STOP_IN_LIST = re.compile(
    f"{_WORDS}|培壮|壮大|组建|领跑|联建|签约|签订|挂牌|带动|牵头|发展|新增|进行|项目|{_WORK}|延伸|延长|健全|补齐|招引|引进|攻坚|已有|持有|拥有|分别|现代化(?=产业)|突出|突破|绘制|新一轮|更多|以上|以下|优化|年产|总投资|配套建设"
    "|共[建推育创筑谋造拓兴铸聚]|[建做育培抓铸聚锻补延稳固拉][强优大好实长全壮]|(?<!稀)有(?![色机轨源线])|携手|联手|合力|协力|联袂|抱团|同建|互补"
    "|涌现|孵化|催生|上马|主攻|专攻|主打|力推|主推|主抓|狠抓|紧抓|紧盯|抢滩|切入|进军|挺进|涉足|嵌入|接入|导入|串联|崛起|坐拥|撑起|扛起|打响|擦亮|盘活|承揽|迎来|新设|增设|跻身|注重|重视|着重|强调|讲究|召开|举行|上半年|下半年|季度"
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
        if m[0] == "到" and any(k.end == m.start() for k in known) and any(k.start == m.end() for k in known):
            continue  # 甲到乙铁路
        if listed and m[0] == "的" and any(k.end == m.start() for k in known):
            continue  # 甲的乙、丙的丁产业集群
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
    """Where `X（Y）` begins that closes right before `at`: 中国（湖北）自贸试验区, 西部（重庆）科学城.

    Any other short X counts if it stands behind a mark or an outer word: 甲乙（丙省）产业带.
    """
    if at < 4 or text[at - 1] not in "）)":
        return None
    opening = max(text.rfind(b, max(0, at - most - 2), at - 1) for b in "（(")
    if opening < 0:
        return None
    for word in ("中国", "西部"):
        if text.endswith(word, 0, opening):
            return opening - len(word)
    start = run_before(text, opening, ()).start
    own = text[start:opening].replace("—", "")
    return start if 2 <= len(own) <= 6 and own.isalpha() else None
