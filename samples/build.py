"""Makes the samples that are not plain text: a Word file, a PDF with a text layer, a scan.

    python samples/build.py

Needs Chromium and the font Noto Sans CJK (Debian: chromium, fonts-noto-cjk). The results are
kept beside this file; run it again only after changing the words below.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")

AGREEMENT = (
    "深化粤港澳合作 推进大湾区建设框架协议（情况介绍）",
    "来源：国家发展改革委、广东省人民政府、香港特别行政区政府、澳门特别行政区政府2017年7月公开的签署消息；"
    "中共中央、国务院《粤港澳大湾区发展规划纲要》，2019年2月发布。本文为自行撰写，不是原文。",
    "2017年7月1日，国家发展改革委、广东省人民政府、香港特别行政区政府、澳门特别行政区政府在香港签署"
    "《深化粤港澳合作 推进大湾区建设框架协议》。",
    "一、缔约各方",
    "二、合作的重点",
    "协议提出推进基础设施互联互通，进一步提升市场一体化水平，打造国际科技创新中心，构建协同发展现代产业体系，"
    "共建宜居宜业宜游的优质生活圈，培育国际合作新优势，支持重大合作平台建设。",
    "三、大湾区的范围",
    "粤港澳大湾区包括香港特别行政区、澳门特别行政区和广东省广州市、深圳市、珠海市、佛山市、惠州市、东莞市、中山市、江门市、肇庆市。"
    "粤港澳大湾区以香港、澳门、广州、深圳四大中心城市为核心引擎，总面积5.6万平方公里，2017年末总人口约7000万人。",
)
PARTIES = (
    ("缔约方", "所在地", "签署日期"),
    ("国家发展改革委", "北京市", "2017年7月1日"),
    ("广东省人民政府", "广东省", "2017年7月1日"),
    ("香港特别行政区政府", "香港特别行政区", "2017年7月1日"),
    ("澳门特别行政区政府", "澳门特别行政区", "2017年7月1日"),
)

PLANS = (
    "<h1>长江中游与成渝西<br>都市圈发展规划一览</h1>",
    "<p>来源：国家发展改革委网站2021年至2022年公布的都市圈发展规划消息；国家发展改革委2007年12月关于批准武汉城市圈、长株潭城市群为全国"
    "资源节约型和环境友好型社会建设综合配套改革试验区的通知。本文为自行撰写，不是原文。</p>",
    "<h2>一、武汉</h2>",
    "<p>武汉城市圈由武汉市和周边的黄石市、鄂州市、黄冈市、孝感市、咸宁市、仙桃市、潜江市、天门市组成。2007年12月，国家发展改革委批准武汉城市圈为"
    "全国资源节约型和环境友好型社会建设综合配套改革试验区。2022年12月，国家发展改革委批复《武汉都市圈发展规划》。</p>",
    "<p>武汉市是武汉都市圈的中心城市。2020年武汉市常住人口为1232.7万人，湖北省常住人口为5775.3万人。</p>",
    "<h2>二、长株潭</h2>",
    "<p>长株潭城市群由长沙市、株洲市、湘潭市组成。2007年12月，长株潭城市群与武汉城市圈同时获批两型社会建设综合配套改革试验区。"
    "2022年2月，国家发展改革委批复《长株潭都市圈发展规划》，这一规划由湖南省人民政府于2022年3月印发。</p>",
    "<p>2020年长沙市常住人口为1004.8万人。长株潭城际铁路连接长沙市、株洲市和湘潭市，于2016年12月26日开通运营。</p>",
    "<h2 style='break-before:page'>三、重庆</h2>",
    "<p>2022年8月，重庆市人民政府、四川省人民政府联合印发《重庆都市圈发展规划》。重庆都市圈由重庆市中心城区、主城新区和四川省广安市组成，"
    "总面积3.5万平方公里。2020年重庆都市圈常住人口约2440万人。</p>",
    "<h2>四、合作</h2>",
    "<p>重庆都市圈是川渝两省市共同编制规划的跨省都市圈。广安市是四川省纳入重庆都市圈的市。</p>",
)

SCAN = (
    "川渝高竹新区设立情况",
    "来源：重庆市人民政府、四川省人民政府2020年12月",
    "公开的批复消息。本文为自行撰写，不是原文。",
    "",
    "　　2020年12月29日，重庆市人民政府、四川省人民政",
    "府批复同意设立川渝高竹新区。川渝高竹新区包括重庆市",
    "渝北区茨竹镇、大湾镇的部分行政区域和四川省广安市邻",
    "水县高滩镇、坛同镇的部分行政区域，总面积262平方公里。",
    "　　2020年12月30日，重庆市人民政府、四川省人民政",
    "府批复同意设立遂潼川渝毗邻地区一体化发展先行区，范",
    "围包括四川省遂宁市和重庆市潼南区。",
)


def agreement(path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = AGREEMENT[0]
    for number, words in enumerate(AGREEMENT):
        document.add_heading(words, 0) if number == 0 else document.add_paragraph(words)
        if words == "一、缔约各方":
            table = document.add_table(len(PARTIES), len(PARTIES[0]), style="Table Grid")
            for row, cells in zip(table.rows, PARTIES, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    document.save(path)


def plans(path: Path) -> None:
    style = """@page { size: A4; margin: 30mm 25mm; @top-center { content: '都市圈规划资料汇编'; font-size: 9pt }
      @bottom-center { content: '— ' counter(page) ' —'; font-size: 9pt } }
      body { font: 12pt/1.8 'Noto Sans CJK SC' } h1 { text-align: center; font-size: 20pt } h2 { font-size: 14pt } p { text-indent: 2em; text-align: justify }"""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "plans.html"
        page.write_text(f"<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><style>{style}</style>{''.join(PLANS)}</html>", "utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, "--no-pdf-header-footer", f"--print-to-pdf={path}", page.as_uri()], check=True, timeout=120)


def scan(path: Path) -> None:
    page = Image.new("L", (1654, 2339), 250)  # A4 at 200 dpi
    draw = ImageDraw.Draw(page)
    title, text = ImageFont.truetype(FONT, 64, index=2), ImageFont.truetype(FONT, 48, index=2)
    draw.text((827, 260), SCAN[0], 30, title, anchor="mm")
    for number, line in enumerate(SCAN[1:]):
        draw.text((190, 400 + 88 * number), line, 40, text)
    page.rotate(0.3, fillcolor=250).save(path, resolution=200.0)


if __name__ == "__main__":
    agreement(HERE / "greater-bay-area-agreement-2017.docx")
    plans(HERE / "metropolitan-plans.pdf")
    scan(HERE / "gaozhu-new-area-scan.pdf")
