"""Whose a figure is: the place or area that an observation is about.

In order: the place that the indicator's phrase begins with or describes, the place that its
clause begins with, 全省 and 我市 (the document's own), 该市 (the one before), the area that the
sentence began with, and at last the document's own place. None of them: the figure is nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.extract import _indicators as words
from ingest.extract._clauses import paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._measure import Measure
from kb.model import Passage
from kb.vocabulary import PLACES, SPATIAL

_OWN = re.compile(r"(?:(?<![\u4e00-\u9fff])|其中|目前|年|年末|年底)(?:全[省市区县州盟]|我[省市区县]|本[省市区县])")
_ITS = re.compile(r"(?:全市|该[市区县省州]|其)(?!中)")
_PROVINCE = re.compile("(?<![占居列过])全省(?![第前])")
_ITS_OWN = re.compile(r"[，。；]?(?:[到至]?(?:19|20)\d\d年(?:末|底)?，?)?其(?![中他余实次它])")
_ASIDE = re.compile(r"（[^（）]*）$")
_LINK = re.compile(r"[、和与及]|以及")
_AFTER_PLACE = re.compile(r"^(?:（[^（）]{1,60}）|[）)]|的|地区(?!生)|两地|三地|全域|境内|市|省|州|盟|[县旗](?![域级城乡委]))+")
_GROUP = re.compile(r"^(?:居民|学生|同胞|籍|投资者|青年|企业在)")
_DESCRIBED = re.compile(r"[”市城县区员的]$")
_LEADS = "，。；、：其中在 \n\u3000"
_AND_OTHERS = re.compile("等(?:地|[省市县区](?!级))")
"""After places, that there are more of them: the figure is of no one of those named."""
_WITH = tuple("与和同")
_EACH = re.compile("分别|均|都|各|双双")
_REACHED_BY = re.compile("(?:惠及|覆盖|服务|辐射|涉及|带动|连接|串联)(?:了)?$")
"""What a work does to places: its figures are its own."""
_NEAR = 8
_NEXT = 60
_FAR = 4000
_PARTS = 2
_CLAUSES = 3
"""How many clauses on an area is still spoken of, in the text of a place of its own."""
_PREVAILS = 2
"""How often a text names the area that it is about, at the least."""
_AREAS = ("CityCluster", "MetroArea", "Zone")


@dataclass(slots=True)
class Subject:
    """Who the figures of one sentence may be of: `own` is the document's place, `topic` what was spoken of last.

    In a document with a place of its own a place is carried within a clause only, an area to the end of the part."""

    text: str
    passage: Passage
    own: str | None
    topic: tuple[str, ...] = ()
    known: dict[str, str] = field(default_factory=dict)
    """The area that the text is about, by the word that calls it: one answer for all sentences of a text."""
    _said: int = -1
    _group: tuple[str, ...] = ()
    """The area that the sentence's first figures are of as a whole."""
    _core: int = -1
    """Where the last clause began that gave one of a place's core figures."""
    _whose: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The places of each indicator of the sentence so far, by where its name begins."""

    def of(self, draft: Draft, m: Measure) -> tuple[tuple[str, ...], str, int]:
        """The keys of the places (none if nobody's), and the indicator without them, with where it begins."""
        written = next((i for i, c in enumerate(m.name) if self.text[m.name_at + i : m.name_at + i + 1] != c), len(m.name))
        places, name, where = self._of(draft, replace(m, name=m.name[:written]) if written else m)
        name += m.name[written:] if written else ""
        if m.name_at < m.clause and m.name_at in self._whose and not self._turned(draft, m.name_at + len(m.name), m.clause):
            places = self._whose[m.name_at]
        self._whose[m.name_at] = places
        if words.CORE.fullmatch(name):
            self._core = m.clause
        elif name != m.name or m.value is not None:
            self._core = -1
        return places, name, where

    def carried(self, after: Passage) -> tuple[str, ...]:
        """Whose the figures of the next sentence of the paragraph are, where it names nobody and the document speaks for nobody."""
        if self.own is not None or len(self.topic) != 1 or "\n" in self.text[self.passage.end : after.start + 1]:
            return ()
        return self.topic if after.start - self.passage.end <= _NEXT else ()

    def _of(self, draft: Draft, m: Measure) -> tuple[tuple[str, ...], str, int]:
        text = self.text
        stop = m.name_at + len(m.name)
        near = places_in(draft, min(m.clause, m.name_at), stop)
        cut = next((x for x in near if x.start < m.name_at < x.end), None)
        if cut is not None:  # an opening word that is the first of a name: 让胡路区
            m = replace(m, name=text[cut.start : m.name_at] + m.name, name_at=cut.start)
        if m.name_at < m.clause and (turned := self._turned(draft, stop, m.clause)):
            chosen = [turned[m.nth[0]]] if len(turned) == m.nth[1] > 1 else turned
            return self._turn(chosen, m.clause), _nameless(draft, text, m), m.name_at
        heads = _described(text, near, m.name_at) or [x for x in near if x.start - m.name_at == (text[m.name_at] in "“‘")]
        grouped = words.GROUPED.match(m.name) or self._within(m)
        if grouped and not heads:
            self.topic = self._group = self._as_one(draft, m.name_at)
            return self.topic, m.name[len(grouped[0]) :], m.name_at + len(grouped[0])
        called = words.AREA_WORD.match(m.name)
        if called is not None and not heads and (area := self._as_one(draft, m.name_at, called["word"])):
            self.topic = self._group = area
            return area, *_bare(m.name[called.end() :], m.name_at + called.end())
        if heads and _REACHED_BY.search(text, m.clause, heads[0].start):
            return (), m.name, m.name_at
        if heads:
            if _between(text, near, heads[0], m, stop):
                return (), m.name, m.name_at
            heads = [_innermost(near, heads[0])]
            run = heads if m.paired else coordinated(text, near, heads[0], m.shared)
            own = text[run[-1].start : run[-1].end]
            if m.paired and own in m.name:
                return self._turn(run, m.clause), *_bare(m.name.partition(own)[2], run[-1].end)
            name, where = _bare(text[run[-1].end : stop], run[-1].end)
            if len(run) > 1 and _joint(text[run[-1].end : m.end], m):
                return self._as_one(draft, run[0].start), re.sub(words.TOTAL, "", name), where
            if not name:
                return self._turn(run, m.clause), "", where
            if _GROUP.match(name):
                return self._owned(), m.name, m.name_at
            if words.BODY.match(name) or _AND_OTHERS.match(name):
                return (), name, where
            return self._turn(run, m.clause), name, where
        if trailing := [x for x in near if x.end == stop and words.HEADS.search(_ASIDE.sub("", text[m.name_at : x.start]))]:
            return self._turn(trailing, m.clause), text[m.name_at : trailing[0].start], m.name_at
        leading = [x for x in near if x.end <= m.name_at and not text[m.clause : x.start].strip(_LEADS)]
        run = coordinated(text, near, leading[0]) if leading else []
        if run and m.name_at - run[-1].end <= _NEAR:
            return self._turn(run, m.clause), m.name, m.name_at
        return self._understood(draft, m), m.name, m.name_at

    def _within(self, m: Measure) -> re.Match[str] | None:
        """Whether the clause before says that the figures are of all within the area: 范围内实现."""
        opened = words.WITHIN.search(self.text, m.clause, m.name_at)
        return re.match("", m.name) if opened else None

    def _as_one(self, draft: Draft, at: int, word: str = "") -> tuple[str, ...]:
        """The area that places whose figures are added up are of, or that is called by its `word` alone: named before
        in the paragraph, else in the title, else that of the whole text; of several the one that the text is about."""
        title = draft.context.about.title_span or (0, 0)
        whole = (max(0, at - _FAR), at)
        if word not in self.known:
            self.known[word] = _about(draft, word)
        about = self.known[word]
        for begin, end in ((paragraph_before(self.text, at), at), title, whole):
            areas = [x.key for x in places_in(draft, begin, end) if x.label in _AREAS and word in self.text[x.start : x.end]]
            if about in areas:
                return (about,)
            if areas and (word or (len(set(areas)) == 1 and (begin, end) != whole)):
                return (areas[-1],)
        return (about,) if about and draft.context.about.place is None else ()

    def _turned(self, draft: Draft, start: int, end: int) -> list[Mention]:
        """The places that a clause without a figure began with since the indicator was named."""
        near = places_in(draft, start, end)
        first = next((x for x in reversed(near) if self.text[x.start - 1] in "，；"), None)
        return coordinated(self.text, near, first) if first else []

    def _understood(self, draft: Draft, m: Measure) -> tuple[str, ...]:
        """The place where the clause names none."""
        if self.own and _OWN.search(self.text, m.clause, m.name_at + 2):
            return (self.own,)
        if self.own is None and _PROVINCE.search(self.text, m.clause, m.name_at + 2):
            provinces = draft.mentions_in(max(0, m.clause - _FAR), m.clause, ("Province",))
            return (provinces[-1].key,) if provinces else ()
        cities = draft.mentions_in(self.passage.start, m.clause, PLACES)
        if cities and _ITS.search(self.text, m.clause, m.name_at):
            return (cities[-1].key,)
        if self.own is None and _ITS_OWN.match(self.text, m.clause):
            said = [x for x in places_in(draft, self.passage.start, m.clause) if x.label in _AREAS]
            return (said[-1].key,) if said else self.topic
        if composed := self._composed(draft, m.clause):
            return composed
        if words.PARTLY.match(self.text, self.passage.start):
            return ()
        if words.FOREIGN.match(m.name) or (
            words.OTHERS.match(self.text, self.passage.start) and not _OWN.search(self.text, m.clause, m.name_at + 2)
        ):
            return ()
        if self._group and self.text.rfind("；", self.passage.start, m.clause) > self._said >= 0:
            return self._group
        self.topic = self._topic(draft, m.name_at) or self.topic
        if self._core >= 0 and self.topic and words.CORE.fullmatch(m.name) and not re.search("[；。]", self.text[self._core : m.clause]):
            return self.topic
        part = self.text.startswith("其中", m.clause)  # of what was spoken of last
        strayed = self.own and not part and m.clause != self._said and any(k.partition(":")[0] in PLACES for k in self.topic)
        return self._owned() if strayed or not self.topic else self.topic

    def _composed(self, draft: Draft, end: int) -> tuple[str, ...]:
        """The area whose parts the clauses before list: 甲都市圈包括乙市、丙市，面积…"""
        listed = words.COMPOSED.search(self.text, self.passage.start, end)
        if (
            listed is None
            or words.PARTLY.search(self.text, self.passage.start, end)
            or len(draft.mentions_in(listed.start(), end, PLACES)) < _PARTS
        ):
            return ()
        said = [x for x in places_in(draft, self.passage.start, listed.start()) if x.label in _AREAS]
        called = words.AREA_WORD.search(self.text[self.passage.start : listed.start()])
        return (said[0].key,) if said else self._as_one(draft, self.passage.start, called["word"] if called else "")

    def _topic(self, draft: Draft, end: int) -> tuple[str, ...]:
        """What a clause before began with: an area, or a place where the document speaks for none."""
        part = max(self.passage.start, self.text.rfind("；", self.passage.start, end) + 1)
        for x in reversed(places_in(draft, part, end)):
            if self.own is not None and (self.text[x.end : x.end + 1] == "、" or self.text.count("，", x.end, end) > _CLAUSES):
                continue
            starts = x.start == part or self.text[x.start - 1] in "，；。： \n\u3000"
            if starts and words.ORGANISATION.match(self.text[x.end : x.end + 4]):
                return ()
            if starts and (x.label in _AREAS or self.own is None):
                return (x.key,)
        return ()

    def _turn(self, run: Iterable[Mention], clause: int) -> tuple[str, ...]:
        self._said = clause
        self.topic = tuple(x.key for x in run)
        return self.topic

    def _owned(self) -> tuple[str, ...]:
        return (self.own,) if self.own else ()


def _about(draft: Draft, word: str) -> str:
    """The area that the text names more often than any other; empty where none prevails."""
    counts = Counter({key: len(draft.spans_of(key)) for key in draft.keys(_AREAS) if word in key})
    most = counts.most_common(2)
    if not most or most[0][1] < _PREVAILS or (len(most) > 1 and most[0][1] <= most[1][1]):
        return ""
    return most[0][0]


def _innermost(near: list[Mention], first: Mention) -> Mention:
    """The last of names that follow each other from the province down: 甲省乙市."""
    for x in near:
        if x.start == first.end and x.label in PLACES and first.label in PLACES and x.label != first.label:
            first = x
    return first


def _between(text: str, near: list[Mention], first: Mention, m: Measure, stop: int) -> bool:
    """Is what is counted between two places, and no figure of either: 甲市与乙市共建园区3个?"""
    if m.unit != "count" or m.paired or _EACH.search(text, stop, m.end):
        return False
    last = _innermost(near, first)
    before = any(x.end == first.start - 1 and text[x.end] in _WITH for x in near)
    return before or (text[last.end : last.end + 1] in _WITH and any(x.start == last.end + 1 for x in near))


def _joint(said: str, m: Measure) -> bool:
    """Are the places' figures added up (甲、乙合计, 甲、乙两省…亿元), and not said of each?"""
    if words.TOTAL.search(said):
        return True
    each = m.value is None or m.unit in ("percent", "ratio") or _EACH.search(said)
    return not each and not m.paired and words.GROUPED.match(said) is not None


def _nameless(draft: Draft, text: str, m: Measure) -> str:
    """The indicator's name without the place that it was said of before."""
    own = next((x for x in places_in(draft, m.name_at, m.name_at + len(m.name)) if x.start == m.name_at), None)
    return _bare(text[own.end : m.name_at + len(m.name)], own.end)[0] if own else m.name


def _bare(name: str, where: int) -> tuple[str, int]:
    """The indicator after a place, without the words that lead to it."""
    for pattern in (_AFTER_PLACE, words.GROUPED, words.OPENING):
        cut = pattern.match(name)
        if cut:
            name, where = name[cut.end() :], where + cut.end()
    return name, where


def _described(text: str, near: list[Mention], name_at: int) -> list[Mention]:
    """The place that a phrase before it describes: “…”常州, 最年轻的地级市宿迁."""
    found = [x for x in near if x.start > name_at and _DESCRIBED.search(text[name_at : x.start]) and text[x.end : x.end + 1] != "的"]
    return found[-1:]


def places_in(draft: Draft, start: int, end: int) -> list[Mention]:
    """Mentions of places and areas, without those within another or within the name of a work."""
    mentions = draft.mentions_in(start, end + 12, (*SPATIAL, "Project"))
    return [x for x in _maximal(mentions) if x.label != "Project" and x.end <= end]


def _maximal(mentions: list[Mention]) -> list[Mention]:
    """Without those that lie within another."""
    return [
        x
        for x in mentions
        if not any(y is not x and y.start <= x.start and x.end <= y.end and (y.end - y.start) > (x.end - x.start) for y in mentions)
    ]


def coordinated(text: str, near: list[Mention], first: Mention, back: bool = False) -> list[Mention]:
    """The mention and those coordinated with it; those before it too where a figure is `shared`."""
    run = [first]
    for x in near:
        if x.start > run[-1].start and _linked(text, run[-1], x):
            run.append(x)
    for x in reversed(near) if back else ():
        if x.end < run[0].start and _linked(text, x, run[0]):
            run.insert(0, x)
    return run


def _linked(text: str, a: Mention, b: Mention) -> bool:
    """A、B, or abbreviations side by side as in 港澳."""
    return _LINK.fullmatch(text, a.end, b.start) is not None or (a.end == b.start and a.end - a.start == b.end - b.start == 1)
