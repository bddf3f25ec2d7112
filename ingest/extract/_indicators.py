"""The language of statistics, as data: how a figure is tied to what it measures.

Patterns only, no logic. A phrase of measuring reads: opening words, subject, indicator, verb of
reaching or of growth, figure. Each pattern here is one of these parts.
"""

from __future__ import annotations

import re

_ADVERBS = r"(?:依次|目前|现|分别|均|都|各|已|已经|将|可|也|又|再|就|预计|有望|力争|总计|合计|共计|共|累计|连续[两三四五六七八九十\d]+年|首次|双双|历史性|成功|稳定|一举|先后|接连)*"
_REACHED = (
    r"(?:提[高升][到至]|升至|增[至到]|增加到|降[至到]|降低到|下降[到至]|提至|扩大到|增长到)20\d\d年(?:末|底)?的|达到了?|达成|达|增至|增加到|增加至|增长到|增长至|扩大到|扩大至|扩至|升至|升到|上升[到至]|提[高升][到至]|提至|突破了?|超过了?|超|连跨|跨越|跨过|跨上|迈上|迈过|迈入|跃上|"
    r"跃升[到至]|攀升至|首破|站上|登上|降至|降到|下降[到至]|下降为|回落[到至]|回升[到至]|收窄[到至]|降低到|压减至|缩小[到至]|减少[到至]|控制在|稳定在|保持在|维持在|稳定达到|完成|实现|拥有|约?为|是|占到?|保持|过"
)
_ABOUT = r"(?:约|近|超过?|逾|突破|达|为|不低于|不少于|高于|低于|大约|接近|多达|高达|将?近|了|到|至|在)*"

LEVEL = re.compile(rf"{_ADVERBS}(?P<verb>{_REACHED}){_ABOUT}$")
"""How a lead ends before a level that is reached."""

GROWTH = re.compile(
    r"(?:受[\u4e00-\u9fff]{2,8}影响|依次|累计|逆势|大幅|小幅|快速|稳步|持续|分别|均|都|各|预计|实际|名义|也|又|再|将|已|五年|同比|环比|按可比价格?计?算?|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?|较去年(?:同期)?|[比较](?:19|20)\d\d年(?:同期|末|底)?|[比较]“?十[一二三四五]五”?(?:时期|期)?末期?|同口径|可比口径)*"
    r"(?P<how>调[增减高低]|上[调浮]|下[调浮]|(?:降幅|跌幅)(?:收窄|扩大)[至到为]|(?:增速|增幅|涨幅)(?:回落|放缓|加快|提高|扩大|收窄)[至到为]|(?:年均|年平均|平均每?年)?(?:累计|分别|均|实际|名义|同比|复合|预期)*(?<!自然)(?:递[增减]|改善|增长率?|增幅|增速|涨幅|上涨|上升|提高|提升|增加|下降|减少|降低|压减|压缩|削减|精简|回落|下滑|缩减|收窄|降幅))"
    r"(?:预期)?(?:目标)?(?:要)?(?:年均|均|都|双双|分别|依次|也|仍)*(?:(?<=[速幅也均都仍])在|达到?|超过?|为|约|近|逾|突破|不低于|不少于|高于|大约|接近|多达|高达|了)*(?:（[^（）\d]{1,8}）)?$"
)
"""How a lead ends before a rate of growth."""

