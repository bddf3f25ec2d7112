"""What a site's screen shows around a document: buttons, paths, counters, the foot.

Lines that are nothing else are dropped from web pages and from PDFs printed from them; other
formats keep every line.
"""

from __future__ import annotations

import re

_SCREEN = re.compile(
    r"【?\s*字\s*[体号]\s*[：:].{0,20}|\[?打印(?:本页)?\]?|\[?关闭(?:窗口)?\]?|收藏|全屏|下载|分享(?:到)?.{0,12}|我要纠错|首页|导航|大|中|小|加大|还原|减小|】"
    r"|进入(?:关怀版|老年模式|无障碍.{0,4})|无障碍(?:阅读|浏览)?|政策咨询|相关政策解读|.{0,6}浏览(?:次数|量)\s*[：:]?\s*\d*\s*次?|扫一扫.{0,20}"
    r"|(?:您)?(?:现在|当前|的|所在)*位置\s*[：:是].*|返回(?:顶部|首页|列表)|[上下]一[篇页条]\s*[：:]?.{0,60}|责任编辑\s*[：:].{0,12}"
    r"|.{0,20}网站标识码.{0,60}|.{0,20}ICP备.{0,40}|.{0,6}公网安备.{0,30}|.{0,30}版权所有.{0,20}"
    r"|(?:(?:隐私声明|联系我们|网站地图|关于我们|法律声明|网站声明|版权声明)[\s|｜]*)+"
)


def is_screen(line: str) -> bool:
    """Whether the line is a control or a foot of a screen and no part of a document."""
    return _SCREEN.fullmatch(line.strip()) is not None
