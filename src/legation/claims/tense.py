"""The status that a verb's own words give: auxiliaries, tense and what governs it."""

from __future__ import annotations

from legation.claims.clauses import governor, is_infinitive, negated, said_anew
from legation.claims.frames import frames, words
from legation.claims.hedges import conditional, hedge
from legation.claims.judged import Judged, flipped, lists
from legation.claims.particles import phrasal
from legation.claims.plans import arranged, befallen
from legation.claims.rumours import rumoured, unvouched
from legation.language import Token, table
from legation.model import Kind, Status

_CLIMB = 8


def of_verb(verb: Token) -> Judged:
    """The status of what a verb says, from its own auxiliaries, then its governors."""
    often = adverb(verb)
    if often is not None:
        return Judged(Status.HABITUAL, f"{often.text} {verb.text}", (often,))
    if is_infinitive(verb):
        return _infinitive(verb)
    above = _shared(verb)
    if above is not None:
        return of_verb(above)
    to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    if to is not None and verb.head.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp"):
        return Judged(Status.PLANNED, f"{verb.head.text} to have {verb.text}", (verb.head, to))
    if _beside_it(verb):
        return of_verb(verb.head)
    judged = _finite(verb)
    return _from_above(verb, judged)


def _beside_it(verb: Token) -> bool:
    """ "are to meet in Lima on Sunday, hosted by X": by whom, of the same meeting."""
    own = {c.dep_ for c in verb.children}
    bare = "agent" in own and not own & {"aux", "auxpass", "nsubj", "nsubjpass", "mark"}
    behind = verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.head.i < verb.i
    return bare and behind and verb.head.pos_ == "VERB"


def _shared(verb: Token) -> Token | None:
    """ "is to arrive … and go on": the verb before a bare one, whose auxiliaries it has too."""
    own = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.doc[verb.i - 1].text == "-" and not own:
        return verb.head if verb.head.i < verb.i else None  # "will co-chair"
    if verb.dep_ not in ("conj", "dep") or verb.tag_ not in ("VB", "VBP") or own:
        return None
    above = governor(verb.head)
    if above is None or above.i > verb.i:
        return None
    # "Will meet X and hold talks": the parser may take a bare form for the present.
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children)
    return above if verb.tag_ == "VB" or modal or _shared(above) is not None else None


def in_present(verb: Token) -> bool:
    """Whether the verb is a present tense, which the parser may take for a bare form."""
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        own = {c.dep_ for c in verb.children}
        return "nsubj" in own and "aux" not in own
    return verb.tag_ in ("VBZ", "VBP")


def adverb(verb: Token) -> Token | None:
    """The adverb that makes the verb a habit: "usually", "every spring", "several times"."""
    known = lists("adverbs")
    for child in verb.children:
        if child.lower_ in known:
            return child
        if child.dep_ == "npadvmod" and child.lemma_ == "time" and child.tag_ == "NNS":
            return child
        if child.lower_ in ("twice", "thrice") and in_perfect(verb):
            return child
        if child.dep_ == "npadvmod":
            every = next((c for c in child.children if c.lower_ == "every"), None)
            if every is not None:
                return every
    return None


