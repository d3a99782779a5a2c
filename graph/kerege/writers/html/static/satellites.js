/** Where to put what appears only while something is chosen: on rings round it, in free places. */
const FIRST_RING = 82;
const NEXT_RING = 36;
const SLOT = 46;
const WIDER = 1.55;
const RINGS = 12;

/** Return a place for each of `count` signs round a centre, clear of the boxes {x, y, w, h}. */
kerege.satellites = (centre, count, boxes) => {
  const found = [];
  for (let ring = 0; ring < RINGS && found.length < count; ring += 1) {
    const radius = FIRST_RING + ring * NEXT_RING;
    const slots = Math.floor((2 * Math.PI * radius * ((1 + WIDER) / 2)) / SLOT);
    for (let slot = 0; slot < slots && found.length < count; slot += 1) {
      const angle = ((slot + (ring % 2) / 2) / slots) * 2 * Math.PI - Math.PI / 2;
      const place = { x: Math.round(centre.x + Math.cos(angle) * radius * WIDER), y: Math.round(centre.y + Math.sin(angle) * radius) };
      if (boxes.every((box) => isClear(place, box))) found.push(place);
    }
  }
  return found;
};

const isClear = ({ x, y }, box) => Math.abs(x - box.x) > box.w + 14 || Math.abs(y - box.y) > box.h + 14;
