"""Who stays away from what others hold all the same: no summit is off, but a journey to it."""

from __future__ import annotations

from dataclasses import replace

from legation.claims import fates
from legation.claims.clauses import subject
from legation.claims.drafts import Draft
from legation.claims.hosts import as_host
from legation.claims.judged import Judged
from legation.claims.nouns import OF_MANY
from legation.claims.participants import of_actor
from legation.claims.people import People
from legation.model import ActorType, Kind, Side, Status


def stays_away(draft: Draft, people: People) -> Draft:
    """ "will boycott next week's ECOWAS summit in Accra": the boycotter's visit to Ghana is off.

    Where no place tells to whom, the words make no claim by themselves.
    """
    verb = draft.trigger.carrier
    away = fates.away(verb) if verb is not None else None
    if draft.kind not in OF_MANY or draft.status is not Status.CANCELLED or away is None:
        return draft
    who = subject(away)
    actors = people.actors(who, draft.trigger.sentence) if who is not None else ()
    guests = [a for a in actors if a.country is not None or a.type is ActorType.PERSON]
    own = {actor.country for actor in guests}
    if any(p.country not in own and p.country is not None for p in draft.participants):
        return draft  # a summit of two, one of whom does not come
    where = draft.place.country if draft.place is not None else None
    land = people.lexicon.coded(where) if where is not None else None
    if land is None or not guests or land.code in own:
        return replace(draft, weak=True)
    host = as_host(land)
    return replace(
        draft,
        kind=Kind.VISIT,
        judged=Judged(Status.CANCELLED, f"{away.text}: away from what others hold", (away,)),
        participants=(*(of_actor(a, Side.VISITOR) for a in guests), host),
    )