def _finite(verb: Token) -> Judged:
    modals = lists("modals")
    no = negated(verb)
    for aux in verb.children:
        if aux.dep_ not in ("aux", "auxpass") or aux.lower_ not in modals:
            continue
        status = modals[aux.lower_]
        if aux.lower_ in ("'d", "’d") and verb.tag_ in ("VBN", "VBD"):
            continue  # "said he'd met him": had
        if aux.lower_ in ("would", "'d", "’d"):
            perfect = any(c.lower_ == "have" for c in verb.children)
            status = Status.POSSIBLE if perfect or conditional(verb) else Status.PLANNED
        elif status is Status.PLANNED and conditional(verb):
            status = Status.POSSIBLE
        if status is Status.PLANNED and (hedge(verb) is not None or _has_a_chance(verb)):
            status = Status.POSSIBLE
        if no:
            open_ = conditional(verb, "unless") or _no_reason(verb)
            status = Status.POSSIBLE if open_ else Status.DENIED
        longer = next((c for c in verb.children if c.lower_ == "longer"), None)
        if longer is not None and status in (Status.PLANNED, Status.DENIED):
            return Judged(Status.CANCELLED, f"no longer {verb.text}", (longer,))
        planned = _as_planned(verb) if status is Status.DENIED else None
        if planned is not None:
            return Judged(Status.CANCELLED, f"not {verb.text} as {planned.text}", (planned,))
        after_all = _after_all(verb)
        if status is Status.DENIED and after_all is not None:
            return Judged(Status.CANCELLED, f"not {verb.text} after all", (after_all,))
        return Judged(status, f"{aux.text} {verb.text}", (aux,))
    if no:
        return Judged(
            Status.DENIED, f"not {verb.text}", tuple(c for c in verb.children if c.dep_ == "neg")
        )
    unreal = _unreal(verb)
    if unreal is not None:
        return unreal
    asked = lists("governors").get(verb.head.lemma_) if verb.dep_ in ("acl", "relcl") else None
    if asked is Status.PROPOSED and verb.tag_ == "VB":
        return Judged(asked, f"{verb.head.text} that … {verb.text}", (verb.head,))
    having = any(c.lower_ == "having" and c.dep_ == "aux" for c in verb.children)
    if having and verb.dep_ == "pcomp" and lists("before").get(verb.head.lower_) is Status.DENIED:
        return Judged(Status.DENIED, f"{verb.head.text} having {verb.text}", (verb.head,))
    if verb.tag_ == "VBG":
        return _progressive(verb)
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children):
                return Judged(Status.PLANNED, f"{verb.text} to {child.text}", (verb,))
            told = lists("governors").get(child.lemma_) if child.dep_ == "acomp" else None
            if told in (Status.PLANNED, Status.POSSIBLE, Status.HABITUAL):
                return Judged(told, f"{verb.text} {child.text}", (child,))
    long = _for_long(verb)
    if long is not None:
        return Judged(Status.HABITUAL, f"{verb.text} for {long.text}", (verb, long))
    return Judged(Status.HELD, f"{verb.text}: done by its tense", (verb,))


