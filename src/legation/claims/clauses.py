"""Questions to a parse: whose act a verb is, on whom, and which verbs carry a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.language import Token, table

_RELATIVE = ("who", "which", "that", "whom")
_ONWARD = (
    "alone",
    "together",
    "next",
    "on",
    "back",
    "then",
    "straight",
    "directly",
    "onward",
    "due",
    "later",
    "home",
)
_RELATING = ("prep", "agent", "dative", "prt", "conj")
_MAX_CLIMB = 12


def subject(verb: Token) -> Token | None:
    """Who does what the verb says, in the active: also through control and coordination.

    In a passive it is the agent; in "leaders meeting in X" the noun the participle modifies.
    """
    if is_passive(verb):
        return next(objects_of_prepositions(verb, ("by",)), None)
    return surface_subject(verb)


_HOURS = frozenset({"day", "hour", "minute", "week", "night", "morning", "afternoon", "evening"})
_LEAVING = frozenset({"leave", "depart", "head", "fly", "travel", "go", "sail", "embark"})


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject, found through control where the verb has none of its own."""
    seen = verb
    for _ in range(_MAX_CLIMB):
        own = next((c for c in seen.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            if own.lower_ in _RELATIVE and seen.dep_ in ("relcl", "acl"):
                return _one_of(seen.head)
            for_whom = any(c.dep_ == "mark" and c.lower_ == "for" for c in seen.children)
            if for_whom and seen.head.lemma_ in _LEAVING and seen.head != seen:
                seen = seen.head
                continue  # "is to leave for Beijing to urge China …"
            return own
        head = seen.head
        if head == seen:
            return None
        if seen.dep_ == "conj" and head.pos_ == "NOUN" and head.i > 0:
            taken = head.nbor(-1)
            if taken.dep_ == "amod" and taken.tag_ == "VBD" and taken.head == head:
                seen = taken
                continue  # "X held talks and was to see Y", with the talks on top
        if _behind_relative(seen):
            return head.head  # "X, whose trip took him to Rome, met …"
        if seen.dep_ == "acl" and head.dep_ in ("dobj", "npadvmod") and head.lemma_ in _HOURS:
            seen = head.head
            continue  # "spent a second day locked in talks"
        if seen.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            leaving = head.dep_ == "pobj" and head.head.head.lemma_ in _LEAVING
            if is_infinitive(seen) and leaving:
                seen = head.head.head
                continue  # "left for Beijing to urge China …"
            if not is_infinitive(seen) or (head.dep_ == "pobj" and head.head.lower_ == "for"):
                return head
            if head.pos_ == "PROPN" and head.dep_ in ("nsubj", "nsubjpass", "ROOT"):
                return head  # "Macron to visit India, embassy says"
            asked = next(objects_of_prepositions(head, ("to", "for")), None)
            if head.lemma_ in ASKING and asked is not None:
                return asked
            if head.lemma_ == "invitation" and head.dep_ in ("dobj", "nsubjpass"):
                return _invited(head)
            return possessor(head) or _offering(head) or _holder(head)
        if seen.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(seen):
            controlled = _controlled(head, seen)
            if controlled is not None:
                return controlled
        if seen.dep_ == "ccomp" and not is_infinitive(seen) and seen.tag_ != "VBG":
            return None
        if head.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADP", "SCONJ"):
            return None
        seen = head
    return None


def _behind_relative(verb: Token) -> bool:
    """Whether the parser hangs the main verb on the relative clause that the commas close."""
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "relcl" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")), default=verb.i)
    first = min(first, verb.i)
    return verb.doc[first - 1].text == "," and clause.head.dep_ in ("ROOT", "nsubj", "nsubjpass")


def _invited(invitation: Token) -> Token | None:
    """ "accepted an invitation to visit", "handed him an invitation to visit": whoever was."""
    verb = invitation.head
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    return given or next(objects_of_prepositions(verb, ("to",)), None) or subject(verb)


def _controlled(head: Token, infinitive: Token) -> Token | None:
    """ "invited X to visit", "arrangements are being made for X to travel": X."""
    for child in head.children:
        if child.i >= infinitive.i:
            break
        if child.dep_ in ("dobj", "dative") and head.lemma_ in _OBJECT_CONTROL:
            return child
        asks = child.lower_ == "for" and head.lemma_ not in _LEAVING  # "left for Lima to see X"
        asks = asks or (child.lower_ == "to" and head.lemma_ == "appeal")
        if child.dep_ == "prep" and asks and head.i < child.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


_OBJECT_CONTROL = frozenset(
    [
        "invite",
        "ask",
        "urge",
        "allow",
        "send",
        "order",
        "tell",
        "persuade",
        "press",
        "request",
        "expect",
        "want",
        "dispatch",
        "encourage",
        "call",
        "instruct",
        "permit",
        "push",
        "force",
        "compel",
        "oblige",
        "lead",
        "prompt",
        "enable",
        "require",
        "advise",
        "appoint",
        "assign",
        "authorize",
        "authorise",
    ]
)


ASKING = frozenset(
    ["invitation", "request", "offer", "call", "appeal", "proposal", "plea", "overture"]
)
"""Nouns of asking for an engagement."""


def _offering(noun: Token) -> Token | None:
    """ "an offer by X to send a team", "a decision by X to go"."""
    if noun.lemma_ == "invitation":
        return None
    return next(objects_of_prepositions(noun, ("by",)), None)


def _holder(noun: Token) -> Token | None:
    """Who has the plan in "X has no plans to visit": the subject of the noun's verb."""
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return surface_subject(noun.head)
    # The parser reads "An official plans to visit" as a noun with a participle in front.
    if noun.tag_ in ("NNS", "NN") and noun.dep_ in ("ccomp", "ROOT"):
        return next((c for c in noun.children if c.dep_ in ("nsubj", "compound", "nmod")), None)
    return None


def possessor(noun: Token) -> Token | None:
    """Whose it is: "Liu" in "Liu's visit"."""
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def takes(verb: Token, what: str) -> bool:
    """ "take place", "take part": of a verb that means this with `what` alone."""
    return verb.lemma_ == "take" and any(c.lower_ == what for c in verb.children)


def of_ones_own(noun: Token) -> bool:
    """Whether a pronoun owns it: "its banks", "their militias"."""
    owner = possessor(noun)
    return owner is not None and owner.lower_ in ("its", "their", "his", "her")


def objects(verb: Token) -> Iterator[Token]:
    """On whom: direct objects; in a passive the surface subject."""
    if is_passive(verb):
        patient = surface_subject(verb)
        if patient is not None:
            yield patient
        return
    direct = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    # "called X on Monday": the parser takes the name for what somebody is called.
    for one in direct[:1] or [c for c in verb.children if names_it(c, verb)][:1]:
        yield _before_time(one)
    for child in verb.children:
        # "met visiting Foreign Minister X": the parser takes the adjective for a verb.
        if child.i == verb.i + 1 and child.lower_ == "visiting" and not direct:
            yield from objects(child)
    named = _named_behind(verb) if verb.dep_ == "relcl" and not direct else None
    if named is not None:
        yield named
    elif verb.dep_ == "relcl" and any(c.dep_ == "dobj" and c.i < verb.i for c in verb.children):
        yield verb.head


def _named_behind(verb: Token) -> Token | None:
    """ "Others whom he met were X and Y", "among those he saw was X": the names behind."""
    whom, above = verb.head, verb.head.head
    if whom.dep_ == "pobj" and above.lower_ == "among":
        above = above.head
    elif whom.dep_ != "nsubj":
        return None
    acts = any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in verb.children)
    if not acts or above.lemma_ not in ("be", "include") or above.i < verb.i:
        return None
    behind = ("attr", "acomp", "dobj", "nsubj")
    return next((c for c in above.children if c.i > above.i and c.dep_ in behind), None)


def names_it(word: Token, verb: Token) -> bool:
    """Whether a name stands right behind a verb to which the parser gave it as a quality.

    Of an office too: "called the crown prince, X, to thank him".
    """
    named = word.pos_ == "PROPN" or any(
        c.dep_ == "appos" and c.pos_ == "PROPN" for c in word.children
    )
    return word.dep_ == "oprd" and named and word.left_edge.i == verb.i + 1


_TIMES = frozenset(
    [
        *("week", "month", "year", "weekend", "night", "day", "morning", "afternoon", "evening"),
        *("spring", "summer", "autumn", "fall", "winter"),
        *("hours", "minutes", "days", "weeks", "months"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ]
)


def _before_time(noun: Token) -> Token:
    """ "met X last week": X, where the parser takes the time for the object."""
    if noun.lower_ not in _TIMES:
        return noun
    names = [c for c in noun.children if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"]
    return names[-1] if names else noun


def objects_of_prepositions(token: Token, wanted: Iterable[str]) -> Iterator[Token]:
    """The nouns that prepositions of `wanted` hang on the token, "along with" and such too."""
    names = frozenset(wanted)
    for child in _prepositions(token):
        if child.dep_ in _RELATING and child.lower_ in names:
            for inner in child.children:
                if inner.dep_ == "pcomp":
                    # "a lunch with X planned for Monday", read as a clause
                    yield next((c for c in inner.children if c.dep_ == "nsubj"), inner)
                elif inner.dep_ == "pobj" and inner.lower_ == "whom":
                    clause = _relative_above(token)
                    if clause is not None:
                        yield clause.head  # "the premier, with whom X conferred"
                elif inner.dep_ == "pobj":
                    yield _before_time(_before_set(inner))
            if not any(inner.dep_ in ("pobj", "pcomp", "prep") for inner in child.children):
                yield from _stranded(child)
            for nested in child.children:
                if nested.dep_ == "prep":
                    yield from (c for c in nested.children if c.dep_ == "pobj")


def _relative_above(verb: Token) -> Token | None:
    """The clause behind a name that the verb stands in: "with whom he was to have conferred"."""
    while verb.dep_ in ("xcomp", "ccomp", "acomp") and verb.head != verb:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _before_set(noun: Token) -> Token:
    """ "talks between X and Y set for Friday": X, where the parser takes "set" for a noun."""
    names = [c for c in noun.children if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"]
    return names[0] if names and noun.lower_ == "set" else noun


def _stranded(preposition: Token) -> Iterator[Token]:
    """The name right behind it, which the parser took for part of what follows."""
    doc, at = preposition.doc, preposition.i + 1
    while at < len(doc) and doc[at].dep_ in ("det", "poss", "amod") and doc[at].pos_ != "PROPN":
        at += 1
    if at < len(doc) and doc[at].pos_ == "PROPN" and doc[at].dep_ in ("nmod", "compound"):
        yield doc[at]
    elif preposition.lower_ == "between":
        yield from _second_subject(preposition)


def _second_subject(between: Token) -> Iterator[Token]:
    """ "a meeting between Costa Rican and Omani officials was put off": it has two subjects."""
    noun = between.head
    verb = noun.head
    if not noun.dep_.startswith("nsubj"):
        return
    for other in verb.children:
        if other.dep_ == noun.dep_ and other.i > between.i and other.left_edge.i == between.i + 1:
            yield other


def _prepositions(token: Token) -> Iterator[Token]:
    """The words below a token, and prepositions set beside them: "in Lima today and in Quito"."""
    for child in token.children:
        yield child
        if child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")
        if child.dep_ in ("advmod", "acomp") and child.lower_ in _ONWARD:
            # "travels next to Quito", "is due back in Quito"
            yield from (c for c in child.children if c.dep_ == "prep")
            for deeper in child.children:
                if deeper.dep_ == "advmod" and deeper.lower_ in _ONWARD:
                    yield from (c for c in deeper.children if c.dep_ == "prep")


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to the right, in order."""
    found, queue = [token], [token]
    while queue:
        current = queue.pop(0)
        for child in current.children:
            if child.dep_ == "conj" and child not in found:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to", its own or that of the verb it is coordinated with.

    So does a passive: "is to be held".
    """
    if verb.tag_ == "VBN":
        own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        return {"to", "be"} <= own and "have" not in own
    if verb.tag_ != "VB":
        return False
    if any(c.dep_ == "aux" for c in verb.children):
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return verb.dep_ == "conj" and is_infinitive(verb.head)


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return verb.tag_ in ("VBN", "VBD", "NN")  # "was overrun", taken for a noun
    had = any(c.dep_ == "aux" for c in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and verb.pos_ == "VERB" and not had


def _one_of(noun: Token) -> Token:
    """ "X was among leaders who met in Rome": X, who is named."""
    leads = noun.head
    if noun.dep_ != "pobj" or leads.lower_ != "among" or leads.head.lemma_ != "be":
        return noun
    return next((c for c in leads.head.children if c.dep_ == "nsubj"), noun)


def said_anew(verb: Token) -> bool:
    """ "pledged not to fight and to meet again": with a "to" of its own, and no "or" before it."""
    own = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return own and not any(c.lower_ in ("or", "nor") for c in verb.head.children)


def negated(token: Token) -> bool:
    """Whether the word says no: "did not meet", "no meeting", "nobody expects them to meet"."""
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in token.head.children):
        return True  # "neither confirmed nor denied"
    return any(
        c.dep_ == "neg" or c.lower_ in ("no", "never", "neither")
        or (c.dep_ == "nsubj" and c.lower_ in ("nobody", "none"))
        or (c.dep_ == "prep" and _at_no_time(c))
        or (c.lower_ == "nor" and c.i < token.i and token.dep_ != "conj")
        for c in token.children
    )  # fmt: skip


def _at_no_time(leads: Token) -> bool:
    """ "at no time", "on no occasion", "under no circumstances"."""
    told = (c for c in leads.children if c.dep_ == "pobj" and c.lemma_ in _AT_NO)
    return any(c.lower_ == "no" for noun in told for c in noun.children)


_AT_NO = frozenset({"time", "point", "stage", "occasion", "circumstance", "account", "way"})


def governor(token: Token) -> Token | None:
    """The nearest verb above the token within its own clause; the token itself if a verb."""
    seen = token
    for _ in range(_MAX_CLIMB):
        if seen.pos_ in ("VERB", "AUX") and seen.dep_ not in ("aux", "auxpass", "amod"):
            return seen
        if seen.head == seen:
            return None
        seen = seen.head
    return None


def ascent(token: Token) -> Iterator[Token]:
    """The token, then its heads up to the root."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def lasts(leads: Token) -> bool:
    """Whether the preposition tells how long or when: "talks over three days", "on Monday"."""
    units = table("en", "times")["units"]
    return any(c.dep_ == "pobj" and (c.lower_ in units or is_day(c)) for c in leads.children)


def is_day(noun: Token) -> bool:
    """Whether it names a day of the week, a month or a day of one: "May 3", "Monday night"."""
    times = table("en", "times")
    named = {noun.lower_, *(c.lower_ for c in noun.children if c.dep_ in ("compound", "nmod"))}
    return any(named & {*times[names]} for names in ("weekdays", "months", "days"))
