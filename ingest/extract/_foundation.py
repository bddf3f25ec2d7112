"""What the readers of standing arrangements share: verbs of founding, how firmly a head word speaks of an arrangement, its name."""

from __future__ import annotations

import re

from ingest.extract._dealnames import Name, plural

FOUND = re.compile(
    r"为(?=[^，。；]{2,40}$)|成立|组建|筹建|建立健全|建立|设立|创建|组成|结成|结为|发起|共建(?!成)|搭建|打造|启动|健全|完善|构建|开通|上线|推出|启用|举行|举办|召开|主持|承办|召集|主办|(?<=合作|联合|共同|携手|合力)建设"
)
STRONG = re.compile(
    r"联盟|联席会|合作体|理事会|专班|(?:执行|合作|联合|协调|决策)委员会|合作办公室|联合办公室|执法办公室|联合体|协作体|例会|会商会|协商会|磋商会|联合(?:工作组|指挥部|秘书处)|[医教校产旅]联体|[医教]共体|会晤|(?:协作|联合[\u4e00-\u9fff]{2,4}|促进|推进|议事)委员会|(?:协调|协作|联合|合作)工?作?小组"
)
WEAK = re.compile(
    r"研究院|实验室|中心|平台|论坛|领导小组|联合会|共同体|管理委员会|指导委员会|联谊会|(?:专业|专家|咨询|组织|发展)委员会|促进会|联络|[作务]站|推进工?作?小组"
)
NEAR = 400
_LEAD = re.compile(
    r"(?:第[一二三四五六七八九十百]+条|了|的|起|“|\"|一批|《|\d{4}年度?|首个|第[一二三四五六七八九十]+次|\s|覆盖|涵盖|完成)+"
)
MAX_NAME = 40


def named(text: str, start: int, head: Name) -> Name | None:
    """The noun phrase from the verb to the head; None for several, or for what belongs to another."""
    lead = _LEAD.match(text, start, head.start)
    at = lead.end() if lead else start
    name = text[at : head.end]
    if not 3 <= len(name) <= MAX_NAME or plural(text[start : head.end]) or re.search(r"[。；《》\n]|、[^、]*、[^、]*、|”、?“", name):
        return None
    if "”" in name and "“" not in name and text[at - 1] == "“":
        at -= 1
    return Name(text[at : head.end], at, head.end, head.kind)
