"""The country of those whose own office words tell none: told nearby, or the dateline's.

An agency writes "Foreign Minister X" of its dateline's own country and "their interior
ministers, X and Y" of countries just named; whoever reads on knows. Each rule asks for words
that leave one country, and gives none where they leave two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from legation.claims.people import bare, titles
from legation.claims.people.couples import coordinated
from legation.claims.people.roles import body_of, country_of, in_brackets
from legation.claims.people.scenes import Found, Scene, Told
from legation.lexicon import HitKind
from legation.model import Actor, Span

_LAND = "country|nation|kingdom|republic|government|state|islands?|emirate|department|ministry"
_OWNER = rf"(?P<owner>(?i:his|her|its|the\s(?:{_LAND})(?:'s|’s)))"
# No capital between: "His Majesty then sent Premier X".
_OWNED = re.compile(rf"\b{_OWNER}\s(?:[a-z-]+\s){{0,3}}$")
_OWNED_ROLE = re.compile(rf",\s{_OWNER}\s(?P<words>[^,.;]+)")
_PERSONS = re.compile(r"(?:'s|’s|s'|s’)\s(?:[a-z-]+\s){0,2}$")
_SENT = re.compile(
    r"(?:'s|’s)\s(?:[a-z-]+\s){0,3}(?:envoy|emissary|adviser|advisor|aide|representative|negotiator"
    r"|spokesman|spokeswoman|ambassador|man|woman|troubleshooter)\b[^,.;]{0,40},\s$"
)
_POST = re.compile(r"(?:'s|’s)\s(?P<words>[^,.;]{2,40})(?=[,.;])")
_SPEAKS_FOR = re.compile(r"\s(?:for|representing|on behalf of)\s(?:the\s)?")
_SERVES = re.compile(r"\b(?:of|to|for)\s(?:the\s)?$")
_BELONGS = re.compile(r",\s(?:of|from|with)\s(?:the\s)?")
_BODY_ENDS = re.compile(r"(?:\s\([A-Z-]+\))?(?:[,.;]|$)")
_WITH = re.compile(r"^,?\s(?:and|with|along with|accompanied by)\s$")
_LED_BY = re.compile(
    r"\b(?:led|headed|chaired|fronted|represented)\s(?:by|under)\s(?:the\s|its\s|their\s|an?\s)?$"
)
_LEADS = re.compile(
    r"^,?\s(?:who\s)?(?:(?:is|was|has been|will be)\s)?(?:lead|leads|leading|led|head|heads|heading"
    r"|headed)\s(?:the\s|an?\s)"
)
_ON_SIDE = re.compile(r"\b(?:on|from|for)\sthe\s$", re.IGNORECASE)
_SIDE = re.compile(r"\sside\b")
_GOVERNMENT = re.compile(r"(?:'s|’s)?\sgovernment\b")


def settle(seen: Scene) -> dict[str, Actor]:
    """By name, each person whose country the text tells elsewhere, with that country."""
    settled: dict[str, Actor] = {}
    rules: tuple[Callable[[Scene, Told], Found | None], ...] = (
        _bracketed, _led, _across, _member, _owned, _each_for, coordinated,
        bare.elsewhere, bare.at_home, bare.at_place, bare.as_host, _owned,
    )  # fmt: skip
    known = seen
    for rule in rules:
        for one in seen.told:
            actor = settled.get(one.actor.name, one.actor)
            role = actor.role or (one.candidate.role.words if one.candidate.role else None)
            if role is not None and titles.of_a_faction(role):
                continue
            if actor.country is None and actor.body is None:
                found = rule(known, one)
                if found is not None:
                    settled[actor.name] = _placed(actor, found, served=rule is _owned)
                    known = _with(known, settled[actor.name])
    return settled


def _with(seen: Scene, settled: Actor) -> Scene:
    return seen.retold(
        replace(one, actor=settled if one.actor.name == settled.name else one.actor)
        for one in seen.told
    )


def _placed(actor: Actor, found: Found, *, served: bool) -> Actor:
    """With its country; whoever serves another ("Fujimori's chancellor") leads none."""
    role = actor.role or found.role
    leads = role is not None and found.country is not None and titles.leads(role)
    return replace(
        actor, country=found.country, body=None if found.country else found.body, role=role,
        leads=actor.leads or (leads and not served),
    )  # fmt: skip


def _led(seen: Scene, one: Told) -> Found | None:
    """ "A Kyrgyz delegation led by X"; "X, who led the Indian delegation"."""
    text, name = seen.text, one.candidate.span
    before = text[one.sentence.start : one.start]
    if _LED_BY.search(before):
        return _team(seen, one.sentence.start, one.start, last=True) or _government(seen, one)
    for hit in reversed(seen.within(one.sentence.start, one.start)):
        ahead, behind = text[one.sentence.start : hit.start], text[hit.end : one.start]
        if _ON_SIDE.search(ahead) and _SIDE.match(behind):
            return Found(country_of(hit), body_of(hit)) if country_of(hit) else None
    leads = _LEADS.match(text[name.end : one.sentence.end])
    if leads is not None:
        start = name.end + leads.end()
        return _team(seen, start, min(start + 60, one.sentence.end), last=False)
    return None


def _bracketed(seen: Scene, one: Told) -> Found | None:
    """ "Ministers X (Chile) and Y (Peru)": of a row that an office leads.

    A player's land is told so too, who has none.
    """
    land = _in_brackets(seen, one)
    if land is None or land.country is None:
        return None
    row = [other for other in _beside(seen, one) if _in_brackets(seen, other) is not None]
    first = next((other.candidate for other in row if other.candidate.office is not None), None)
    if first is None:
        return None
    shared = first.role.words if first.several and first.role is not None else None
    return Found(land.country, None, shared)


def _in_brackets(seen: Scene, one: Told) -> Found | None:
    end = one.candidate.span.end
    hit = next(iter(seen.within(end, one.sentence.end)), None)
    told = hit is not None and hit.start == end + 2 and in_brackets(seen.text, hit)
    return Found(country_of(hit), None) if told else None


_COUNTERPART = re.compile(r"\b(?:counterparts?|opposite numbers?|colleagues?)\sin\s(?:the\s)?$")


def _across(seen: Scene, one: Told) -> Found | None:
    """ "his counterpart in Quito, X": of the land of that city."""
    name = one.candidate.span
    for hit in seen.within(one.sentence.start, name.start):
        placed = _COUNTERPART.search(seen.text[one.sentence.start : hit.start])
        if placed and seen.text[hit.end : name.start] == ", ":
            return Found(country_of(hit), None) if country_of(hit) else None
    return None


def _member(seen: Scene, one: Told) -> Found | None:
    """ "X, of the Malian parliament", "Y, from the Polisario Front": of whoever that acts for."""
    text, name = seen.text, one.candidate.span
    belongs = _BELONGS.match(text, name.end, one.sentence.end)
    if belongs is None:
        return None
    hit = next(iter(seen.within(belongs.end(), one.sentence.end)), None)
    if hit is None or hit.start != belongs.end() or not (country_of(hit) or body_of(hit)):
        return None
    if hit.kind is HitKind.BODY:
        acts = _BODY_ENDS.match(text, hit.end, one.sentence.end) is not None
    else:
        words = re.match(r"(?:'s|’s)?((?:\s[\w-]+){1,3})[,.;]", text[hit.end : one.sentence.end])
        acts = words is not None and words[1].split()[-1].casefold() in _institutions()
    return Found(country_of(hit), body_of(hit)) if acts else None


def _institutions() -> frozenset[str]:
    return titles.word_set("acting_bodies") - {"movement", "body"}


def _team(seen: Scene, start: int, end: int, *, last: bool) -> Found | None:
    """Whose delegation, team or side is named between two offsets."""
    found = None
    for hit in seen.within(start, end):
        words = seen.text[hit.end : end].split()[:4]
        if any(word.strip(",.'’s").casefold() in _teams() for word in words):
            found = (
                Found(country_of(hit), body_of(hit)) if country_of(hit) or body_of(hit) else found
            )
            if not last:
                return found
    return found


def _government(seen: Scene, one: Told) -> Found | None:
    """ "The government side is headed by X": of the country whose government was told last."""
    sentence = one.sentence
    if not re.search(r"\b[Tt]he government\b", seen.text[sentence.start : one.start]):
        return None
    hits = [hit for hit in seen.within(0, sentence.start) if country_of(hit) is not None]
    governed = (hit for hit in reversed(hits) if _GOVERNMENT.match(seen.text, hit.end))
    last = next(governed, None)
    return Found(country_of(last), None) if last is not None else None


def _teams() -> frozenset[str]:
    return titles.word_set("collectives") | {"negotiators", "contingent", "envoys", "side"}


def _each_for(seen: Scene, one: Told) -> Found | None:
    """ "X for the EU and Y for Cuba": whom each of several speaks for."""
    others = (_spoken_for(seen, o) for o in _beside(seen, one) if o != one)
    own = _spoken_for(seen, one)
    return own if own is not None and any(other not in (None, own) for other in others) else None


def _spoken_for(seen: Scene, one: Told) -> Found | None:
    end = one.candidate.span.end
    leads = _SPEAKS_FOR.match(seen.text, end)
    if leads is None:
        return None
    at = leads.end()
    hit = next(iter(seen.within(at, one.sentence.end)), None)
    if hit is None or hit.start != at or not (country_of(hit) or body_of(hit)):
        return None
    return Found(country_of(hit), body_of(hit))


def _owned(seen: Scene, one: Told) -> Found | None:
    """ "his foreign minister, X", "X, the country's ruler", "Q's envoy X", "X, an aide to Q"."""
    office, name = one.candidate.office, one.candidate.span
    before = seen.text[one.sentence.start : one.start]
    if office is not None and (owned := _OWNED.search(before)) is not None:
        at = one.sentence.start + owned.start()
        return _owner(seen, one.sentence, at, owned["owner"].casefold())
    if office is not None and (possessed := _PERSONS.search(before)) is not None:
        at = one.sentence.start + possessed.start()
        return next((_of(o) for o in _beside(seen, one) if o.candidate.span.end == at), None)
    if (sent := _SENT.search(seen.text[one.sentence.start : name.start])) is not None:
        at = one.sentence.start + sent.start()
        master = next((_of(o) for o in _beside(seen, one) if o.candidate.span.end == at), None)
        land = next(
            (country_of(h) for h in seen.within(one.sentence.start, at) if h.end == at), None
        )
        return master or (Found(land, None) if land is not None else None)
    apposed = _OWNED_ROLE.match(seen.text[name.end : one.sentence.end])
    if apposed is not None and titles.names_office(apposed["words"]):
        return _owner(seen, one.sentence, one.start, apposed["owner"].casefold())
    if (lent := _of_a_leader(seen, one)) is not None:
        return lent
    role = one.candidate.role
    if role is None or role.office:
        return None
    # A name may run over its sentence's end, where the text is none.
    end = min(name.end + 3 + len(role.words), one.sentence.end)
    behind = Span(name.end, max(name.end, end))
    for other in seen.of(behind.start, behind.end):
        if behind.covers(other.candidate.span):
            serves = _SERVES.search(seen.text[behind.start : other.start])
            owns = seen.text[other.candidate.span.end :].startswith(("'s ", "’s "))
            if serves or owns:
                return _of(other)
    return None


def _of_a_leader(seen: Scene, one: Told) -> Found | None:
    """ "X, President Q's travelling envoy,": Q's land is X's."""
    end = one.candidate.span.end
    other = next(iter(seen.of(end, one.sentence.end)), None)
    if other is None or seen.text[end : other.start] != ", ":
        return None
    post = _POST.match(seen.text, other.candidate.span.end)
    return _of(other) if post is not None and titles.names_office(post["words"]) else None


def _beside(seen: Scene, one: Told) -> Sequence[Told]:
    """The persons of its sentence."""
    return seen.of(one.sentence.start, one.sentence.end)


def _of(other: Told) -> Found | None:
    actor = other.actor
    return Found(actor.country, actor.body) if actor.country or actor.body else None


def _owner(seen: Scene, sentence: Span, at: int, word: str) -> Found | None:
    """Whom "his", "its" or "the country's" at the offset looks back to, by the one who acts."""
    spans = [Span(sentence.start, at)]
    earlier = seen.previous(sentence)
    if earlier is not None:
        # "Turkey wants it; Pakistan has yet to say yes": what follows is Pakistan's.
        last = seen.text.rfind(";", earlier.start, earlier.end)
        spans += [Span(last + 1, earlier.end)] if last >= 0 else []
        spans.append(earlier)
    for span in spans:
        if word in ("his", "her"):
            persons = [one for one in seen.before(span.end, span) if _of(one) is not None]
            if persons:
                return _master(seen, span, persons)
        agents = seen.agents(span.start, span.end)
        if agents:
            return agents[0] if _first(seen, span, agents) else None
    return None


def _first(seen: Scene, span: Span, agents: Sequence[Found]) -> bool:
    """Whether the first who acts is the only one, or opens the sentence."""
    if len(set(agents)) == 1:
        return True
    hits = seen.within(span.start, span.end)
    first = next((hit for hit in hits if country_of(hit) or body_of(hit)), None)
    opens = first is not None and first.start - span.start < 8
    return opens and country_of(first) == agents[0].country and body_of(first) == agents[0].body


def _master(seen: Scene, span: Span, known: Sequence[Told]) -> Found | None:
    """The one person of known country in the span; of several the one right before the pronoun."""
    if len({(one.actor.country, one.actor.body) for one in known}) == 1:
        return _of(known[-1])
    beside = _WITH.match(seen.text[known[-1].candidate.span.end : span.end])
    return _of(known[-1]) if beside is not None else None