ADDED = re.compile("净?增加|减少")
ADDED_TO = re.compile("(?:人口|收入|存款|贷款|余额|总量|里程|面积|总额|人数|户数|主体|企业|规模|产量|就业)$")
"""What is said to have become more or less by an amount: a figure of its own."""
TOLD = re.compile(
    r"(?:其中|同时|目前|全[省市区县]|实现)*(?P<name>[\u4e00-\u9fffA-Z、]{2,24}?(?:业|投资|消费|收入|总值|增加值|总额|产值|出口|进口|余额|贷款|存款|价格|人口|产量|总量|运量|吞吐量|用电量|产品))"
    r"(?:较快|快速|高速|平稳|稳步|持续|稳定|小幅|大幅|逐步|由[负降]转[正增升]|[实扭]现|转正|止跌|恢复|突破|再[创上攀]|创|迈上|跨上|保持|生产|运行|发展|形势|势头|态势|增势|增速|呈|明显|逆势|拉动|领跑|回[升暖稳]|加快|向好|支撑)[^，。；]*$"
)
"""A clause without a figure that says how an indicator fares: the next clause's figure is its (工业投资由负转正，增长3%)."""
DOWN = re.compile(r"递减|改善|调[减低]|下[调浮]|下降|减少|降低|压减|压缩|削减|精简|回落|下滑|缩减|收窄|降幅|跌幅")
FROM = re.compile(r"(?:分别)?[从由](?:(?:(?:19|20)\d\d年|[上去]年)(?:末|底|同期)?的?)?$")
SHARE_OF = re.compile(
    r"(?:占(?:到|据|了)?|达到?(?=[\u4e00-\u9fff]{2,12}的(?:约|近)?$))(?P<of>全[国省市区县球]|(?:(?!比)[\u4e00-\u9fffA-Z]){2,12}?)的?(?:约|近|超过?|达到?|为|高于|接近|逾|突破)*$"
)
"""How a lead ends before the share that a part has of a whole: 占全省43.6%."""
TOTAL = re.compile(r"合计|总计|共计|总和|之和|合共")
AREA_WORD = re.compile(
    r"^(?P<word>都市圈|城市群|经济圈|经济带|示范区|试验区|先行区|合作区|经济区|大湾区|新区|区域)(?=[\u4e00-\u9fff]{3})(?:内|的)?"
)
"""How an area is called again by what it is: 都市圈地区生产总值."""
COMPOSED = re.compile("(?:包括|包含|涵盖|覆盖|涉及|由(?=[^，。]*组成)|范围[为是]|为核心|为中心)")
"""How the places are told that an area is made of: figures that follow are of the area."""
CORE = re.compile(
    "(?:地区|国内)?生产总值|GDP|经济总量|(?:年?末)?(?:常住|户籍)?(?:总)?人口|(?:[国全]土|土地|行政区划?|陆域|市域|总)?面积|人均(?:地区)?生产总值|人均GDP|(?:常住人口)?城镇化率"
)
"""What every description of a place gives: in a row of these a place is named once."""
OTHERS = re.compile(
    "(?:该|本|这[一个座条家]?)?(?:园区|产业园|工业园|基地|公司|集团|企业(?=[^，。]{0,6}(?:成立|拥有|现有|占地))|项目|工程|学院|大学|学校|医院|景区|线路|全线|大桥|隧道|水库|电站)(?![建改落招引投数总规产面经工新])"
)
"""How a sentence begins that speaks of a park, a firm or a work: its figures are not the document's place's."""
PARTLY = re.compile("(?:其中)?[内外][圈层]|(?:核心|启动|起步|先行|示范|辐射|拓展|延伸|紧密)[区圈层](?!域)|[一二三首]期")
"""What is only a part of an area: its figures are not those of the whole."""
WITHIN = re.compile("(?:规划)?范围内")
FOREIGN = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}?(?:经济圈|都市圈|航天城|科技城)|[\u4e00-\u9fff]{3,10}(?:[圈带群轴]|核区|走廊)(?=(?:常住|户籍)?(?:总)?人口|地区生产总值|生产总值|经济总量|面积)"
    r"|(?!脱贫|贫困|所有|重点|百强|帮扶|示范|边境|革命|山区|牧业|半牧|部分|试点|产粮|生猪|陆地|沿边|沿海|沿江|全部|对口|受援|援助|各市|市州)[\u4e00-\u9fff]{2}[县旗](?!级|域|城|乡|区|处|委|外|内|属|直|道))(?=[\u4e00-\u9fff]{2})"
)
"""How an indicator begins with the name of a place that is not known: its figure is not the document's place's."""
BODY = re.compile(
    "^(?:国际|国家|综合|经济|高新|技术|产业|临空|科技|旅游|工业|保税|自由贸易|自贸)*(?:航天城|科学城|科技城|新城|(?<=.)[园港]区|新区|高新区|经开区|开发区|(?<=.)产业园|工业园|保税区|示范区|试验区|合作区)(?=[\u4e00-\u9fff]{2})"
)
"""What, right after a place's name, is part of the place rather than all of it."""
NEWLY = re.compile("^(?:新增|净增|新建|新改建|累计新增)(?=.{2})")
"""What the first of a list says of all its items: 新增甲3公里、乙5公里."""
TO_BUILD = re.compile(
    "(?:[^，。；]{0,12}?(?:年|全年|年内|再|计划|力争|确保|争取|全面|继续|加快|有序|统筹|全力|扎实|深入))?(?:推进|推动|实施|开工)?(?:新?建设?|新?改建|新改扩建|改扩建|新开工|改造|升级|更新|扩充|扩建|修缮|修复|修建|整治|治理|保护|加固|实施|完成|建成|安排|布局|配建|铺设|开工|新增改造)(?!至)(?=[^率额值产总]{2})"
)
"""How a clause begins that says what is to be built or done: a number of works is no aim of a statistic."""
AGED = re.compile("(?:及|或)?(?:以[上下])?[^，。；、\\d]{0,8}?(?:人口|老年人|老人|人员|青年|劳动力|儿童|少年|参保|居民|占|比重|患者)")
"""What follows an age that is part of an indicator's name."""
PER_MONEY = re.compile("[万亿]元(?:地区|国内|工业|农业)*(?:生产总值|GDP|增加值|产值|投资)")
"""Indicators that are measured for an amount of money."""
IN_TURN = re.compile("分别|依次")
GROUPED = re.compile(
    r"^(?:(?:上述|这|该)?[两二三四五六七八九十\d]+个?[省市州县区地城盟]{1,2}|各[省市州县区地]{1,2})(?:合计|总计|共计|一共|共)?(?:实现|完成|的)?"
)
"""How an indicator's phrase begins that is said of places as one: 五市合计实现."""
VAGUE = re.compile(rf"{_ADVERBS}(?:低于|高于|约|近|超过?|逾|突破|不低于|不少于|大约|接近|多达|高达)*$")

