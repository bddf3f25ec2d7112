"""When a figure holds: its period, and whether it is reached or aimed at.

The last date of the sentence before the figure decides; without one, the part of the document
(`_frames`): a report of year Y reviews Y−1 or the five years before, and aims at Y. In an
official document only a year that it states makes a figure an aim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from ingest.extract import _indicators as words
from ingest.extract._context import About
from ingest.extract._frames import Frame
from ingest.extract._measure import Measure
from ingest.extract._months import with_months
from kb.model import Passage
from kb.values import DateMention, dates, parse_numeral

_YEARS = len("2021/2025")
_AIM = re.compile(r"力争|目标|预期|计划|确保|到20\d\d年|将达|争取|左右")
_REVIEWED = re.compile(r"(?P<y>(?:19|20)\d\d)年(?=.*(?:统计|公报|运行|指标|情况|简况|概况))(?!.*工作)")
_STRIVES = re.compile("力争")
_OVER = re.compile("(?<![\\d第前十连续])(?:近|过去|这)?(?P<n>[两三四五六七八九十])年(?:来|间)(?![^，。；]{0,6}[首第最])")
_LEAD = 60
_BY = re.compile(r"[到至](?P<y>20\d\d)年")
_AIMED = re.compile("目标(?:是|为|定为|均为|确定为|设定为)|预期目标|预期为")
_SINCE = re.compile(
    r"(?:启动|成立|设立|建设|实施|提出)*[^，,]{0,8}以来|(?:末|底)?(?:起|开始|持平|相比|同期)|(?:末|底)?的\d[\d.]*倍|(?:时期|期间)?(?:批复|规划|确定|部署|提出)的|(?:基本实现)?(?:社会主义)?(?:现代化)?远景"
)
_REPORTED = re.compile(r"(?m)记者|通讯员|^[^，。\n]{0,16}[\u4e00-\u9fff](?:电|讯)[（(\s\u3000]|\A[^\n]{0,200}据统计")
"""Words at the beginning of a text by which it is told as news, where it has no title."""
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_HEAD = 1500
_FIGURE = re.compile(r"\d[^，。；]{0,2}[%％亿万]")
_EXPANSE = re.compile(r"^(?:[国全]土|土地|陆域|海域|辖区|行政区划?|区域|市域|幅员|总|规划|占地)*面积(?:占[^，]{2,12}比重)?$")
_BESIDE = 6
_FIVE = re.compile("五年(?![级制])")
_CENSUS = re.compile(r"(?:第(?P<nth>[三四五六七])次)(?:全国)?(?P<kind>人口|经济|农业)普查")
_CENSUS_YEARS = {
    "人口": {"三": "1982", "四": "1990", "五": "2000", "六": "2010", "七": "2020"},
    "经济": {"三": "2013", "四": "2018", "五": "2023"},
    "农业": {"三": "2016"},
}
"""The years that the censuses of China are of."""
"""How large a place is, which holds for no year unless one is stated before it."""


@dataclass(slots=True)
class Calendar:
    """Reads the dates of passages, in order; a stated aim's year holds to the end of its section."""

    about: About
    text: str
    _section: str = ""
    _last: DateMention | None = None
    _paragraph: int = -1
    _stated: DateMention | None = None
    _lead: DateMention | None = None
    _part: str = ""
    _aimed: str | None = None
    """The year by which the part of a plan aims, by its first sentence."""
    news: bool = field(init=False)
    """Is the document told by a reporter?"""
    year: int | None = field(init=False)
    """The document's year: of a report on one year and the plan for the next, the next."""
    _title: DateMention | None = field(init=False)

    def __post_init__(self) -> None:
        told = self.about.kind is None and self.about.title is None and _REPORTED.search(self.text, 0, _HEAD) is not None
        self.news = self.about.kind == "news" or told
        titled = [int(d.iso) for d in dates(self.about.title or "", None) if d.kind == "year"]
        planned = self.about.kind == "report" and len(titled) > 1 and self.about.year in titled
        self.year = max(titled) if planned else self.about.year
        self._title = next((d for d in dates(self.about.title or "", None) if d.kind in ("year", "part")), None)
        if self._title is None and "普查" in (self.about.title or "") and (counted := _CENSUS.search(self.text, 0, _HEAD)):
            year = _CENSUS_YEARS[counted["kind"]].get(counted["nth"])
            self._title = DateMention(year, *counted.span(), "year") if year else None

    @property
    def reviewed(self) -> str | None:
        """The year that a bulletin or a digest of statistics is of, by its title."""
        title = self.about.title or ""
        if not _REVIEWED.search(title) or self.year != self.about.year:
            return None
        return next((d.iso for d in dates(title) if d.kind in ("year", "part")), None)

    def said(self, passage: Passage) -> list[DateMention] | None:
        """The dates of a passage; None where an official document states no year for its figures."""
        part = passage.section.partition(" › ")[0]
        if part != self._part and passage.kind != "heading":
            by = _BY.search(self.text, passage.start, passage.end) if self.about.kind != "report" else None
            self._part, self._aimed = part, by["y"] if by and int(by["y"]) > (self.year or 0) else None
        said = self._dates(passage)
        if not self.about.official:
            told = self.news or (self.about.kind is None and self.about.title is not None)
            return self._carried(passage, said) if told else said
        if passage.section != self._section:
            self._section, self._stated = passage.section, None
        said = [d for d in said if not d.relative or d.iso[:4] < str(self.year or "")]
        if said:
            self._stated = said[-1]
        elif self._stated is not None:
            return [replace(self._stated, start=passage.start, end=passage.start)]
        return said or None

    def _dates(self, passage: Passage) -> list[DateMention]:
        """The periods that a passage states."""
        found = dates(self.text, self.about.date, passage.start, passage.end)
        found = with_months(found, self.text, passage.start, passage.end, self.about.date)
        found += self._counted(passage, found)
        found.sort(key=lambda d: d.start)
        titles = [m.span() for m in _TITLE.finditer(self.text, passage.start, passage.end)]
        found = [d for d in found if not any(a <= d.start < b for a, b in titles)]
        return [d for d in found if d.kind != "day" and not self._since(d)]

    def _counted(self, passage: Passage, dated: list[DateMention]) -> list[DateMention]:
        """The years of the censuses that a passage names."""
        counts = _CENSUS.finditer(self.text, passage.start, passage.end)
        years = ((m, _CENSUS_YEARS[m["kind"]].get(m["nth"])) for m in counts)
        return [
            DateMention(year, *m.span(), "year")
            for m, year in years
            if year is not None and not any(0 <= m.start() - d.end <= _BESIDE or d.start <= m.start() < d.end for d in dated)
        ]

    def _carried(self, passage: Passage, said: list[DateMention]) -> list[DateMention]:
        """With the period that a news item or bulletin stated last in the paragraph, else that of its title or of its first figures."""
        paragraph = self.text.rfind("\n", 0, passage.start)
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._last = self._title or self._lead
        past = [d for d in said if not self._from(d) and d.kind in ("year", "part") and d.iso[:4] <= str(self.year or d.iso)]
        self._lead = self._lead or next((d for d in past if self._figured(d, passage)), None)
        stated = [d for d in said if not self._from(d) and d.kind in ("year", "part") and (d.kind == "part" or not d.relative)]
        if stated:
            self._last = stated[-1]
        elif self._last is not None and not said:
            return [replace(self._last, start=passage.start, end=passage.start)]
        return said

    def _figured(self, d: DateMention, passage: Passage) -> bool:
        """Does a figure follow that may be of the date?"""
        return _FIGURE.search(self.text, d.end, passage.end) is not None

    def _since(self, d: DateMention) -> bool:
        """自2020年, 2020年以来 and 较2020年 say where something began, not when the figure holds."""
        if self._from(d):
            return False  # 从2020年的9.6升至: the figure of that year
        return self.text[d.start - 1 : d.start] in tuple("自从较比与同") or _SINCE.match(self.text, d.end) is not None

    def period(self, said: list[DateMention], frame: Frame, m: Measure) -> tuple[str | None, bool]:
        """The period as in the vocabulary, or None, and whether the figure is an aim."""
        year = self.year
        if year is not None and not said and _AIMED.search(self.text, m.clause, m.end):
            return str(year), True
        if self.reviewed and not said:
            return self.reviewed, False
        aim = frame.ahead and (
            self.about.kind in (None, "report", "plan") or _AIM.search(self.text, max(0, m.start - 12), m.end) is not None
        )
        if said and not m.earlier:
            said = [d for d in said if not self._from(d)] or self._before(m)
        at = bisect_right([d.start for d in said], m.end) - 1
        if self.timeless(m) and (at < 0 or said[at].start == said[at].end or m.clause - said[at].end > _BESIDE):
            return None, False
        if at < 0 and said and self.text[m.end : m.end + 1] == "）":
            at = 0  # 甲市（5亿元）、乙市（6亿元）上半年…
        if over := self._over(said[at] if at >= 0 else None, m):
            return over, False
        if at >= 0:
            return self._dated(said[at], m, aim)
        if frame.years is not None and (frame.ahead or not self.news):
            return self._planned(*frame.years, m), frame.ahead
        if year is None:
            return None, aim
        if self.news:
            return str(year), False
        if not aim and _STRIVES.search(self.text, m.clause, m.end):
            return str(year), True
        if aim:
            by = int(self._aimed or (year + 4 if frame.plan else year))
            return (f"{by - 4}/{by}" if m.yearly and by % 5 == 0 else str(by)), True
        if not frame.plan and m.earlier:
            return self._began(), False
        if not frame.plan and m.yearly and self._closed():
            return f"{year - 5}/{year - 1}", False
        return (self._planned(year - 5, year - 1, m) if frame.plan else str(year - 1)), False

    def timeless(self, m: Measure) -> bool:
        """Is it how large a place is, which holds for no year unless the clause states one?"""
        if m.unit not in ("km2", "percent") or m.value is None or "分别" in self.text[m.clause : m.end]:
            return False
        return _EXPANSE.match(m.name.rpartition("的")[2]) is not None

    def _closed(self) -> bool:
        """Is the document's year the one after the last of a five-year plan?"""
        return self.year is not None and self.year % 5 == 1

    def _began(self) -> str | None:
        """The year from which a figure came where none is stated: the last before the plan that a report closes, else unknown."""
        return str(self.year - 6) if self.year is not None and self._closed() else None

    def _before(self, m: Measure) -> list[DateMention]:
        """The period that news stated last, as though it stood before the figure."""
        return [replace(self._last, start=m.start, end=m.start)] if self.news and self._last is not None else []

    def _over(self, said: DateMention | None, m: Measure) -> str | None:
        """The years that 五年来 and 近三年 before a figure mean, up to the year that is spoken of."""
        begun = max(self.text.rfind(c, max(0, m.start - _LEAD), m.start) for c in "。；\n") + 1 or max(0, m.start - _LEAD)
        flows = m.value is None or words.FLOW.search(self.text, m.clause, m.end)
        over = _OVER.search(self.text, begun, m.end) if flows else None
        if over is None or self.year is None or (said is not None and ("/" in said.iso or int(said.iso[:4]) >= self.year + 1)):
            return None
        last = int(said.iso[:4]) if said is not None else self.year if self.news else self.year - 1
        return f"{last - int(parse_numeral(over['n'])) + 1}/{last}"

    def _from(self, d: DateMention) -> bool:
        """从2020年的9.6升至: the year of the first figure only."""
        after = self.text[d.end : d.end + 1]
        return self.text[d.start - 1 : d.start] in ("从", "由") and (after in ("的", "末", "底") or (d.relative and after.isdigit()))

    def _planned(self, first: int, last: int, m: Measure) -> str:
        """Over the years of a plan: growth and what comes about are of the span, levels of its last year."""
        if m.earlier:
            return str(first - 1)
        over = m.value is None or (
            m.unit not in ("percent", "ratio") and words.FLOW.search(self.text, m.lead if m.name_at < m.lead else m.clause, m.end)
        )
        return f"{first}/{last}" if over else str(last)

    def _dated(self, d: DateMention, m: Measure, aim: bool) -> tuple[str | None, bool]:
        """By a date of the sentence: a level at the end of a span is of the span's last year."""
        now, spans = self.year, len(d.iso) == _YEARS and "/" in d.iso
        year = int(d.iso[-4:] if spans else d.iso[:4])
        by_then = self.text[d.start - 1 : d.start] in ("到", "至")
        ahead = by_then if now is None else year >= now
        if spans and m.value is not None:
            counted = self.text[d.start : d.start + 1].isdigit()  # 2020年到2025年, whose first year is where a figure comes from
            return self._planned(int(d.iso[:4]) + counted * m.earlier, year, m), ahead
        if m.earlier and d.relative and not self.news and self.text.startswith("上年", d.start):
            return str(year - 1), False  # the year before the one under review
        if m.earlier and not self._from(d):
            return self._began(), False
        iso = d.iso[:4] if d.kind == "month" else d.iso
        if m.yearly and iso == str(year) and year % 5 == 0 and (ahead or _FIVE.search(self.text, m.lead, m.end)):
            iso = f"{year - 4}/{year}"  # the years of the plan that ends then
        said = by_then or self.about.official or _AIM.search(self.text, max(0, m.start - 12), m.end) is not None
        later = now is None or year > now or (self.about.official and by_then)
        return iso, ahead and (aim or (not spans and later and said))
