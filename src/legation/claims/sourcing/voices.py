"""Whose word it is: the name of a source from the phrase that names it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from legation.claims.clauses import conjuncts, objects_of_prepositions, possessor
from legation.claims.people import People, titles
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token, table
from legation.model import Actor, ActorType, Span

_LONGEST = 90
_POSTPOSED = ("prep", "amod", "acl")
_KINDS = {NameKind.BODY: "body", NameKind.OTHER: "body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who speaks: `words` are all words of the phrase in lower case, `asked` its modifiers'.

    `pronoun` and `definite` voices ("he", "the official") look back to one named before.
    """

    name: str
    span: Span
    head: str
    words: frozenset[str]
    kind: str
    asked: frozenset[str] = frozenset()
    pronoun: bool = False
    definite: bool = False

    @property
    def human(self) -> bool:
        return self.kind == "person" or self.head in vocabulary("people")


@cache
def vocabulary(group: str, name: str = "nouns") -> frozenset[str]:
    """A list of sources.toml as a set of lemmas."""
    words: Sequence[str] = table("en", "sources")[group][name]
    return frozenset(words)


def voice(token: Token, sentence: Sentence, people: People) -> Voice | None:
    """The source that the phrase headed by `token` names; None where it can be nobody's word."""
    head = token.lemma_.lower()
    if token.lower_ in vocabulary("voices", "nobody"):
        return None
    subtree = frozenset(t.lower_ for t in token.subtree) | _merged(token, sentence, people)
    if token.lower_ in vocabulary("voices", "pronouns"):
        return Voice(
            name=token.text, span=sentence.at(token), head=token.lower_, words=subtree,
            kind="pronoun", pronoun=True,
        )  # fmt: skip
    parts = conjuncts(token)
    if len(parts) > 1:
        return _several(parts, sentence, people, subtree)
    named = people.register.at(sentence.at(token))
    # "Reports say …": a common word is no name for opening its sentence.
    common = named is not None and named.kind is NameKind.OTHER and token.tag_ in ("NN", "NNS")
    if named is not None and not common and named.whole.end >= sentence.at(token).end:
        if named.kind in (NameKind.DEMONYM,):
            return None
        person = named.kind is NameKind.PERSON
        span = named.span if person else _widened(token, named.span, sentence, people)
        name = named.actor.name if person else _clean(span.of(people.text))
        kind = "person" if person else _KINDS.get(named.kind, "country")
        return Voice(name=name, span=span, head=head, words=subtree, kind=kind)
    if token.pos_ == "PRON" and head not in vocabulary("people"):
        return None
    if head in vocabulary("documents"):
        author = author_of(token, sentence, people)
        if author is not None:
            return author
    apposed = _apposed(token, sentence, people)
    if apposed is not None:
        return apposed
    holder = holder_of(token, sentence, people)
    if holder is not None:
        return Voice(
            name=holder.name, span=sentence.at(token), head=head, words=subtree, kind="person"
        )
    return _described(token, sentence, people, subtree)


def _widened(token: Token, span: Span, sentence: Sentence, people: People) -> Span:
    """ "Russian Defence Ministry": the country's word belongs to a name that many bodies share."""
    if not any(word.casefold() in vocabulary("bodies") for word in span.of(people.text).split()):
        return span
    lands = [
        child for child in token.children
        if child.dep_ in ("amod", "compound", "nmod", "poss") and child.i < token.i
        and (name := people.register.at(sentence.at(child))) is not None and name.countries
    ]  # fmt: skip
    return Span(sentence.at(lands[0]).start, span.end) if lands else span


def holder_of(token: Token, sentence: Sentence, people: People) -> Actor | None:
    """ "the mediator", "Togo's foreign minister": the one person of the article in that office."""
    if token.tag_ != "NN" or not titles.names_office(token.text):
        return None
    if not any(c.dep_ == "poss" or c.lower_ == "the" for c in token.children):
        return None
    known = [a for a in people.one(token, sentence) if a.type is ActorType.PERSON]
    # "The premier's spokesman" is nobody who is not called a spokesman.
    owned = any(c.dep_ == "poss" and c.tag_ == "NN" for c in token.children)
    if owned:
        known = [a for a in known if token.lower_ in (a.role or "").casefold()]
    if known:
        return known[0]
    lands = people.countries_of(token, sentence)
    asked = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound")}
    asked -= {c.lower_ for c in token.children if people.register.at(sentence.at(c)) is not None}
    holders = []
    for actor in people.register.persons().values():
        role = re.findall(r"[\w-]+", (actor.role or "").casefold())
        told_apart = actor.country is None and (actor.role or "").startswith("the ")
        same_land = not lands or actor.country in lands or told_apart
        if token.lower_ in role and asked <= set(role) and same_land:
            holders.append(actor)
    holders = holders or _by_the_tables(token, lands, asked, people)
    return holders[0] if len(holders) == 1 else None