CLOSED = re.compile(
    r"(?:左右|以上|以内|以下|上下|多|余)?(?:[，。；、！？：:,;…\n）)和与及]|$|（|\(|/[年月日天人户]|台阶|大关|关口|规模(?=[，。；])|(?:，|、)?(?:居(?!民)|位居|位列|占|其中|比(?![例重])|高于|低于|增长|新增))"
)
"""What may stand after a figure that its phrase ends with."""

OPENING = re.compile(
    r"^(?:[了着过的]|年?[末底](?=[\u4e00-\u9fff]{2})|受[^，。]{2,14}影响|(?:规划)?范围内|目标[是为]|其中|同时|同期|其余|而且?|但|此外|另外|目前|当前|截至目前|全年|每年|当年|今年|去年|上年|明年|年内|累计(?=完成|建成|争取|实现)|预计|力争|确保|实现|推动|推进|使|让|带动(?=.*率)|促进|到年底|"
    r"[到至](?:20\d\d年|本世纪中叶)末?底?|截至[^，]{0,14}[，,]?|(?:19|20)\d\d年(?:上半年|[一二三四]季度|前?[一二三四]季度|\d{1,2}月)?|上半年|(?:第?[一二三四]|前[二三四])季度|1月?[-—－~～至到]\d{1,2}月(?:份)?|\d{1,2}月(?:份|当月|\d{1,2}日)|[前头]\d{1,2}个月|"
    r"“?十.五”?(?:时期|期间|末)?|[一二三四五六七八九十]+是|(?:分别|依次)[是为]|第[一二三四五六七八]次全国(?:人口|经济|农业)普查(?:数据|结果)?(?:显示)?|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[—–-]+|以来|五年来|五年间|五年|继续|主要预期目标是?|初步核算|据统计|正常年景下|"
    r"全[省市区县州](?:上下)?|我[省市区县]|本[省市区]|该[省市区县州]|当地|当期|区域内|大力|有效(?!期)|成功|持续|不断|稳步|进一步|各类(?=基金|专业)|建成投用|(?:完成|实现|共?建成|生产(?!安全|总值|力|性)|接待|发放|开行|建成|投用|铺排落实|争取)(?=.{2,})|在[川渝湘鄂粤闽浙苏皖赣鲁豫晋冀陕甘青宁疆藏滇黔桂琼黑吉辽蒙沪京津]|[，,、：:；\s])+"
)
"""Words before an indicator that are not of its name."""

