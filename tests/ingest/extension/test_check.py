"""What is let in and what is not, fact by fact, on one text."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extension import (
    CAP,
    LONGEST,
    Agreement,
    Fact,
    Heard,
    Named,
    Observation,
    Place,
    Policy,
    Property,
    Quote,
    Reading,
    Relation,
    rehearse,
)
from ingest.extension._check import quotes
from ingest.extract import extract
from kb.model import Extraction, Modality
from kb.vocabulary import check_statement
from tests.ingest.extension.texts import TEXT, read

STATES = (
    "Agreement", "Observation", "Project", "Zone", "MetroArea", "Organization", "IndustryChain", "Policy", "City", "District", "Province",
    "LINKS", "PART_OF", "PARTY_TO", "CONCERNS", "COVERS", "TAKES_PART_IN", "ISSUED", "REFERS_TO",
    "Project.status", "Project.field", "Project.aliases", "Policy.effective", "Policy.issued", "Agreement.signed", "MetroArea.aliases",
)  # fmt: skip


class One:
    """An extractor that proposes just these facts."""

    version = "7"
    states = STATES

    def __init__(self, *facts: Fact) -> None:
        self.facts = facts

    def extract(self, document: Reading) -> Iterable[Fact]:
        return self.facts


def proposed(*facts: Fact, text: str = TEXT) -> tuple[Extraction, Heard]:
    return rehearse(read(text), One(*facts))


def q(words: str, nth: int = 0) -> Quote:
    """The words where they stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Quote(words, at)