def _by_the_tables(
    token: Token, lands: Collection[str], asked: Collection[str], people: People
) -> list[Actor]:
    """The persons of the article whom the table of office-holders has in that country's office."""
    return [
        actor
        for actor in people.register.persons().values()
        if any(
            row.country in lands and {token.lower_, *asked} <= set(row.office.casefold().split())
            for row in people.lexicon.holders(actor.name)
        )
    ]


def author_of(
    document: Token, sentence: Sentence, people: People, *, owners: bool = True
) -> Voice | None:
    """Whose statement, letter or readout it is: "from X", "by X" and, of `owners`, "X's"."""
    authors = list(objects_of_prepositions(document, ("from", "by")))
    authors += [
        by for thing in (document, *objects_of_prepositions(document, ("of",)))
        for c in thing.rights
        if c.dep_ == "acl" and c.lemma_.lower() in vocabulary("verbs", "reported")
        for by in objects_of_prepositions(c, ("by",))
    ]  # fmt: skip
    if owners:
        authors += [*objects_of_prepositions(document, ("of",)), *_owner(document)]
        authors += [
            c for c in document.lefts
            if c.dep_ in ("compound", "nmod") and people.register.at(sentence.at(c)) is not None
        ]  # fmt: skip
    for owner in authors:
        found = voice(owner, sentence, people)
        if found is not None and (found.kind != "described" or found.human or _is_body(found)):
            return found
    return None


def _owner(document: Token) -> list[Token]:
    owner = possessor(document)
    return [owner] if owner is not None else []


def _is_body(found: Voice) -> bool:
    return found.head in vocabulary("bodies") or found.head in vocabulary("outlets")


def _merged(token: Token, sentence: Sentence, people: People) -> frozenset[str]:
    """The office words that the parser saw as part of a name."""
    words = " ".join(sentence.at(t).of(people.text) for t in token.subtree)
    return frozenset(word.casefold() for word in re.findall(r"[\w-]+", words))


def _several(
    parts: Sequence[Token], sentence: Sentence, people: People, subtree: frozenset[str]
) -> Voice | None:
    """ "X and Y said": one voice, named as the text names both."""
    voices = [v for part in parts if (v := _single(part, sentence, people)) is not None]
    if len(voices) < 2:
        return voices[0] if voices else None
    span = Span(voices[0].span.start, voices[-1].span.end)
    joined = ", ".join(v.name for v in voices[:-1]) + f" and {voices[-1].name}"
    return Voice(name=joined, span=span, head=voices[0].head, words=subtree, kind="several")


def _single(part: Token, sentence: Sentence, people: People) -> Voice | None:
    named = people.register.at(sentence.at(part))
    if named is not None:
        name = named.actor.name if named.kind is NameKind.PERSON else named.span.of(people.text)
        return Voice(
            name=_clean(name), span=named.span, head=part.lemma_.lower(), words=frozenset(),
            kind="body",
        )  # fmt: skip
    return _described(part, sentence, people, frozenset())


def _apposed(token: Token, sentence: Sentence, people: People) -> Voice | None:
    """The person named beside an office ("its spokesman, X"), the outlet named in its noun."""
    for child in token.children:
        name = people.register.at(sentence.at(child))
        if child.dep_ == "appos" and name is not None and name.kind is NameKind.PERSON:
            return Voice(
                name=name.actor.name, span=name.span, head=token.lemma_.lower(),
                words=frozenset(t.lower_ for t in token.subtree), kind="person",
            )  # fmt: skip
    named = _in_commas(token, sentence, people)
    if named is not None:
        return named
    if token.lemma_.lower() not in vocabulary("outlets"):
        return None
    for child in token.subtree:
        if child == token or child.dep_ not in ("compound", "appos", "nmod", "amod"):
            continue
        name = people.register.at(sentence.at(child))
        # "Local media": an adjective is no name for opening its sentence.
        if name is None or (child.tag_ == "JJ" and name.span.start == sentence.span.start):
            continue
        if name.kind in (NameKind.OTHER, NameKind.BODY):
            return Voice(
                name=_clean(name.span.of(people.text)), span=name.span,
                head=token.lemma_.lower(), words=frozenset(t.lower_ for t in token.subtree),
                kind="body",
            )  # fmt: skip
    return None