WORKS = re.compile(
    r"^(?!(?:服务|规划|种植|覆盖|建设|投入|培训|改造|储备|落地|引进|推广|释放|支持|实施|处置)(?:业|率|面|额|量|贸易|消费|用地|强度|密度|规模|收入)|服务[^，。]{0,8}(?:增加值|营业收入|进出口))(?:审定|栽植|植树|受理|办结|走访|慰问|巡查|筛查|免费|建设|实施|组织|举办|开展|安排|下达|投入|培训|修复|整治|支持|谋划|推进|加快|招聘|招录|更新|打造|引进|创建|储备|解决|清理|赋能|试点|突破(?!性)|增设|培养|招引|入选|"
    r"开工|选派|选聘|推广|推出|出台|制定|修订|发布|办理|查处|打掉|评选|命名|处置|盘活|落地|落实|启动|完善|围绕|聚焦|抓好|释放(?!产值)|优化|规划|布局|帮扶|调整|取缔|关闭|搬迁|排查|化解|应对|配建|种植|覆盖|服务|来自|包括|涉及|"
    r"第(?![一二三]产业|[一二三四五六七八]次)|每(?!千|万|百|亩|人|立方|平方|年)|单笔|连续|首批|以(?!旧)|等(?!级)|把|对(?!外|口|.{2,14}(?:贡献|进出口|出口|进口|投资|贸易))|向|为(?!企业)|在(?!建|校|册|岗|园|职|营|线|产|库|籍)|从(?!业)|由|与|和(?![美县田平顺硕政静])|同|近(?!岸|海|郊)|超(?!长期|高|大|算|充|低|市)|约|又|再(?!生|贷款|就业|制造|融资)|的|可申请|拟|即|按|给(?!水)|将|占(?!比|.{0,8}比重)|有(?!色|机|线|轨|效发明|组织))"
)
"""Phrases that begin so tell of works, events or relations, and are no statistic."""

CONTAINS_WORK = re.compile(
    r"改造|培养|招引|增设|规范提升|新改建|落地项目|入选|获[评批]|取得|突破关键|开展|推进|监管|培训班|检查组|第[一二三四五六七八九十\d](?!产业)|^[^“”]*等$|如果|通过(?!公共)|扎实|落实|让(?!利)|新建|年产$|试点$|释放(?!产值)"
)

MONEY_WORKS = re.compile(r"^(?:发放|投入|安排|下达|落实|争取|完成|拨付|筹集|兑付)+")

HEADS = re.compile(
    r"(?:地区生产总值|生产总值|进出口总额|(?:居民)?人均可支配收入|居民收入|营业收入|[\u4e00-\u9fff]{2}率|增加值|总产值|产值|总产量|投资总额|投资额?|GDP|零售总?额|销售总?额|成交额|总额|余额|总量|总值|收入|支出|普及率|覆盖率|利用率|达标率|率|比重|占比|比例|产量|里程|面积|吞吐量|人数|人次|床位数|数量|数|(?:游客|旅客|客流|客运|货运|发电|用电|排放|消费|销售|供水|储)量|量|规模|指数|企业|项目|基地|中心|标准|额|警情|案件|强度|补贴|投资|贷款|存款|出口|进口|进出口|增速)$"
)
"""Heads that the last of coordinated names lends to the others."""

RATE = re.compile(r"(?:率|比重|占比|份额|比例|强度|程度|贡献|面|水平|度|配比|目标)$")
"""Names that a percentage stands after without a verb."""

COUNTED = re.compile(
    r"(?!以[上下])(?!产业集群)[\u4e00-\u9fff“”]{0,18}?"
    r"(?:[^，。、；]{0,10}(?:医疗[次]?中心|物流枢纽|物流基地|示范[城县区]市?|实践创新基地|众创空间|孵化器|企业孵化|院士工作站|博士后工作站|[省国市]重点项目|工业项目|产业项目|重点项目|共建项目|产业集群|外国机构|口岸|航线|泊位|湿地|工厂|学校|医院|高铁)|大科学装置|技术创新中心|产业创新中心|制造业创新中心|实验室|创新平台|产业集群|制造业集群|优势产业集群|优势产业|经济技术开发区|综合保税区|高新技术产业开发区|中心镇|现代农业产业园|医疗机构|研发机构|技术中心|政务服务场景|企业(?=获评|通过|入选|被认定)|[^，。、]{2,10}”(?:政务服务)?(?:事项|场景))"
)
"""What a count before its noun counts, where such counts are statistics of a place."""

