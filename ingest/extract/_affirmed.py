"""Whether a clause stands for what it speaks of: reports it done, prescribes it or argues for it.

Unlike `_modality`, which asks how sure a fact is, this asks whether the text affirms a thing:
探索, 建议 and 鼓励 do. What is denied or over is said to be so; what is only found wanting, or
is how a study was made, or is done with others than places, affirms nothing.
"""

from __future__ import annotations

import re

from kb.model import Modality, Span

_DENIED = re.compile(
    r"尚未|仍未|并未|从未|未能|尚无|至今没有|没有(?:建立|形成|列入|签|再)|不再(?=推进|实行|续)|无法|不得(?!设置|设定|限制|阻碍|排斥|歧视|妨碍)"
)
_OPPOSED = re.compile(r"不赞成|不可取|反对(?!垄断)|不主张|不建议|盲目")
_ENDED = re.compile(
    r"曾(?!经受|都|母|侯|国|孙|祖)|历史上|(?<![\d(（])19\d\d年(?!以来)|上世纪|(?:已|被|后)?(?:撤销|终止|解散|停办|作废|到期)|取消(?!限制|[^，。]{0,14}(?:规定|壁垒|障碍|门槛|限制|歧视))"
)
_SINCE = re.compile(r"(?:后|已|现)[^，,。；]{0,10}(?:撤销|终止|解散|停办|取消(?!限制))|曾[^。；]{0,40}(?:撤销|终止|解散)")
_LACK = re.compile(
    r"滞后|(?:仍|还|较|尚|普遍)(?:不|未|低|弱|缺)|不(?:健全|完善|充分|协调|顺畅|均衡、不)|缺失|缺乏|错位(?!发展|互补|布局|竞争)|薄弱|低水平|较低|较大差距|分化|有待|卡点|堵点(?!卡)"
)
_REMEDY = re.compile(r"应|必须|亟[待需]|要(?!素)|须|建立|健全(?!、)|完善(?!、)|推动|加强|加快|补齐|破解|解决|构建|优化|打通")
_METHOD = re.compile(r"手机信令|深度学习|课题组|本文(?:采用|以|在)|问卷|实证检验|跳出")
_OTHERS = re.compile("疫情|疫病|传染病|防疫|非典|社会资本")
"""With whom else hands are joined: health services against a disease, a state and its investors."""
_AHEAD = re.compile(
    r"将|拟|要(?!素)|应|推动|推进|加快|支持|鼓励|引导|探索|建立|构建|打造|建设|完善|健全|促进|深化|加强|强化|实施|争取|力争|提升|开展|优化|到20\d\d|实现|统筹|培育|研究|建议|共同|同意"
)
_DONE = re.compile(r"已|建成|完成|签署|成立|形成了|累计|贯通|挂牌|上线|获批|落地|表明|指出|认为|发现|是|了(?!解)")


def affirmed(text: str, part: Span, own: Span) -> Modality | None:
    """How `part` of a sentence puts what its clause `own` speaks of; None where it affirms nothing."""
    clause = text[own[0] : own[1]]
    if _DENIED.search(clause) or _OPPOSED.search(text, *part):
        return Modality.DENIED
    if _ENDED.search(clause) or _SINCE.search(text, *part):
        return Modality.ENDED
    if _METHOD.search(text, *part) or _OTHERS.search(text, *part) or (_LACK.search(clause) and not _REMEDY.search(clause)):
        return None
    if _DONE.search(clause) or not _AHEAD.search(clause):
        return Modality.HOLDS
    return Modality.PLANNED