SENTENCE = q("绵阳市和德阳市看好沱江科创园")
PARK = Named("Project", q("沱江科创园"))
METRO = Named("MetroArea", q("成都德阳"))
PEOPLE = q("2023年成都市常住人口为2140.3万人，比上年增长0.6%")
FALL = q("德阳市新区人口下降1.2%")
LAW = Policy(q("沱江流域保护条例"), q("川府发〔2022〕15号"))
ISSUED = q("《沱江流域保护条例》（川府发〔2022〕15号）由四川省人民政府印发，适用于成都市、德阳市")
DEAL = q("成都市与绵阳市于2022年12月结成伙伴城市")
NO, VALUE, ENDS = "identity", "value", "ends"
GOOD: dict[str, Fact] = {
    "link": Relation(PARK, "LINKS", "City:510700", SENTENCE),
    "link-by-a-place": Relation(PARK, "LINKS", Place("City:510700", q("绵阳市")), SENTENCE),
    "chain": Relation("City:510600", "TAKES_PART_IN", Named("IndustryChain", q("氢能产业链")), q("绵阳市和德阳市看好沱江科创园，推动氢能产业链发展"), "co-builder"),
    "status": Property(PARK, "status", SENTENCE, code="under-construction"),
    "alias": Property(PARK, "aliases", SENTENCE, value=q("科创园")),
    "policy": LAW,
    "covers": Relation(LAW, "COVERS", "City:510100", ISSUED),
    "issued": Relation(Named("Organization", q("四川省人民政府")), "ISSUED", LAW, ISSUED),
    "field": Relation(PARK, "CONCERNS", "Field:innovation", SENTENCE),
    "level": Observation("City:510100", q("常住人口"), PEOPLE, value=q("2140.3万人"), period=q("2023年", 1)),
    "agreement": Agreement(q("伙伴城市"), "joint-mechanism", ("City:510100", "City:510700"), DEAL, q("2022年12月"), ("culture-tourism",)),
    "own-place": Relation("Policy:成都市与德阳市合作情况的通报", "COVERS", "City:510100", q("成都市与德阳市合作情况的通报")),
}  # fmt: skip
BAD: dict[str, tuple[Fact, str]] = {
    "words-elsewhere": (Relation(PARK, "LINKS", "City:510700", Quote(SENTENCE.text, SENTENCE.start + 1)), "quote"),
    "words-invented": (Relation(PARK, "LINKS", "City:510700", Quote("绵阳市和德阳市共同经营沱江科创园", SENTENCE.start)), "quote"),
    "words-of-an-end-invented": (Relation(Named("Project", Quote("沱江软件园", q("沱江科创园").start)), "LINKS", "City:510700", SENTENCE), "quote"),
    "no-words": (Named("Project", Quote("", 5)), "quote"),
    "only-space": (Named("Project", Quote("\n", TEXT.index("\n"))), "quote"),
    "end-outside-the-quote": (Relation(PARK, "LINKS", "City:510100", SENTENCE), ENDS),
    "new-end-outside-the-quote": (Relation(Named("Project", q("轨道交通建设")), "LINKS", "City:510700", SENTENCE), ENDS),
    "end-not-in-the-text": (Relation(PARK, "LINKS", "City:310000", SENTENCE), "unknown"),
    "end-of-its-own-making": (Relation("Project:沱江科创园", "LINKS", "City:510700", SENTENCE), "unknown"),
    "a-field-that-is-none": (Relation(PARK, "CONCERNS", "Field:sports", SENTENCE), "unknown"),
    "wrong-way": (Relation("City:510700", "LINKS", PARK, SENTENCE), "vocabulary"),
    "wrong-label": (Relation("City:510700", "PARTY_TO", PARK, SENTENCE), "vocabulary"),
    "wrong-word": (Relation("City:510700", "TAKES_PART_IN", Named("IndustryChain", q("氢能产业链")), q("绵阳市和德阳市看好沱江科创园，推动氢能产业链发展"), "boss"), "vocabulary"),
    "word-for-a-relation-without": (Relation(PARK, "LINKS", "City:510700", SENTENCE, "end"), "vocabulary"),
    "no-relation": (Relation(PARK, "Agreement", "City:510700", SENTENCE), "vocabulary"),
    "undeclared": (Relation("City:510700", "ADDRESSES", "Mechanism:scope", SENTENCE), "undeclared"),
    "undeclared-label": (Relation(Named("CityCluster", q("沱江科创园")), "PART_OF", "City:510700", SENTENCE), "undeclared"),
    "undeclared-property": (Property(PARK, "name", SENTENCE, value=q("沱江科创园")), "undeclared"),
    "mentions": (Relation("Policy:成都市与德阳市合作情况的通报", "MENTIONS", "City:510100", SENTENCE), "undeclared"),
    "to-itself": (Relation("City:510700", "PART_OF", Place("City:510700", q("绵阳市")), SENTENCE), NO),
    "part-of-another-city": (Relation("City:510700", "PART_OF", "City:510600", SENTENCE), NO),
    "rule-with-a-slash": (Relation(PARK, "LINKS", "City:510700", SENTENCE, rule="places/path@1"), "vocabulary"),
    "surer-than-sure": (Relation(PARK, "LINKS", "City:510700", SENTENCE, confidence=1.5), "vocabulary"),
    "place-by-another-s-name": (Place("City:510100", q("德阳市")), NO),
    "place-by-no-name": (Place("City:510100", q("合作")), NO),
    "place-that-is-none": (Place("City:999999", q("德阳市")), NO),
    "place-under-a-wrong-label": (Place("District:510600", q("德阳市")), NO),
    "a-city-s-name-for-a-project": (Named("Project", q("德阳市")), NO),
    "a-part-of-a-place-s-name": (Named("Project", q("阳市和德")), NO),
    "whose-it-is-not-said": (Named("Project", q("我市将推进城市更新")), NO),
    "too-short": (Named("Zone", q("新区")), NO),
    "no-chain": (Named("IndustryChain", q("沱江科创园")), NO),
    "title-without-marks": (Policy(q("推进城市更新")), NO),
    "agreement-as-a-policy": (Policy(q("成都德阳轨道交通建设合作协议")), NO),
    "number-elsewhere": (Policy(q("沱江流域保护条例"), q("2023年5月6日")), NO),
    "number-that-is-none": (Policy(q("沱江流域保护条例"), q("》（")), VALUE),
    "code-that-is-none": (Property(PARK, "status", SENTENCE, code="finished"), "vocabulary"),
    "date-that-is-none": (Property(LAW, "effective", ISSUED, value=q("四川省人民政府")), VALUE),
    "alias-of-another": (Property(PARK, "aliases", SENTENCE, value=q("绵阳市")), NO),
    "number-not-a-quantity": (Observation("City:510100", q("常住人口"), PEOPLE, value=q("2140.3")), VALUE),
    "half-a-number": (Observation("City:510100", q("常住人口"), PEOPLE, value=q("40.3万人")), VALUE),
    "level-as-a-change": (Observation("City:510100", q("常住人口"), PEOPLE, change=q("2140.3万人")), VALUE),
    "no-value": (Observation("City:510100", q("常住人口"), PEOPLE), VALUE),
    "period-that-is-none": (Observation("City:510100", q("常住人口"), PEOPLE, value=q("2140.3万人"), period=q("常住人口")), VALUE),
    "figure-of-another-sentence": (Observation("City:510100", q("常住人口"), PEOPLE, change=q("1.2%")), ENDS),
    "one-party": (Agreement(q("伙伴城市"), "agreement", ("City:510100",), DEAL), ENDS),
    "one-party-twice": (Agreement(q("伙伴城市"), "agreement", ("City:510100", Place("City:510100", Quote("成都市", DEAL.start))), DEAL), ENDS),
    "party-not-named": (Agreement(q("伙伴城市"), "agreement", ("City:510100", "City:510600"), DEAL), ENDS),
    "an-agreement-that-is-denied": (Agreement(q("伙伴城市"), "agreement", ("City:510100", "City:510700"), DEAL, modality=Modality.DENIED), "vocabulary"),
    "an-agreement-s-field-that-is-none": (Agreement(q("伙伴城市"), "agreement", ("City:510100", "City:510700"), DEAL, fields=("x",)), "vocabulary"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_let_in(name: str) -> None:
    found, heard = proposed(GOOD[name])
    assert (heard.taken + heard.known, heard.dropped) == (1, ())
    ours = extract(read())
    assert all(s in found.statements for s in ours.statements)
    for s in (s for s in found.statements if s not in ours.statements):
        assert s.confidence <= CAP
        assert s.extractor.startswith("rehearsal/")
        assert 0 <= s.start < s.end <= len(TEXT)


@pytest.mark.parametrize("name", BAD)
def test_not_let_in(name: str) -> None:
    fact, reason = BAD[name]
    found, heard = proposed(fact)
    assert heard.dropped == ((reason, 1),)
    assert found.statements == extract(read()).statements
    assert found.entities == extract(read()).entities


def test_an_agreement_comes_with_its_parties_day_and_fields() -> None:
    found, _ = proposed(GOOD["agreement"])
    key = "Agreement:City510100-City510700-伙伴城市-2022"
    said = {(s.subject, s.predicate, s.object) for s in found.statements if s.extractor == "rehearsal/fact@7"}
    assert said == {
        (key, "name", "伙伴城市"),
        (key, "kind", "joint-mechanism"),
        (key, "signed", "2022-12"),
        (key, "CONCERNS", "Field:culture-tourism"),
        ("City:510100", "PARTY_TO", key),
        ("City:510700", "PARTY_TO", key),
    }


def test_an_agreement_s_name_tells_which_it_is_only_with_a_place_or_length() -> None:
    text = "青年人才互认合作联席机制由成都市与绵阳市建立。成都绵阳人才港由成都市与绵阳市建立。成都市与绵阳市建立双城会。\n"
    keys = set()
    for words in ("青年人才互认合作联席机制", "成都绵阳人才港", "双城会"):
        sentence = next(s for s in text.split("。") if words in s)
        at = text.index(sentence)
        fact = Agreement(
            Quote(words, text.index(words)),
            "joint-mechanism",
            tuple(Place(k, Quote(w, text.index(w, at))) for k, w in PARTIES),
            Quote(sentence, at),
        )
        found, heard = proposed(fact, text=text)
        assert heard.dropped == ()
        keys |= {s.object for s in found.statements if s.predicate == "PARTY_TO" and s.extractor.startswith("rehearsal")}
    assert keys == {
        "Agreement:City510100-City510700-青年人才互认合作联席机制-",
        "Agreement:成都绵阳人才港",
        "Agreement:City510100-City510700-双城会-",
    }


PARTIES = (("City:510100", "成都市"), ("City:510700", "绵阳市"))


def test_figures_are_read_from_the_words_and_falls_are_negative() -> None:
    text = "2021年绵阳市专利授权量为1.2万件，下降3.5%。\n"
    sentence = Quote(text[:-2], 0)
    fact = Observation(
        "City:510700",
        Quote("专利授权量", text.index("专利授权量")),
        sentence,
        Quote("1.2万件", text.index("1.2万件")),
        Quote("3.5%", text.index("3.5%")),
        Quote("2021年", 0),
    )
    found, heard = proposed(fact, text=text)
    ours = {s.subject for s in extract(read(text)).statements if s.predicate == "OF"}
    [made] = {s.subject for s in found.statements if s.predicate == "OF"} - ours or ours
    said = {s.predicate: s.object for s in found.statements if s.subject == made}
    assert heard.dropped == ()
    assert (said["value"], said["change"], said["period"]) == ("12000.0", "-3.5", "2021")
    assert said["ABOUT"] == "City:510700"


def test_a_quote_has_an_end() -> None:
    text = "绵阳市和德阳市" + "，" * LONGEST + "看好沱江科创园。\n"
    park = Named("Project", Quote("沱江科创园", text.index("沱江科创园")))
    _, heard = proposed(Relation(park, "LINKS", "City:510700", Quote(text[:-2], 0)), text=text)
    assert heard.dropped == (("quote", 1),)


def test_what_kb_read_itself_stays_as_it_is() -> None:
    """Ours has the agreement: the same again is known, and another value of a property loses."""
    words = q("成都德阳轨道交通建设合作协议")
    sentence = q("2023年5月6日，成都市与德阳市签署《成都德阳轨道交通建设合作协议》")
    same = Agreement(words, "agreement", ("City:510100", "City:510600"), sentence, q("2023年5月6日"))
    other = Property("Agreement:成都德阳轨道交通建设合作协议", "signed", sentence, value=q("2023年"))
    found, heard = proposed(same, other)
    assert (heard.taken, heard.known, heard.dropped) == (1, 1, ())
    [deal] = [e for e in found.entities if e.key == "Agreement:成都德阳轨道交通建设合作协议"]
    [ours] = [e for e in extract(read()).entities if e.key == deal.key]
    assert deal == ours


def test_a_policy_known_here_is_the_same_policy() -> None:
    found, heard = proposed(LAW, Relation(LAW, "COVERS", "City:510600", ISSUED))
    assert heard.dropped == ()
    assert {e.key for e in found.entities if e.label == "Policy"} == {e.key for e in extract(read()).entities if e.label == "Policy"}


def test_an_alias_of_a_policy_never_claims_a_title() -> None:
    """Titles decide which policy a title alone means, in all documents: they come with the policy and its marks only."""
    _, heard = proposed(Property(LAW, "title", ISSUED, value=q("沱江流域保护条例")))
    assert heard.dropped == (("undeclared", 1),)


@given(st.data())
def test_whatever_is_proposed_ours_stays(data: st.DataObject) -> None:
    """Random words at random places for everything: nothing of ours changes, and what is let in stands there."""
    at = st.integers(0, len(TEXT) - 1)
    words = st.builds(lambda a, n: Quote(TEXT[a : a + n], a), at, st.integers(1, 40))
    wrong = st.builds(lambda a, t: Quote(t, a), at, st.text("成都德阳签署，。", min_size=1, max_size=1))
    quote = st.one_of(words, wrong)
    key = st.sampled_from(["City:510100", "City:510600", "Field:finance", "Document:x", "", ":", "City:", "Agreement:甲"])
    label = st.sampled_from(["MetroArea", "CityCluster", "Zone", "Organization", "Project", "IndustryChain"])
    entity = st.one_of(key, st.builds(Place, key, quote), st.builds(Named, label, quote), st.builds(Policy, quote, st.none() | quote))
    fact = st.one_of(
        st.builds(Relation, entity, st.sampled_from(STATES), entity, quote, st.none() | st.sampled_from(["core", "x"])),
        st.builds(
            Property,
            entity,
            st.sampled_from(["status", "aliases", "effective", "name", ""]),
            quote,
            st.none() | quote,
            st.none() | st.just("planned"),
        ),
        st.builds(Agreement, quote, st.just("alliance"), st.lists(entity, max_size=3).map(tuple), quote, st.none() | quote),
        st.builds(Observation, entity, quote, quote, st.none() | quote, st.none() | quote, st.none() | quote),
        entity.filter(lambda e: not isinstance(e, str)),
    )
    facts = data.draw(st.lists(fact, max_size=8))
    facts = [f for f in facts if all(x.end <= len(TEXT) for x in quotes(f))]
    found, heard = proposed(*facts)
    ours = extract(read())
    assert all(s in found.statements for s in ours.statements)
    assert {e.key: e.mentions for e in ours.entities}.items() <= {e.key: e.mentions for e in found.entities}.items()
    assert heard.taken + heard.known + sum(n for _, n in heard.dropped) == len(facts)
    for s in found.statements:
        check_statement(s.subject, s.predicate, s.object, dict(s.properties))
        assert 0 <= s.start < s.end <= len(TEXT)


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("镇江市人民政府", True),
        ("本溪市教育局", True),
        ("南方电网公司", True),
        ("市人民政府", False),
        ("省交通运输厅", False),
        ("自治区发展改革委", False),
        ("区管委会", False),
        ("我省交通厅", False),
        ("该公司总部", False),
    ],
)
def test_a_body_is_named_with_its_place_or_not_at_all(name: str, tells: bool) -> None:
    text = f"近日，{name}印发通知。\n"
    _, heard = proposed(Named("Organization", Quote(name, 3)), text=text)
    assert (heard.taken + heard.known, heard.dropped) == ((1, ()) if tells else (0, (("identity", 1),)))


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("沱江共治十条", True),
        ("全民共治十条", True),
        ("区域共治十条", True),
        ("全市共治十条", False),
        ("本市共治十条", False),
        ("十条", False),
    ],
)
def test_a_title_that_kb_does_not_know_tells_which_policy_it_is_or_is_none(title: str, tells: bool) -> None:
    text = f"近日印发《{title}》。\n"
    _, heard = proposed(Policy(Quote(title, 5)), text=text)
    assert (heard.taken, heard.dropped) == ((1, ()) if tells else (0, (("identity", 1),)))