COUNTED_DID = re.compile(r"(?:全部|陆续|相继|成功|新|首次|已)*(?:建成|投[产用运入]|开[业诊]|运营|落户|落地|挂牌|揭牌|启用|通车|完成投资)")
"""What those are said to have done whose number stands first: 5个医疗中心投入运营."""

WORKED = re.compile(r"(?:新建|新改建|改造|修复|整治|治理|实施|建设|建设提升|完成|种植|造林|营造林|新增|开通|贯通|改扩建)+[^，。]{2,}")
"""Names of works that are measured by their length or area."""

COME_ABOUT = re.compile("(?:新增|净增)[^，。]{0,16}(?:就业|企业|主体|机构|装机|岗位|人口|规模)")
"""Names of what is added to a statistic, which no work is."""
COUNTING = re.compile(
    r"(?:^|[、和与及]|培育|形成|建成|集聚|拥有|创建|累计建设|新增|推出|达到|现有|实现|共有|累计|已有)(?:了|超过?|约|近)*$"
)
"""The words that may stand before such a count."""

ORGANISATION = re.compile(r"^(?:院区|医院|集团|公司|股份|大学|学院|项目|园区一期|队(?!伍)|[男女][排篮足]|代表[队团]|俱乐部|赛区)")
"""What, right after a place's name, makes it the name of a body."""

FACILITY = re.compile("(港|机场|口岸|[东南西北]?站)(?:完成|实现|为|共)*")
"""What, right after a place's name, is its gate: the figure is of the indicator named before (甲港完成2亿吨)."""
BUILT = re.compile(r"(?:投产|建成|开工|通车|投运|完工|启用|挂牌|落户|签约)$")
"""How a part before 、 ends that tells of another thing."""

GENERIC = frozenset(
    {
        "产值",
        "总产值",
        "占比",
        "比重",
        "总量",
        "规模",
        "总规模",
        "增加值",
        "产业规模",
        "产业投资",
        "总投资",
        "总投资额",
        "投资",
        "产量",
        "年产量",
        "数量",
        "增速",
        "装机",
        "覆盖率",
        "余额",
        "总额",
        "收入",
        "出口",
    }
)
"""Names that say what is measured only together with what they are said of."""

SHARE = re.compile(r"^占(?:全[国省市区]|比|[\u4e00-\u9fff]{2,10}比重)")
SPEAKS_OF = re.compile(
    r"(?:^|[。\n])[（(]?(?:发展)?(?P<what>[\u4e00-\u9fff]{2,8}?(?:产业|经济|行业))(?!链|集群|带|圈|的)(?=[\u4e00-\u9fff])"
)
"""How a passage opens that goes on to speak of an industry."""

FLOW = re.compile(
    r"新增|净增|累计|新建|新设|筹集|治理|开挖|援助|出让|每年|年均|创建|引进|改造|修复|培育|惠及|投入|处置|参加|完成|连续|(?:建成|建设|开通)[^，]{0,14}公里"
)
"""Words of what came about over a span, rather than stands at its end."""

_SHARES = r"\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)?"
THREE = re.compile(
    rf"(?:三次|一二三|[二两]三|二、三)(?:次)?产业(?:增加值)?(?:比重|结构|比例|占比|之比|构成|比)(?:[^，。；\d]{{0,12}}[，,])?"
    rf"(?:[^，。；\d]{{0,6}}?[由从](?:(?P<year>(?:19|20)\d\d)年(?:末|底)?的?|上年的?)?(?P<from>{_SHARES}))?"
    rf"[^，。；\d]{{0,10}}?(?:为|至|到|成|是)?(?P<now>{_SHARES})"
)
"""The shares of the three sectors, as yearbooks put them."""

