"""Which words a verb, an adjective or a noun gives as somebody's: those that depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from legation.claims.clauses import is_passive
from legation.claims.sourcing.attributions.place import Reach
from legation.claims.sourcing.voices import vocabulary
from legation.language import Token, table

_CLAUSES = ("ccomp", "xcomp", "pcomp", "advcl", "relcl", "acl")
_OPENERS = ("that", "whether", "if", "how", "why", "what", "who", "when", "where", "which")
_RELATIVE = ("who", "whom", "whose", "which", "where", "when", "that")
_MARKS = frozenset({'"', "“", "‘", "'", "``"})
_NAMED = ("dobj", "oprd", "ccomp", "xcomp", "prep", "acomp", "nsubj", "dative", "advcl")
_FINITE = ("VBD", "VBZ", "VBP")


@cache
def words(group: str, name: str) -> frozenset[str]:
    """A list of attributions.toml as a set of lemmas."""
    listed: Sequence[str] = table("en", "attributions")[group][name]
    return frozenset(listed)


@cache
def charging() -> Mapping[str, Sequence[str]]:
    """The prepositions behind each verb of charging."""
    found: Mapping[str, Sequence[str]] = table("en", "attributions")["verbs"]["charging"]
    return found


@cache
def known() -> frozenset[str]:
    """All verbs that give something as somebody's."""
    lists = ("saying", "holding", "willing", "ordering", "things", "naming", "citing")
    return frozenset[str]().union(*(words("verbs", name) for name in lists), charging())


def of_verb(verb: Token) -> Reach | None:
    """What is said, held, wanted or judged behind the verb; None where nothing is."""
    lemma = verb.lemma_.lower()
    found = None
    if lemma in words("verbs", "saying") | words("verbs", "holding"):
        found = _clause(verb)
    if found is None and lemma in words("verbs", "ordering"):
        found = _asked(verb)
    if found is None and lemma in words("verbs", "willing"):
        found = _wanted(verb)
    if found is None and lemma in words("verbs", "naming"):
        found = _named(verb)
    if found is None and lemma in charging():
        found = _charged(verb)
    if found is None and lemma in words("verbs", "things"):
        found = _thing(verb)
    return found


def to_do(clause: Token) -> bool:
    """Whether the clause is an infinitive: "to leave", "to have left"."""
    if any(c.dep_ in ("aux", "auxpass") for c in clause.children):
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return clause.dep_ == "conj" and clause.tag_ == "VB" and to_do(clause.head)


def _clause(verb: Token) -> Reach | None:
    """ "said that …", "told reporters the talks had failed", "asked whether …"."""
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"):
            continue
        opener = child.left_edge.lower_ if child.left_edge != child else None
        if any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            opener = "that"
        asked = opener in _OPENERS and opener != "that" and child.dep_ in ("ccomp", "pcomp")
        said = child.dep_ == "ccomp" and _finite(child, verb)
        if opener == "that" or asked or said:
            return _onward(verb, child)
    if verb.lemma_.lower() in words("verbs", "naming"):
        return None
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative", "prep"):
            for told in child.subtree:
                if told != child and _told_to(told, child):
                    return _onward(verb, told)
    return None


