/** Where to put what appears only while something is chosen: on rings round it, in free places. */
const FIRST_RING = 82;
const NEXT_RING = 36;
const SLOT = 46;
const WIDER = 1.55;
const RINGS = 14;
const GAP = 7;

/** Return a place for each sign {w, h} round a centre, clear of the boxes {x, y, w, h} and of each other. */
kerege.satellites = (centre, signs, boxes) => {
  const taken = [...boxes];
  const free = slots(centre);
  return signs.map(({ w, h }) => {
    const at = Math.max(0, free.findIndex((place) => isClear({ ...place, w, h }, taken)));
    const [place] = free.splice(at, 1);
    taken.push({ ...place, w, h });
    return place;
  });
};

const slots = (centre) => {
  const found = [];
  for (let ring = 0; ring < RINGS; ring += 1) {
    const radius = FIRST_RING + ring * NEXT_RING;
    const count = Math.floor((2 * Math.PI * radius * ((1 + WIDER) / 2)) / SLOT);
    for (let slot = 0; slot < count; slot += 1) {
      const angle = ((slot + (ring % 2) / 2) / count) * 2 * Math.PI - Math.PI / 2;
      found.push({ x: Math.round(centre.x + Math.cos(angle) * radius * WIDER), y: Math.round(centre.y + Math.sin(angle) * radius) });
    }
  }
  return found;
};

const isClear = (sign, boxes) =>
  boxes.every((box) => Math.abs(sign.x - box.x) > box.w + sign.w + GAP || Math.abs(sign.y - box.y) > box.h + sign.h + GAP);