RATIO = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}(?:比|倍差|满意度|指数))值?(?:[从由](?P<from>\d{1,3}\.\d+)(?:[:：∶]1)?)?"
    r"(?:[\u4e00-\u9fff]{0,4}?(?:降|缩小|下降|扩大|提升|提高|上升)(?:至|到|为)|为)(?P<value>\d{1,3}\.\d+)(?:[:：∶]1)?(?![\d%％万亿∶:：个])"
)
"""Ratios and scores, which stand without a unit: 收入比由2.9∶1缩小至2.5∶1."""
YEARS = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}年限)(?:[从由](?:(?:19|20)\d\d年的?)?(?P<from>\d{1,2}(?:\.\d{1,2})?)年)?"
    r"(?:达到?|为|提[高升][到至]|延长[到至]|增加[到至]|约|超过|(?:19|20)\d\d年的?)*(?P<value>\d{1,2}(?:\.\d{1,2})?)年(?![度末底初])"
)
"""Spans of schooling, in years: 平均受教育年限达到11年."""
LAID = re.compile(r"(?:^|[、和与及])(?:新增|新建|改造|建设|提升|建成|完成|新改建|修复|治理|整治|开通|新开工)+(?:了|约|近|超)*$")
LAID_NOUN = re.compile(r"(?:的)?[\u4e00-\u9fff“”]{2,12}?(?=[，。；、和与及]|$)")
"""Works by their length or area before their noun: 新建310公里农村公路."""
MONEY = re.compile(r"(?:GDP|生产总值|经济总量|收入|总额|增加值|产值|投资)[^，。\d]{0,8}?$")
"""What a number in 亿 without a unit is money of."""

TIER = re.compile(
    r"(?:等)?(?:[一二三四五六七八九十]|\d+)个(?:新增)?(?:经济总量|地区生产总值|GDP)?(?:过|超|突破)?(?P<amount>[一二两三四五六七八九十百千\d]+亿)元?级?(?:城市|县域|县市|强县|强区|县|区)"
)
"""How places are listed by the size of their economy: A、B2个过三千亿元城市."""

NORM = re.compile(
    r"给予|予以|奖励|资助|补助|罚款|最高|最低|不得|应当|单个|单条|单项(?!冠军)|每[家个户条项次份半]|不超过|可提高|可申请|上年度|申报|原则上|之和|以下简称|额度|免征|减征|收费|收取|标准为|任期"
)
BY_THEN = re.compile("[到至]20\\d\\d年|年均")
"""Words of an aim, which a bound that it sets is a figure of."""
THRESHOLD = re.compile(r"不低于|不少于|不超过|不高于|不得|应当|须|至少")
"""Words of a condition that an official document sets."""
"""Words of a rule that grants, forbids or sets a condition: its figures are no statistics."""

UNMEASURED = frozenset({"hour", "minute", "day", "month", "points", "year-of-age", "times", "percentage-point", "°C", "kV"})
"""Units of what lasts, is reached at one time or is scored: a figure in one of them is no macro figure of a place."""

UNCOUNTED = re.compile(
    r"[中有]有?[两二三四五六七八九十\d]+个|^[前后]者$|^(?:回落|上升|下降|提高|增加)[到至].|^这一|居全[国省]|\d亿|^距|[相间]距|车程|行程|[均都]在$|预期目标$|签约(?!额)|等地$|[高低快慢]于|高出|领先|落后|^只|^涉及|^各出|^双方|排名|位次|位列|法规|规章|提案|议案|意见建议|安全事故|死亡|受伤|警情|案件|命案|信访|办结率|化解率|(?:提高|增加|减少|下降|连续)$|投诉|来信|来访|纠纷|规范性文件|发布会|围挡|平均办理|行政检查|检查事项|代表建议|委员提案|事故起数|满意率$|解决率$|公报数|^(?:[线全]|线路)?(?:路|线)?(?:全长|长度|正线|设计时速|时速|工期)$|新建正线|^(?:增加|新增|减少|成交价|带动|惠及|覆盖|投产|开户|其中)$|湿度|气温|降[水雨雪]|气压|风力|风速|能见度|雨量|水位|票价?$|延误|停运|^取消"
)
"""The weather, ranks, and counts of laws, accidents and cases, which are no macro figures of a place."""

CONTEST = re.compile(
    r"(?<![\d.])\d{1,3}[比:：∶-]\d{1,3}(?![\d.%])(?:的比分)?[\u4e00-\u9fff]{0,2}(?:击败|战胜|战平|逼平|握手言和|不敌|负于|力克|险胜|完胜|大胜|惨败|告负|落败|获胜|取胜|领先|扳平)"
)
"""A result of a match: what a sentence with one counts is the match's."""
