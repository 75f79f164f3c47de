"""Verbs that the tagger takes for nouns stand as plainer ones while a sentence is parsed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

_INITIALS = re.compile(r"[A-Z][A-Z0-9-]{2,}")
_REACH = 14
"""So many words an aside may have between a subject and its verb."""
_NEAR = 9
"""So many words lie between "between" and what is told of the talks, at the most."""


def stand_ins(
    words: Sequence[str],
    *,
    persons: Collection[int],
    names: Collection[int],
    given: Mapping[str, Any],
) -> dict[int, str]:
    """What stands for which of a sentence's words, by their index.

    Only for a word behind somebody who can do it: "Duda heads for China", "the minister, who was
    in Oslo, hosts Rojas". `given` is the language's table of such words.
    """
    found = {}
    for index, word in enumerate(words):
        if word in given["people"]:
            found[index] = given["person"]
        if word in given["ranks"] and words[index + 1 : index + 2] == given["ranks"][word]:
            found[index] = given["rank"]
        if [word.lower(), *words[index + 1 : index + 2]] == given["numbered"]:
            found |= dict(zip(range(index, index + 3), given["second"], strict=True))
        if word in given["returned"] and words[index + 1 : index + 2] == ["from"]:
            found[index] = given["returned"][word]
        initials = index == 0 and _INITIALS.fullmatch(word) is not None
        if index in names and (initials or word.isdigit()):
            found[index] = given["body"]
    for index, word in enumerate(words[1:], 1):
        if word in given["standing"] and _shown(index, words, names):
            found |= dict(zip(range(index - 1, index + 2), given["bracketed"], strict=True))
        if word in given["plural"] and _by_several(index, words, persons, names, given):
            found[index] = given["plain"]["present"]
        bare = word in given["bare"]
        if bare and (_yet_to(index, words, given) or _and_then(index, words, persons, given)):
            found[index] = given["plain"]["bare"]
        if word in given["openings"] and _course(index, words, names, given):
            found[index] = given["opening"]
        if word in given["nouns"] and _alone(index, words, given):
            found[index] = given["noun"]
        if word in given["dashes"] and 0 < index < len(words) - 1:
            found[index] = given["comma"]
        if word in given["meaning"] and _means_to(index, words, persons, names, given):
            found[index] = given["means"][given["meaning"][word]]
        if word == given["bound"] and _bound_to(index, words, given):
            found[index] = given["able"]
        tense = "past" if word in given["past"] else "present"
        if word not in given["past"] and word not in given["present"]:
            continue
        after = words[index + 1].lower() if index + 1 < len(words) else ""
        if after in given["never_before"] or not _done_by(index, words, persons, names, given):
            continue
        moves = after in given["particles"] or not after.isalnum()
        if moves and tense == "past" and word not in given["only_past"]:
            continue
        how = "plain" if not moves else "moving" if after.isalnum() else "alone"
        found[index] = given[how][tense]
    return found


def _shown(index: int, words: Sequence[str], names: Collection[int]) -> bool:
    """ "Duda, right, and Rojas": where one stands in the picture."""
    aside = [*words[index - 1 : index], *words[index + 1 : index + 2]] == [",", ","]
    return aside and index - 2 in names


def _by_several(
    index: int,
    words: Sequence[str],
    persons: Collection[int],
    names: Collection[int],
    given: Mapping[str, Any],
) -> bool:
    """ "ministers of the G7 meet in Rome", "Duda and Rojas meet here": a verb behind them all."""
    before = [word.lower() for word in words[max(0, index - 5) : index - 1]]
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    joined = [at for at in range(max(0, index - 5), index - 1) if words[at] == "and"]
    two = index - 1 in persons and bool(joined) and joined[-1] - 1 in names
    led = index - 1 in names and ("of" in before[-2:] or "from" in before[-2:])
    if words[index] in given["transitive"]:
        return two and after.isalnum() and after not in given["never_before"]
    follows = after in given["particles"] or after in given["behind_several"]
    return (two or led) and (follows or not after.isalnum())


def _yet_to(index: int, words: Sequence[str], given: Mapping[str, Any]) -> bool:
    """ "will lunch with him", "is set to lunch with him": a verb, and not a meal."""
    *_, two, one = "", "", *(word.lower() for word in words[max(0, index - 2) : index])
    return one in given["modals"] or (one == "to" and two in given["leading"])


def _bound_to(index: int, words: Sequence[str], given: Mapping[str, Any]) -> bool:
    """ "was due to brief him", "is due later to fly on": to do something, and not for its sake."""
    after = [word.lower() for word in words[index + 1 : index + 5]]
    return any(
        one == "to" and (two in given["bare"] or two in given["deeds"])
        for one, two in pairwise(after)
    )


def _means_to(
    index: int,
    words: Sequence[str],
    persons: Collection[int],
    names: Collection[int],
    given: Mapping[str, Any],
) -> bool:
    """ "a delegation led by Duda plans to go": what they do, and no plans of theirs."""
    after = [word.lower() for word in words[index + 1 : index + 3]]
    doer = index - 1 in persons or index - 1 in names or words[index - 1].lower() in given["doers"]
    return doer and after[:1] == ["to"] and len(after) > 1


def _and_then(
    index: int, words: Sequence[str], persons: Collection[int], given: Mapping[str, Any]
) -> bool:
    """ "is to fly to Seoul, brief Rojas and go on": a verb, behind another that is to come."""
    before = [word.lower() for word in words[max(0, index - _REACH) : index - 1]]
    ahead = any(word in given["modals"] for word in before) or any(
        two == "to" and one in given["leading"] for one, two in pairwise(before)
    )
    return ahead and index + 1 in persons and words[index - 1] in (",", "and")


def _course(
    index: int, words: Sequence[str], names: Collection[int], given: Mapping[str, Any]
) -> bool:
    """ "talks between Chad and Libya open in Doha": what talks do, and not how the two are."""
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    between = "between" in words[max(0, index - _NEAR) : index]
    return index - 1 in names and between and (after in given["particles"] or not after.isalnum())


def _alone(index: int, words: Sequence[str], given: Mapping[str, Any]) -> bool:
    """Whether no noun follows that the word may describe."""
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    return after in given["behind_nouns"] or not after.isalnum()


def _done_by(
    index: int,
    words: Sequence[str],
    persons: Collection[int],
    names: Collection[int],
    given: Mapping[str, Any],
) -> bool:
    word, before = words[index], words[index - 1].lower()
    if before in given["adverbs"] and index > 1:
        index, before = index - 1, words[index - 2].lower()
    doer = index - 1
    if doer in persons or before in given["doers"]:
        return word not in given["nounlike"] or not _governed(doer, words, names, given)
    if doer in names:
        return word not in given["nounlike"]
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    done = index + 1 in persons or after in given["particles"]
    if before == "and":
        return index + 1 in persons
    return before == "," and done and any(
        at in persons and at + 1 < doer and words[at + 1] == ","
        for at in range(max(0, doer - _REACH), doer)
    )  # fmt: skip


def _governed(
    doer: int, words: Sequence[str], names: Collection[int], given: Mapping[str, Any]
) -> bool:
    """ "after the Duda talks", "the Duda-Rojas talks": the name says whose they are."""
    if doer > 1 and words[doer - 1] in ("-", "–"):
        return doer - 2 in names
    return doer > 0 and words[doer - 1].lower() in given["governing"]


def restored(doc: Doc, words: Sequence[str]) -> Doc:
    """The parse with the sentence's own words."""
    return Doc(
        doc.vocab,
        words=list(words),
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