def _finite(clause: Token, verb: Token) -> bool:
    """Whether the clause has a tense: "saw prices rise" says nothing."""
    helpers = {c.tag_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if clause.tag_ == "VB" and "TO" not in helpers:
        return verb.lemma_.lower() not in words("verbs", "sensing")
    return not to_do(clause) and (clause.tag_ not in ("VBG", "VBN") or bool(helpers))


def _told_to(clause: Token, listener: Token) -> bool:
    """ "told a news conference that …", "said in a letter that …": read as of the listener."""
    if clause.dep_ not in ("relcl", "acl", "ccomp") or clause.pos_ not in ("VERB", "AUX"):
        return False
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return True
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    bare = subject is not None and clause.left_edge.lower_ not in _RELATIVE
    return bare and listener.dep_ in ("dobj", "dative") and not to_do(clause)


def _wanted(verb: Token) -> Reach | None:
    """ "wants to …", "promised not to …"; "considering …ing", "denied having …"."""
    for child in verb.rights:
        if child.dep_ not in ("xcomp", "ccomp", "acl", "relcl"):
            continue
        gerund = child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp")
        if to_do(child) or (gerund and verb.lemma_.lower() in words("verbs", "gerunds")):
            if any(c.lower_ == "for" and c.i < child.i for c in verb.rights):
                return None
            things = [c for c in verb.rights if c.dep_ == "dobj" and c.i < child.i]
            start = min([child.left_edge.i, *(c.left_edge.i for c in things)])
            return max(start, verb.i + 1), _onward(verb, child)[1]
    return None


def _asked(verb: Token) -> Reach | None:
    """ "urged residents to leave", "called on the minister to resign", "called for X to go"."""
    on = any(c.dep_ == "prt" and c.lower_ in ("on", "upon") for c in verb.children)
    called = verb.lemma_.lower() in words("verbs", "calling") or (verb.lemma_ == "call" and not on)
    for child in verb.rights:
        heard = (child.dep_ in ("dobj", "dative") and not called) or _asking(child)
        if child.dep_ in _CLAUSES and to_do(child):
            between = [
                c for c in verb.rights
                if c.i < child.i and ((c.dep_ in ("dobj", "dative") and not called) or _asking(c))
            ]  # fmt: skip
            if between or child.left_edge.lower_ == "for":
                return (between or [child])[0].left_edge.i, child.right_edge.i
        if heard:
            for below in child.subtree:
                if below.dep_ in _CLAUSES and to_do(below):
                    return child.left_edge.i, max(child.right_edge.i, below.right_edge.i)
    return None


def _asking(child: Token) -> bool:
    return child.dep_ in ("prep", "dative") and child.lower_ in ("on", "upon", "to")


def _named(verb: Token) -> Reach | None:
    """ "called the plan "a disaster"", "described it as unfair"."""
    rights = [c for c in verb.rights if c.dep_ in _NAMED and c.i > verb.i]
    if not rights:
        return None
    reach = min(c.left_edge.i for c in rights), max(c.right_edge.i for c in rights)
    inside = verb.doc[reach[0] : reach[1] + 1]
    quoted = any(t.text in _MARKS for t in inside)
    if verb.lemma_.lower() in words("verbs", "named_as"):
        named = quoted or any(t.lower_ == "as" and t.dep_ == "prep" for t in inside)
        return reach if named else None
    named = any(c.dep_ in ("oprd", "acomp") for c in rights) or quoted
    named = named or any(c.dep_ in ("ccomp", "xcomp") and not to_do(c) for c in rights)
    return reach if named else None


def _charged(verb: Token) -> Reach | None:
    """ "accused the union of fraud", "blamed the rise on oil", "warned of a shortage"."""
    wanted = charging()[verb.lemma_.lower()]
    rights = [c for c in verb.rights if c.dep_ in ("dobj", "prep", "dative", "agent")]
    deep = verb.lemma_.lower() in words("verbs", "laying")
    laid = [
        t for c in rights for t in (c, *(c.subtree if deep or c.dep_ == "agent" else c.children))
        if t.dep_ == "prep" and t.lower_ in wanted and t.i > verb.i
    ][:1]  # fmt: skip
    if not laid:
        return None
    first = laid if is_passive(verb) else [*laid, *(c for c in rights if c.dep_ == "dobj")]
    return min(c.left_edge.i for c in first), max(p.right_edge.i for p in laid)


def _thing(verb: Token) -> Reach | None:
    """ "announced a strike", "denied the charges"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN"):
            if verb.lemma_.lower() in words("verbs", "expressing"):
                return _felt(child)
            return child.left_edge.i, max(child.right_edge.i, _onward(verb, child)[1])
    return None


def _felt(noun: Token) -> Reach | None:
    """ "expressed regret over …", "voiced hope that …"."""
    if noun.lemma_.lower() not in words("nouns", "telling") | words("nouns", "felt"):
        return None
    clause = of_noun(noun)
    more = any(c.dep_ in ("prep", "acl", "relcl", "conj") for c in noun.rights)
    return clause or ((noun.left_edge.i, noun.right_edge.i) if more else None)


def _onward(verb: Token, said: Token) -> Reach:
    """The words under `said`, and what the parser hung on the verb though it goes on with them."""
    last = said.right_edge.i
    resumed = next((t for t in said.children if t.dep_ == "conj" and resumes(t) == verb), None)
    if resumed is not None:
        last = min(last, _before_conjunct(resumed))
        return max(said.left_edge.i, verb.i + 1), last
    while (further := _goes_on(verb, last + 1)) is not None:
        last = further
    return max(said.left_edge.i, verb.i + 1), last


def _goes_on(verb: Token, first: int) -> int | None:
    """The last token of the phrase that begins at `first`, no comma or "and" before it.

    What is told of when it was said is no part of it.
    """
    if first >= len(verb.doc) or verb.doc[first].is_punct or verb.doc[first].pos_ == "CCONJ":
        return None
    top = verb.doc[first]
    while top.head != top and top.head.left_edge.i >= first and top.head != verb:
        top = top.head
    dated = top.lower_ in words("small", "days") or any(
        c.lower_ in words("small", "days") for c in top.children if top.dep_ == "prep"
    )
    around = top in verb.ancestors
    if dated or (around and verb.doc[first].tag_ not in ("VBD", "VBZ", "VBP", "MD")):
        return None
    return _last_word(verb) if around else top.right_edge.i


def _last_word(verb: Token) -> int:
    """The last token of the sentence that is no mark."""
    return max((t.i for t in verb.doc if not t.is_punct), default=verb.i)


def _before_conjunct(verb: Token) -> int:
    """The last token before a conjunct and the "and" that leads to it."""
    last = verb.left_edge.i - 1
    while verb.doc[last].pos_ in ("CCONJ", "ADV") or verb.doc[last].text == ",":
        last -= 1
    return last


def resumes(verb: Token) -> Token | None:
    """The verb of saying that "said they were ready and urged …" goes on with, past what is said.

    The parser hangs the second on what is said; its tense is that of the first.
    """
    if verb.dep_ != "conj":
        return None
    said, outer = verb.head, verb.head.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    if own or said.dep_ not in ("ccomp", "xcomp") or outer.lemma_.lower() not in known():
        return None
    tenses = {said.tag_, *(c.tag_ for c in said.children if c.dep_ in ("aux", "auxpass"))}
    comma = verb.doc[_before_conjunct(verb) + 1].text == ","
    # Beside an object "warned" is often taken for a participle.
    tag = "VBD" if verb.tag_ == "VBN" else verb.tag_
    same = tag == outer.tag_ and tag in _FINITE
    subject = next((c for c in said.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    mute = (
        subject is not None
        and subject.pos_ == "NOUN"
        and subject.lemma_ not in vocabulary("people")
    )
    told = verb.lemma_.lower() in known() and (mute or tag not in tenses)
    return outer if same and (comma or told) else None


def of_adjective(adjective: Token) -> Reach | None:
    """ "is confident that …", "is keen to …"."""
    lemma = adjective.lower_
    behind = [c for c in adjective.head.rights if c.i > adjective.i and lemma == "clear"]
    for child in (*adjective.rights, *behind):
        if child.dep_ not in _CLAUSES:
            continue
        if to_do(child):
            if lemma in words("adjectives", "willing"):
                return child.left_edge.i, child.right_edge.i
        elif lemma in words("adjectives", "holding") and child.dep_ in ("ccomp", "advcl", "xcomp"):
            return child.left_edge.i, child.right_edge.i
    return None


def of_noun(noun: Token) -> Reach | None:
    """ "the claim that …": the clause of a noun of saying or holding."""
    for child in _clauses(noun):
        mark = child.left_edge
        if mark.lower_ == "that" and (mark.dep_ in ("mark", "complm") or mark.tag_ == "IN"):
            return mark.i, child.right_edge.i
    return None


def _clauses(noun: Token) -> Iterator[Token]:
    return (c for c in noun.rights if c.dep_ in ("acl", "relcl", "ccomp"))
