"""Where each entity stands: geography first, then ties, and nothing on top of anything else.

States stand around the region that the claims are about, far ones pulled in by the logarithm of
their distance. An organisation stands near the centroid of its members with its events in a row
of beads beneath it; everything else stands near what it has most claims with.
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import begins
from kerege.writers.html.entities import all_entities, mentioned
from kerege.writers.html.groups import group_of, role_of
from kerege.writers.html.projection import project
from kerege.writers.html.room import Point, Room, Slots

CORE = {"state": 24, "org": 14, "event": 40}
"""How many of each group the first view shows; the rest stand outside of them."""
BEAD = 20
BEADS_IN_ROW = 8
STATE_SIZE = (118, 98)
STATE_DROP = 9
"""How much farther the room of a state reaches below its disc than above: its name stands there."""
DOT_SIZE = (34, 28)
MAP_STATE_SIZE = (46, 44)
MAP_DOT_SIZE = (18, 18)
PILL_HEIGHT = 44
LETTER = 11
LONGEST_NAME = 15
FAR = 250
"""How far, in pixels, the logarithm reaches for one e-fold beyond NEAR."""
NEAR = 150
FARTHEST = 500
"""Where the pull of the logarithm ends: other continents stand at the rim."""
STRETCH = 1.7
"""How much north and south count more than east and west, so that the whole fits a screen."""


@dataclass(frozen=True)
class Layout:
    """Hold the places: in the network, on the map; and what each entity stands near to."""

    network: dict[str, Point]
    map: dict[str, tuple[float, ...]]
    near: dict[str, str]
    days: dict[str, int]
    core: frozenset[str]


def layout(store: Store) -> Layout:
    """Return places for all entities of a store; the same store gives the same places."""
    return _Placing(store).run()


class _Placing:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.entities = all_entities(store)
        groups = {kind: group_of(store.ontology, kind) for kind in {e.kind for e in self.entities}}
        self.groups = {e.id: groups[e.kind] for e in self.entities}
        self.ties = _ties(store)
        self.weight = {e.id: sum(self.ties.get(e.id, Counter()).values()) for e in self.entities}
        self.days = _event_days(store, self.groups)
        self.members = _affiliations(store)
        self.room = Room()
        self.at: dict[str, Point] = {}
        self.near: dict[str, str] = {}
        self.core = self._core()
        self.wanted: dict[str, Point] = {}

    def run(self) -> Layout:
        beads = self._events_by_anchor()
        self._states()
        self._signs([n for n in self._of("org") if n in self.core], beads)
        self._bead_rows([n for n in beads if n in self.core], beads)
        self._lesser_signs(beads)
        self._bead_rows(beads, beads)
        self._others()
        core = self.core | {bead for anchor in self.core for bead in beads.get(anchor, ())}
        return Layout(self._centred(), self._map(), self.near, self.days, frozenset(core))

    def _core(self) -> frozenset[str]:
        """Return the states and organisations with most claims: those of the first view."""
        return frozenset(
            name
            for group in ("state", "org")
            for name in self._of(group)[: CORE[group]]
            if self.weight[name]
        )

    def _rank(self, name: str) -> tuple[int, str]:
        return (-self.weight[name], name)

    def _of(self, group: str) -> list[str]:
        return sorted((n for n, g in self.groups.items() if g == group), key=self._rank)

    def _states(self) -> None:
        """Place the states of the core, and find where the others would like to stand."""
        states = self._of("state")
        self.wanted = pulled_in(self._coordinates(states), {n: 1 + self.weight[n] for n in states})
        core = [name for name in states if name in self.core]
        for name in core:
            self.wanted.setdefault(name, self._pull(name, self.wanted))
        spread = _spread(self.wanted, core)
        for name in core:
            self.at[name] = self._take_state(spread[name])

    def _take_state(self, wanted: Point) -> Point:
        x, y = self.room.take((wanted[0], wanted[1] + STATE_DROP), STATE_SIZE)
        return (x, y - STATE_DROP)

    def _coordinates(self, names: Iterable[str]) -> dict[str, Point]:
        found = {}
        for name in names:
            entity = self.store.entities.get(name)
            if entity and entity.coordinates:
                found[name] = (float(entity.coordinates[0]), float(entity.coordinates[1]))
        return found

    def _pull(self, name: str, among: dict[str, Point]) -> Point:
        """Return the centroid of what it is tied to, or the middle."""
        ties = [
            (among[other], n)
            for other, n in self.ties.get(name, Counter()).items()
            if other in among
        ]
        total = sum(n for _, n in ties)
        if not total:
            return (0.0, 0.0)
        return (sum(p[0] * n for p, n in ties) / total, sum(p[1] * n for p, n in ties) / total)

    def _events_by_anchor(self) -> dict[str, list[str]]:
        rows: dict[str, list[str]] = {}
        for name in self._of("event"):
            anchor = self._anchor(name, ("org",)) or self._anchor(name, ("state",))
            if anchor:
                self.near[name] = anchor
                rows.setdefault(anchor, []).append(name)
        for row in rows.values():
            row.sort(key=lambda name: (self.days.get(name, 0), name))
        return rows

    def _anchor(self, name: str, groups: tuple[str, ...]) -> str:
        ties = [
            (other, n)
            for other, n in self.ties.get(name, Counter()).items()
            if self.groups[other] in groups
        ]
        return min(ties, key=lambda tie: (-tie[1], self._rank(tie[0])))[0] if ties else ""

    def _signs(self, names: Iterable[str], beads: dict[str, list[str]]) -> None:
        for name in names:
            if self.groups[name] == "state":
                wanted = self.wanted.get(name) or self._pull(name, self.at)
                self.at[name] = self._take_state(wanted)
            else:
                self._organisation(name, beads.get(name, []))

    def _lesser_signs(self, beads: dict[str, list[str]]) -> None:
        """Place what the first view leaves out: all in slots, except what has beads."""
        slots = Slots(self.room, STATE_SIZE)
        for name in (n for n in self._of("state") if n not in self.core):
            x, y = self.wanted.get(name) or self._pull(name, self.at)
            x, y = slots.take((x, y + STATE_DROP))
            self.at[name] = (x, y - STATE_DROP)
        rest = [n for n in self._of("org") if n not in self.core]
        self._signs([n for n in rest if n in beads], beads)
        slots = Slots(self.room, (LONGEST_NAME * LETTER + 26, PILL_HEIGHT))
        for name in (n for n in rest if n not in beads):
            self.at[name] = slots.take(self._pull(name, self.at))

    def _organisation(self, name: str, beads: list[str]) -> None:
        """Place an organisation near its members, its events in rows beneath it."""
        members = [
            self.at[member] for member in sorted(self.members.get(name, ())) if member in self.at
        ]
        wanted = _centroid(members) if members else self._pull(name, self.at)
        rows = -(-len(beads) // BEADS_IN_ROW)
        width = max(self._pill_width(name), min(len(beads), BEADS_IN_ROW) * BEAD + 8)
        height = PILL_HEIGHT + rows * BEAD
        x, y = self.room.take(wanted, (width, height))
        top = y - height / 2 + PILL_HEIGHT / 2
        self.at[name] = (x, top)
        self._beads(beads, x, top + PILL_HEIGHT / 2 + BEAD / 2)

    def _pill_width(self, name: str) -> float:
        entity = self.store.entities.get(name)
        letters = len((entity and (entity.short or entity.label())) or name)
        return min(LONGEST_NAME, letters) * LETTER + 26

    def _bead_rows(self, anchors: Iterable[str], beads: dict[str, list[str]]) -> None:
        """Place the events of each state in rows near it."""
        for anchor in sorted(anchors, key=self._rank):
            row = beads[anchor]
            if anchor in self.at and row[0] not in self.at:
                rows = -(-len(row) // BEADS_IN_ROW)
                size = (min(len(row), BEADS_IN_ROW) * BEAD + 8, rows * BEAD + 4)
                x, y = self.room.take(self.at[anchor], size)
                self._beads(row, x, y - rows * BEAD / 2 + BEAD / 2)

    def _beads(self, beads: list[str], x: float, y: float) -> None:
        for at, name in enumerate(beads):
            row, column = divmod(at, BEADS_IN_ROW)
            in_row = min(BEADS_IN_ROW, len(beads) - row * BEADS_IN_ROW)
            self.at[name] = (x + (column - (in_row - 1) / 2) * BEAD, y + row * BEAD)

    def _others(self) -> None:
        """Place what is left, nearest first: each near that with which it has most claims."""
        slots = Slots(self.room, DOT_SIZE)
        left = sorted((e.id for e in self.entities if e.id not in self.at), key=self._rank)
        while left:
            later = []
            for name in left:
                anchor = self._anchor(name, ("state", "org")) or self._best_placed(name)
                if anchor in self.at:
                    self.near.setdefault(name, anchor)
                    self.at[name] = slots.take(self.at[anchor])
                else:
                    later.append(name)
            if len(later) == len(left):
                for name in later:
                    self.at[name] = slots.take((0.0, 0.0))
                return
            left = later

    def _best_placed(self, name: str) -> str:
        ties = [
            (other, n) for other, n in self.ties.get(name, Counter()).items() if other in self.at
        ]
        return min(ties, key=lambda tie: (-tie[1], self._rank(tie[0])))[0] if ties else ""

    def _centred(self) -> dict[str, Point]:
        shown = [self.at[name] for name in sorted(self.core)] or list(self.at.values())
        if not shown:
            return {}
        x = (min(p[0] for p in shown) + max(p[0] for p in shown)) / 2
        y = (min(p[1] for p in shown) + max(p[1] for p in shown)) / 2
        return {n: (round(p[0] - x), round(p[1] - y)) for n, p in self.at.items()}

    def _map(self) -> dict[str, tuple[float, ...]]:
        """Return for each place where its sign stands, and the point on the ground it means."""
        ground = self._coordinates(entity.id for entity in self.entities)
        room = Room()
        found: dict[str, tuple[float, ...]] = {}
        for name in sorted(ground, key=lambda n: (self.groups[n] != "state", self._rank(n))):
            point = project(*ground[name])
            size = MAP_STATE_SIZE if self.groups[name] == "state" else MAP_DOT_SIZE
            found[name] = (*room.take(point, size), *point)
        return found


def pulled_in(places: dict[str, Point], weights: dict[str, int]) -> dict[str, Point]:
    """Return where states stand for their coordinates, around what has most weight."""
    if not places:
        return {}
    lat0 = _median([(lat, weights[n]) for n, (lat, _) in sorted(places.items())])
    lon0 = _median([(lon, weights[n]) for n, (_, lon) in sorted(places.items())])
    x0, y0 = project(lat0, lon0)
    found = {}
    for name, (lat, lon) in places.items():
        x, y = project(lat, (lon - lon0 + 180) % 360 - 180 + lon0)
        dx, dy = x - x0, (y - y0) * STRETCH
        distance = math.hypot(dx, dy)
        radius = min(FARTHEST, FAR * math.log1p(distance / NEAR))
        reach = radius / distance if distance else 0
        found[name] = (dx * reach, dy * reach)
    return found


def _median(weighted: list[tuple[float, int]]) -> float:
    ordered = sorted(weighted)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return ordered[-1][0]


def _spread(wanted: dict[str, Point], names: list[str]) -> dict[str, Point]:
    """Push neighbours apart while each is drawn to its place, so that shapes of regions stay."""
    at = {name: wanted[name] for name in names}
    width, height = STATE_SIZE[0] * 1.05, STATE_SIZE[1] * 1.05
    for _ in range(min(240, 2_000_000 // max(1, len(names) ** 2))):
        for i, first in enumerate(names):
            for second in names[i + 1 :]:
                (ax, ay), (bx, by) = at[first], at[second]
                dx, dy = bx - ax, by - ay
                over = min(1 - abs(dx) / width, 1 - abs(dy) / height)
                if over <= 0:
                    continue
                length = math.hypot(dx, dy) or 1.0
                ux, uy = (dx / length, dy / length) if dx or dy else (1.0, 0.0)
                push = over * 22
                at[first] = (ax - ux * push, ay - uy * push)
                at[second] = (bx + ux * push, by + uy * push)
        for name in names:
            (x, y), (wx, wy) = at[name], wanted[name]
            at[name] = (x + (wx - x) * 0.03, y + (wy - y) * 0.03)
    return at


def _centroid(points: list[Point]) -> Point:
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))


def _ties(store: Store) -> dict[str, Counter[str]]:
    """Count, for each entity, the claims that it shares with each other entity."""
    ties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in store.claims:
        for one, other in itertools.permutations(sorted(set(mentioned(claim))), 2):
            ties[one][other] += 1
    return dict(ties)


def _affiliations(store: Store) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for claim in store.claims:
        if isinstance(claim.object, Ref) and role_of(store.ontology, claim.relation) == "member":
            members.setdefault(claim.object.id, set()).add(claim.subject)
    return members


def _event_days(store: Store, groups: dict[str, str]) -> dict[str, int]:
    """Return the day of each event: its own date, or else the earliest claim about it."""
    own: dict[str, int] = {}
    told: dict[str, int] = {}
    for claim in store.claims:
        about = [n for n in (claim.subject, _object_id(claim)) if groups.get(n) == "event"]
        for name in about:
            if isinstance(claim.object, PartialDate):
                own[name] = min(own.get(name, claim.object.first), claim.object.first)
            elif begin := begins(claim):
                told[name] = min(told.get(name, begin.first), begin.first)
    return {**told, **own}


def _object_id(claim: Claim) -> str:
    return claim.object.id if isinstance(claim.object, Ref) else ""
