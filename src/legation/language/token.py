"""The words of a parsed sentence, in spaCy's names, read once and kept as plain values.

spaCy's own tokens are views: each look at one makes an object, and each look at a lemma or a
relation writes the string anew. Claims look at every word some fifty times.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc


class Token:
    """One word of a parse: its forms, its part of speech and how it hangs on the others.

    `doc` are all tokens of the sentence, of which it is number `i`. `lefts` and `rights` are
    what hangs on it directly, before and behind it, `children` both. `left_edge` and
    `right_edge` are the first and the last token under it, itself included.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "is_punct",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "tag_",
        "text",
    )

    children: tuple[Token, ...]
    dep_: str
    doc: tuple[Token, ...]
    head: Token
    i: int
    is_punct: bool
    left_edge: Token
    lefts: tuple[Token, ...]
    lemma_: str
    like_num: bool
    lower_: str
    pos_: str
    right_edge: Token
    rights: tuple[Token, ...]
    tag_: str
    text: str

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all under it, in the order of the text."""
        # Without recursion: what is no sentence may hang together in a chain of a thousand words.
        waiting = [(self, False)]
        while waiting:
            token, passed = waiting.pop()
            if passed or not token.children:
                yield token
                continue
            waiting += [(right, False) for right in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(left, False) for left in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens it hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of a list that it is a member of."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def nbor(self, by: int = 1) -> Token:
        """The token `by` places on. Raises IndexError where the sentence has none."""
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(f"token {self.i} of {len(self.doc)} has none {by} places on")
        return self.doc[self.i + by]


def tokens(doc: Doc) -> tuple[Token, ...]:
    """The tokens of a text that spaCy has tagged, lemmatised and parsed."""
    made = tuple(Token() for _ in doc)
    under: list[list[Token]] = [[] for _ in made]
    for i, (token, given) in enumerate(zip(made, doc, strict=True)):
        head = given.head.i
        token.doc, token.i, token.head = made, i, made[head]
        token.text, token.lower_, token.lemma_ = given.text, given.lower_, given.lemma_
        token.tag_, token.pos_, token.dep_ = given.tag_, given.pos_, given.dep_
        token.is_punct, token.like_num = given.is_punct, given.like_num
        token.left_edge, token.right_edge = made[given.left_edge.i], made[given.right_edge.i]
        if head != i:
            under[head].append(token)
    for i, token in enumerate(made):
        token.children = tuple(under[i])
        token.lefts = tuple(child for child in under[i] if child.i < i)
        token.rights = tuple(child for child in under[i] if child.i > i)
    return made
