"""Who is named in an article, and whom a noun phrase stands for."""

from legation.claims.people.memory import Memory, remember
from legation.claims.people.names import Name, NameKind, Register, register
from legation.claims.people.phrases import People

__all__ = ["Memory", "Name", "NameKind", "People", "Register", "register", "remember"]