def _in_commas(token: Token, sentence: Sentence, people: People) -> Voice | None:
    """ "the spokeswoman for the ministry, X, told …", wherever the parser hangs X."""
    doc, at = token.doc, token.head.i - 2
    if token.dep_ != "nsubj" or at - 1 <= token.i or doc[at - 1].text + doc[at + 1].text != ",,":
        return None
    name = people.register.at(sentence.at(doc[at]))
    if name is None or token.lemma_.lower() not in vocabulary("voices", "speakers"):
        return None
    told = name.kind is NameKind.OTHER and " " in name.span.of(people.text)
    if name.kind is not NameKind.PERSON and not told:
        return None
    return Voice(
        name=name.actor.name, span=name.span, head=token.lemma_.lower(),
        words=frozenset(t.lower_ for t in token.subtree), kind="person",
    )  # fmt: skip


def _described(
    token: Token, sentence: Sentence, people: People, subtree: frozenset[str]
) -> Voice | None:
    # "A Seoul daily": the parser takes the paper for the adverb.
    daily = token.pos_ == "ADV" and any(c.dep_ == "det" for c in token.children)
    # "Media reports that … were denied": the parser takes the noun for a verb.
    daily = daily or (token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "VERB")
    if not daily and token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"):
        return None
    first, last = token.left_edge.i, token.i
    head = token.lemma_.lower()
    posts = [c for c in token.children if c.i > token.i and _belongs(c)]
    if head in vocabulary("people", "bare") and not posts:
        posts = [c for c in token.children if c.dep_ == "relcl"]
    for post in posts:
        edge = _edge(post)
        reach = sentence.reach(first, edge)
        if reach.end - reach.start <= _LONGEST:
            last = max(last, edge)
    for child in token.children:
        outside = child.dep_ in ("punct", "cc", "advmod", "prep", "mark")
        if child.i < token.i and (outside or child.lemma_ in vocabulary("verbs", "citing")):
            first = max(first, child.right_edge.i + 1)
    if head in vocabulary("people", "bare") and last == token.i:
        last = _onward(token)
    span = sentence.reach(first, last)
    name = _clean(span.of(people.text)).rstrip(" ,;:")
    if name.casefold() in vocabulary("people", "nameless"):
        name = str(table("en", "sources")["people"]["nameless_as"])
    elif span.start == sentence.span.start and not _is_name(sentence.doc[first], sentence, people):
        name = name[0].lower() + name[1:]
    definite = any(c.lower_ == "the" for c in token.children) and not posts
    asked = frozenset(
        c.lower_ for c in token.children if c.i < token.i and c.dep_ in ("amod", "compound", "poss")
    )
    return Voice(
        name=name, span=span, head=head, words=subtree, kind="described", asked=asked,
        definite=definite,
    )  # fmt: skip


def _is_name(token: Token, sentence: Sentence, people: People) -> bool:
    named = people.register.at(sentence.at(token))
    common = token.tag_ in ("NN", "NNS") and named is not None and named.kind is NameKind.OTHER
    return token.pos_ == "PROPN" or (named is not None and not common)


def _onward(token: Token) -> int:
    """The last token of "people with knowledge of the matter", however it was parsed."""
    last = token.i
    for following in token.doc[token.i + 1 : token.i + 9]:
        if following.is_punct or following.tag_ in ("VBD", "VBZ", "VBP", "MD", "CC", "WP", "WDT"):
            return last
        last = following.i
    return token.i


def _belongs(child: Token) -> bool:
    if child.dep_ == "prep":
        terms = vocabulary("voices", "terms") & {c.lower_ for c in child.children}
        return child.lower_ in vocabulary("voices", "telling_whose") and not terms
    # "A report that he may travel" says what is reported, not whose report it is.
    clause = any(c.dep_ == "mark" for c in child.children)
    return (
        child.dep_ in _POSTPOSED
        and not clause
        and child.lemma_.lower()
        not in (vocabulary("verbs", "citing") | vocabulary("verbs", "asking"))
    )


def _edge(post: Token) -> int:
    """The last token of a modifier, relative clauses and appositions inside it left out."""
    inner = [c for c in post.subtree if c.dep_ in ("relcl", "appos", "advcl") and c != post]
    starts = [c.left_edge.i - 1 for c in inner if c.left_edge.i > post.i]
    return min([post.right_edge.i, *starts])


def speaks(found: Voice) -> bool:
    """Whether the voice is one that can vouch: a name, people, a body, an outlet, a document."""
    return (
        found.kind != "described"
        or found.human
        or _is_body(found)
        or found.head in vocabulary("documents")
        or titles.names_office(found.head)
    )


def is_outlet(found: Voice, token: Token, sentence: Sentence, people: People) -> bool:
    """Whether it is an outlet: by its words, or as a name that no table has as another body's."""
    if found.words & vocabulary("outlets") or found.head in vocabulary("outlets"):
        return found.kind in ("body", "described")
    named = people.register.at(sentence.at(token))
    return found.kind == "body" and named is not None and named.kind is NameKind.OTHER


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