def test_a_flood_of_proposals_is_judged_in_good_time() -> None:
    """The time limit is the extractor's; what it gave within it must not hold up a load."""
    body = "".join(f"绵阳市建设甲{i}乙园。" for i in range(2500))
    text = f"绵阳市与德阳市的建设事项。\n{body}\n"
    facts: list[Fact] = []
    at = text.index(body)
    for i in range(2500):
        words = f"甲{i}乙园"
        start = text.index(words, at)
        park = Named("Project", Quote(words, start))
        sentence = Quote(text[at : start + len(words)], at)
        other = Place("City:510700", Quote(words[:3], start))
        facts += [park, Relation(park, "LINKS", "City:510700", sentence), Relation(park, "LINKS", other, sentence), park]
        at = start + len(words) + 1
    began = time.monotonic()
    _, heard = proposed(*facts, text=text)
    assert time.monotonic() - began < 60
    assert (heard.taken, heard.known, heard.dropped) == (5000, 2500, (("identity", 2500),))


@pytest.mark.parametrize(
    ("name", "key", "is_one"),
    [
        ("蓉", "City:510100", False),
        ("成都", "City:510100", True),
        ("四川省", "Province:510000", True),
        ("和平", "District:120101", False),
        ("和平区", "District:120101", True),
    ],
)
def test_a_place_goes_by_the_names_that_the_gazetteer_trusts(name: str, key: str, is_one: bool) -> None:
    text = f"此事涉及某某、{name}。\n"
    _, heard = proposed(Place(key, Quote(name, 7)), text=text)
    assert (heard.taken + heard.known == 1) is is_one