def _has_a_chance(verb: Token) -> bool:
    """ "there is a chance that they will meet": no surer than that."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    possible = lists("governors").get(verb.head.lemma_) is Status.POSSIBLE
    return verb.dep_ == "acl" and that and verb.head.pos_ == "NOUN" and possible


def _what_is_for_them(be: Token, verb: Token) -> Token | None:
    """ "The proposal is for X to come to Lima": the noun of what is proposed."""
    beside = (*be.children, *verb.children)
    led = be.lemma_ == "be" and any(c.lower_ == "for" and c.i < verb.i for c in beside)
    thing = next((c for c in be.children if c.dep_ == "nsubj"), None)
    if not led or thing is None:
        return None
    told = lists("governors").get(thing.lemma_)
    return thing if told in (Status.PROPOSED, Status.POSSIBLE) else None


def _no_reason(verb: Token) -> bool:
    """ "sees no reason why he should not go", "nothing says that they cannot meet"."""
    reason = verb.head
    ruled_out = verb.dep_ in ("relcl", "acl", "advcl") and reason.lemma_ in lists("ruled_out")
    return ruled_out and any(c.lower_ == "no" for c in reason.children)


def _as_planned(verb: Token) -> Token | None:
    """The "planned" of "will not visit Lima next week as planned"."""
    for token in verb.subtree:
        as_ = token.i > verb.i and token.nbor(-1).lower_ == "as"
        if as_ and lists("modifiers").get(token.lower_) is Status.PLANNED:
            return token
    return None


def _after_all(verb: Token) -> Token | None:
    """The "all" of "will not see him after all"."""
    for token in verb.subtree:
        if token.lower_ == "all" and token.i > 0 and token.doc[token.i - 1].lower_ == "after":
            return token
    return None


def in_perfect(verb: Token) -> bool:
    """Whether the verb stands in the present perfect."""
    return any(c.dep_ == "aux" and c.lower_ in _HAS for c in verb.children)


_HAS = frozenset({"has", "have", "'s", "’s"})


def _for_long(verb: Token) -> Token | None:
    """ "have negotiated for years": the word for how long."""
    perfect = in_perfect(verb)
    leads = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for")
    spans = (t for lead in leads for t in lead.children if t.dep_ == "pobj")
    units = table("en", "times")["units"]
    return next((t for t in spans if perfect and t.tag_ == "NNS" and t.lower_ in units), None)


def _unreal(verb: Token) -> Judged | None:
    """What the tense alone would tell as done: "had they met", "almost met", "are being held"."""
    nearly = next((c for c in verb.children if c.lower_ in lists("nearly")), None)
    if nearly is not None:
        return Judged(lists("nearly")[nearly.lower_], f"{nearly.text} {verb.text}", (nearly,))
    for aux in verb.children:
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if aux.dep_ == "aux" and aux.lower_ == "had" and subject is not None and aux.i < subject.i:
            return Judged(Status.POSSIBLE, f"{aux.text} … {verb.text}", (aux,))
        now = any(c.tag_ in ("VBZ", "VBP") for c in verb.children if c.dep_ == "aux")
        if aux.dep_ == "auxpass" and aux.lower_ == "being" and now:
            return Judged(Status.UNDERWAY, f"{aux.text} {verb.text}", (aux, verb))
    return None


def _progressive(verb: Token) -> Judged:
    be = next((c for c in verb.children if c.dep_ == "aux" and c.lemma_ == "be"), None)
    if be is not None:
        if be.tag_ in ("VBZ", "VBP"):
            return Judged(Status.UNDERWAY, f"{be.text} {verb.text}", (be, verb))
        since = next((c for c in verb.children if c.lower_ == "since"), None)
        if since is not None and be.tag_ == "VBN":
            return Judged(Status.HABITUAL, f"{be.text} {verb.text} since", (be, verb, since))
        return Judged(Status.HELD, f"{be.text} {verb.text}", (be, verb))
    head = verb.head
    if verb.dep_ == "pcomp" and head.pos_ in ("ADP", "SCONJ"):
        leads = (head.lower_, *(c.lower_ for c in head.children if c.i < head.i))
        leads += (head.head.lower_,) if head.lower_ == "of" else ()  # "ahead of meeting X"
        told = next((lists("before")[word] for word in leads if word in lists("before")), None)
        if told is not None and told is not Status.POSSIBLE:
            return _beside(verb, head, told)
        return _climbed(verb, head.head)
    mark = next((c for c in verb.children if c.dep_ in ("mark", "prep") and c.i < verb.i), None)
    if mark is not None and mark.lower_ in lists("before"):
        return Judged(lists("before")[mark.lower_], f"{mark.text} {verb.text}", (mark,))
    return _climbed(verb, head)


def _beside(verb: Token, leads: Token, told: Status) -> Judged:
    """ "before flying to Kyiv he met X", "will leave after meeting X": done as the clause is.

    What is told with a time gone by is over, whatever comes after it.
    """
    main = leads.head if leads.head.pos_ in ("VERB", "AUX") else None
    while main is not None and main.tag_ == "VBG" and main.dep_ in ("xcomp", "ccomp"):
        main = main.head  # "kept him waiting before receiving him"
    judged = of_verb(main) if main is not None and main != verb else None
    if judged is not None and main is not None:
        past = judged.status is Status.HELD and main.tag_ == "VBD"
        done = past and main.lemma_ not in words("telling", "verbs") | lists("speaking").keys()
        if leads.lower_ == "before" and done and main.lemma_ not in ("arrive", "land", "come"):
            return Judged(Status.HELD, f"{leads.text} {verb.text}, in the past", (leads, main))
        told_by = frames("verb").get(main.lemma_, ())
        goes = any(frame.kind is Kind.VISIT and "subject" in frame.visitor for frame in told_by)
        ahead = goes and judged.status in (Status.PLANNED, Status.POSSIBLE)
        over = any(word.lower_ in GONE_BY for word in verb.subtree)
        if leads.lower_ == "after" and ahead and not over:
            return Judged(judged.status, f"{judged.reason}, after {verb.text}", judged.words)
    return Judged(told, f"{leads.text} {verb.text}", (leads,))


GONE_BY = frozenset({"last", "ago", "yesterday", "earlier", "previously", "recently"})


def _climbed(verb: Token, head: Token) -> Judged:
    """A participle takes its time from the verb above it, or from the word that governs it."""
    if verb.dep_ != "advcl":
        told = phrasal(head) or lists("governors").get(head.lemma_)
        point = head.head if head.lower_ == "of" else head
        if point.lemma_ in lists("points") and point.dep_ in ("dobj", "pobj"):
            return Judged(Status.HABITUAL, f"{point.text} of {verb.text}", (point,))
        none = next((c for c in head.children if c.lower_ == "no"), None)
        ruled_out = told is Status.PLANNED or head.lemma_ in lists("ruled_out")
        if ruled_out and none is not None:
            return Judged(Status.DENIED, f"no {head.text} of {verb.text}", (none,))
        if told not in (None, Status.HELD, Status.HABITUAL):
            if negated(head):
                return Judged(flipped(told), f"not {head.text} {verb.text}", (head,))
            return Judged(told, f"{head.text} {verb.text}", (head,))
    seen = head
    for _ in range(_CLIMB):
        if seen.pos_ in ("VERB", "AUX") and seen != verb:
            above = of_verb(seen)
            if above.status is Status.DENIED and seen == head and head.lemma_ in lists("ending"):
                return Judged(Status.UNDERWAY, f"not {head.text} {verb.text}", (head,))
            if above.status is Status.DENIED and verb.dep_ in ("acl", "advcl"):
                # "visiting Lima, he did not meet the press": the visit is not denied.
                return Judged(Status.HELD, f"{verb.text}, beside what is denied", (verb,))
            return above
        if seen.head == seen:
            break
        seen = seen.head
    return Judged(Status.HELD, f"{verb.text}, and nothing says otherwise", (verb,))


_ON = (Status.HELD, Status.UNDERWAY)
_MAKES_COME = frozenset({"invite", "ask", "arrange", "make", "schedule", "expect", "set"})


def _infinitive(verb: Token, *, denies: bool = True) -> Judged:
    """ "to visit": what governs it tells, and its own "not" where that `denies`."""
    head = verb.head
    if head == verb:
        return Judged(Status.PLANNED, f"to {verb.text}, standing alone", (verb,))
    if verb.dep_ == "conj" and is_infinitive(head):
        return _infinitive(head, denies=not said_anew(verb))
    # "is scheduled to meet X and to take part in talks": governed as the one before it.
    joined = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if verb.dep_ == "conj" and not (joined and _told_by(head, verb) is not None):
        return of_verb(head)
    open_ = next((c for c in verb.children if c.lower_ == "whether" and c.i < verb.i), None)
    if open_ is not None:
        return Judged(Status.POSSIBLE, f"{open_.text} to {verb.text}", (open_,))
    told = _told_by(head, verb)
    if told is None:
        return _purpose(verb, head)
    words = f"{head.text} to {verb.text}"
    thing = _what_is_for_them(head, verb)
    if thing is not None:
        return Judged(lists("governors")[thing.lemma_], f"{thing.text} … {words}", (thing,))
    rumour = rumoured(head) if head.lemma_ == "be" else None
    if rumour is not None:
        return Judged(Status.DENIED, f"{rumour.text} that … {words}", (rumour, head))
    dropped = befallen(head)
    if dropped is not None:
        return dropped
    no = denies and negated(verb)
    if no or negated(head) or any(c.lower_ == "no" for c in head.children):
        flipped = Status.POSSIBLE if told is Status.DENIED else Status.DENIED
        return Judged(flipped, f"no {words}", (head,))
    iffy = conditional(verb) or conditional(head.head)
    if told is Status.PROPOSED and head.pos_ == "ADJ" and iffy:
        told = Status.POSSIBLE  # "would be willing to go if"
    return _softened(head, Judged(told, words, (head,)))


def _told_by(head: Token, verb: Token) -> Status | None:
    """What the governing word says of its infinitive; None where that is but its purpose."""
    if head.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp", "attr"):
        return Status.PLANNED
    if head.lemma_ == "use" and any(c.dep_ == "dobj" for c in head.children):
        return None  # "used a stopover to meet"
    if head.lemma_ in ("use", "tend") and verb.dep_ == "xcomp":
        return Status.HABITUAL
    told = phrasal(head) or lists("governors").get(head.lemma_)
    if told is Status.POSSIBLE and head.lemma_ in lists("wanting") and _others(head, verb):
        return Status.PROPOSED
    if head.pos_ == "ADJ" and any(c.lower_ == "too" for c in head.children):
        return Status.DENIED  # "was too ill to travel"
    if told is None and _is_meant(head, verb):
        return Status.PLANNED
    purpose = verb.dep_ == "advcl" and head.pos_ == "VERB" and head.lemma_ not in _MAKES_COME
    passive = any(c.dep_ == "auxpass" for c in head.children)
    purpose = purpose and told is not Status.PROPOSED and not (passive and told is Status.PLANNED)
    return None if told is Status.HELD or purpose else told


def _others(head: Token, verb: Token) -> bool:
    """ "wants the two sides to meet": others than whoever wants it, who are thus asked to."""
    below = [c for c in verb.children if c.dep_.startswith("nsubj")]
    below += [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
    return any(c.i > head.i and c.lower_ not in _ITSELF for c in below)


_ITSELF = frozenset({"himself", "herself", "itself", "themselves"})


def _is_meant(head: Token, verb: Token) -> bool:
    """ "is billed to meet", "has been cleared to", "has resolved to", "is on course to".

    Whatever the word is, what it governs is yet to be; of old, only where it is told to be so.
    """
    own = {c.lower_: c for c in head.children if c.dep_ in ("aux", "auxpass")}
    if any(c.lower_ == "have" for c in verb.children) or head.lemma_ in lists("hearsay_of"):
        return False
    if head.lemma_ == "be":
        down = any(c.lower_ == "down" for c in head.children)
        return verb.dep_ == "advcl" and (down or head.tag_ in ("VBZ", "VBP"))
    passive = any(c.dep_ == "auxpass" for c in own.values())
    if not passive and (head.pos_ != "VERB" or verb.dep_ != "xcomp"):
        return False
    if not passive and any(c.dep_ in ("dobj", "prep", "prt") for c in head.children):
        return False  # "has broken off a holiday to meet", "has stopped over to meet"
    now = in_present(head) or not own.keys().isdisjoint(("is", "are", "has", "have"))
    return now and head.lemma_ not in frames("verb")


def _purpose(verb: Token, head: Token) -> Judged:
    """ "flew to Geneva to meet": done if the flight is; "a trip to meet": planned."""
    if head.pos_ in ("VERB", "AUX"):
        prepared = arranged(head, verb)
        if prepared is not None:
            return prepared
        judged = of_verb(head)
        there = head.tag_ in ("VBD", "VBN") and head.lemma_ not in ("leave", "depart")
        if there and verb.lemma_ in lists("opening") and judged.status in _ON:
            return Judged(Status.UNDERWAY, f"{head.text} to {verb.text}", (verb,))
        goes = any(frame.kind is Kind.VISIT for frame in frames("verb").get(head.lemma_, ()))
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in head.children)
        now = head.tag_ in ("VBZ", "VBP") and head.lemma_ != "be"
        sets_out = goes and not perfect and (now or head.lemma_ in lists("setting_out"))
        if judged.status is Status.UNDERWAY or (judged.status is Status.HELD and sets_out):
            return Judged(Status.PLANNED, f"{head.text} to {verb.text}", (head,))
        return judged
    if head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd") and in_present(head.head):
        return Judged(Status.POSSIBLE, f"{head.text} to {verb.text}", (head,))
    if head.pos_ == "ADJ" and lists("governors").get(head.lemma_) is Status.HELD:
        return of_verb(head.head)  # "was able to travel"
    if any(c.lower_ in ("first", "last", "only") for c in (head, *head.children)):
        return (
            of_verb(head.head)
            if head.head.pos_ in ("VERB", "AUX")
            else Judged(Status.HELD, f"{head.text} to {verb.text}", (head,))
        )
    above = lists("governors").get(head.head.lemma_)
    if above is not None:
        return Judged(above, f"{head.head.text} … to {verb.text}", (head.head,))
    return Judged(Status.PLANNED, f"{head.text} to {verb.text}", (head,))


def _softened(head: Token, judged: Judged) -> Judged:
    """ "may agree to meet" is only possible; "asked to be invited" only proposed."""
    if judged.status is not Status.PLANNED or head.pos_ not in ("VERB",):
        return judged
    own = _from_above(head, _finite(head)) if not is_infinitive(head) else _infinitive(head)
    if own.status in (Status.POSSIBLE, Status.PROPOSED, Status.DENIED):
        return Judged(own.status, f"{own.reason} … {judged.reason}", (*own.words, *judged.words))
    return judged


def _from_above(verb: Token, judged: Judged) -> Judged:
    """What a clause's governor adds: hopes, conditions, denials."""
    rumour = rumoured(verb)
    if rumour is not None:
        return Judged(Status.DENIED, f"{rumour.text} that … {verb.text}", (rumour, *judged.words))
    mark = next((c for c in verb.children if c.dep_ == "mark"), None)
    if mark is not None and lists("before").get(mark.lower_) is Status.POSSIBLE:
        return Judged(Status.POSSIBLE, f"{mark.text} … {verb.text}", (mark,))
    head = verb.head
    single = any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in verb.children)
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and single)
    told = lists("governors").get(head.lemma_) if verb.dep_ in ("ccomp", "acl") else None
    if bare and told is not None and not any(c.dep_ == "aux" for c in verb.children):
        return Judged(told, f"{head.text} that … {verb.text}", (head,))  # "asked that he meet"
    if (
        verb.dep_ not in ("ccomp", "xcomp", "pcomp")
        or head == verb
        or judged.status is Status.DENIED
    ):
        return judged
    vouched = head.head if head.dep_ == "conj" else head  # "neither confirm nor deny that"
    if vouched.lemma_ in lists("vouching") and (no := unvouched(vouched)) is not None:
        return Judged(Status.POSSIBLE, f"{no.text} … {head.text} … {verb.text}", (no, head))
    if head.lemma_ in lists("wishing"):
        return Judged(lists("wishing")[head.lemma_], f"{head.text} … {verb.text}", (head,))
    likely = next((c for c in head.children if c.dep_ == "acomp"), None)
    above = lists("governors").get(likely.lemma_ if likely is not None else head.lemma_)
    hoped = above is Status.POSSIBLE and judged.status is Status.PLANNED
    asked = above is Status.PROPOSED and head.lemma_ not in ("tell", "order", "prompt", "press")
    if hoped or asked or above is Status.DENIED:
        words = (head, *judged.words)
        if above is Status.DENIED and negated(head):
            return Judged(Status.POSSIBLE, f"not {head.text} … {judged.reason}", words)
        return Judged(above or judged.status, f"{head.text} … {judged.reason}", words)
    return judged
