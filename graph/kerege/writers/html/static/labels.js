/** Names at one size on the screen, the important first, none on another. */
const FAR = [2, 2.6, 3.2, 4, 4.8, 5.6]; // how far a name may stand, in sizes of its sign
const TURNS = Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8);

/** Hold the boxes that are taken in a frame, by default the whole plane. */
kerege.boxes = ([west, north, east, south] = [-Infinity, -Infinity, Infinity, Infinity]) => {
  const taken = [];
  return {
    keep: (box) => taken.push(box),
    isInside: (x, y) => x >= west && y >= north && x <= east && y <= south,
    isFree: ([left, top, right, bottom]) =>
      left >= west && top >= north && right <= east && bottom <= south && !taken.some((one) => left < one[2] && right > one[0] && top < one[3] && bottom > one[1]),
  };
};

/** Return the places round a sign where its name may stand, best first. */
kerege.labelPlaces = (x, y, size, width, height, gap) => [
  [x - width / 2, y + size.h + gap],
  [x + size.w + gap, y - height / 2],
  [x - width / 2, y - size.h - gap - height],
  [x - size.w - gap - width, y - height / 2],
  [x + size.w * 0.6, y + size.h + gap],
  [x - size.w * 0.6 - width, y + size.h + gap],
  [x + size.w * 0.6, y - size.h - gap - height],
  [x - size.w * 0.6 - width, y - size.h - gap - height],
];

/** Return places farther off, the nearest first, each with where a line from the sign ends. */
kerege.farLabelPlaces = (x, y, size, width, height) =>
  FAR.flatMap((reach) =>
    TURNS.map((turn) => {
      const [ex, ey] = [x + reach * size.w * Math.cos(turn), y + reach * size.w * Math.sin(turn)];
      const [across, down] = [Math.cos(turn), Math.sin(turn)].map((share) => (Math.abs(share) < 0.4 ? 0.5 : Number(share < 0)));
      return [ex - across * width, ey - (across === 0.5 ? down : 0.5) * height, ex, ey];
    }),
  );

/** Tell whether the line from a sign to a place farther off crosses nothing; close by there is none. */
const isClear = ([, , ex, ey], x, y, size, boxes) => {
  if (ex === undefined) return true;
  const long = Math.hypot(ex - x, ey - y);
  return [0.55, 0.7, 0.85].every((share) => {
    const at = Math.max(share, (1.5 * size.w) / long);
    const [px, py] = [x + (ex - x) * at, y + (ey - y) * at];
    return boxes.isFree([px, py, px, py]);
  });
};

/** Draw the names that find room; that of a state also farther off, at the end of a line. */
kerege.drawLabels = (context, items, look, boxes) => {
  for (const item of items) {
    const mayLead = item.entity.group === "state" && boxes.isInside(item.x, item.y);
    const isDone = drawLabel(context, item, look, boxes, kerege.labelPlaces);
    if (!isDone && mayLead) drawLabel(context, item, look, boxes, kerege.farLabelPlaces);
  }
};

/** Draw a name at the first free one of some places; tell whether there is one. */
const drawLabel = (context, { entity, x, y }, look, boxes, placesOf) => {
  const pixel = 1 / look.scale;
  const size = kerege.signSize(entity, look);
  const big = entity.group === "state";
  const height = (big ? 12.5 : 11.5) * pixel;
  context.font = `${big ? 600 : 450} ${height}px ${kerege.FONT}`;
  const text = look.caption(entity);
  const width = context.measureText(text).width;
  const gap = (big ? 7 * look.signScale * look.zoom : 2 * pixel) + pixel;
  const boxAt = ([left, top]) => [left - 2 * pixel, top - pixel, left + width + 2 * pixel, top + height + pixel];
  const isFree = (place) => boxes.isFree(boxAt(place)) && isClear(place, x, y, size, boxes);
  const place = placesOf(x, y, size, width, height, gap).find(isFree);
  if (!place) return false;
  boxes.keep(boxAt(place));
  const alpha = look.fade(entity);
  leadTo(context, place, x, y, size, look, alpha);
  writeLabel(context, text, place[0], place[1], look, { alpha, colour: big ? look.colours.ink : look.colours.soft });
  return true;
};

/** Draw the line from a sign to its name. */
const leadTo = (context, [, , ex, ey], x, y, size, look, alpha) => {
  if (ex === undefined) return;
  const from = (1.25 * size.w) / Math.hypot(ex - x, ey - y);
  context.save();
  context.globalAlpha = alpha;
  context.beginPath();
  context.moveTo(x + (ex - x) * from, y + (ey - y) * from);
  context.lineTo(ex, ey);
  context.lineWidth = 1 / look.scale;
  context.strokeStyle = look.colours.soft;
  context.stroke();
  context.restore();
};

const writeLabel = (context, text, left, top, look, { alpha, colour }) => {
  context.save();
  context.globalAlpha = alpha < 1 ? Math.max(alpha, 0.3) : 1;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.4 / look.scale;
  context.strokeStyle = look.colours.bg;
  context.strokeText(text, left, top);
  context.fillStyle = colour;
  context.fillText(text, left, top);
  context.restore();
};

/** Draw the number of claims on an arc, at the first of these points that has room. */
kerege.drawBadge = (context, points, count, colour, look, boxes) => {
  const pixel = 1 / look.scale;
  const text = String(count);
  context.font = `650 ${10.5 * pixel}px ${kerege.FONT}`;
  const w = Math.max(17 * pixel, context.measureText(text).width + 9 * pixel) / 2;
  const h = 8 * pixel;
  const box = ({ x, y }) => [x - w, y - h, x + w, y + h];
  const point = points.find((one) => boxes.isFree(box(one)));
  if (!point) return;
  boxes.keep(box(point));
  context.beginPath();
  context.roundRect(point.x - w, point.y - h, 2 * w, 2 * h, h);
  context.fillStyle = look.colours.panel;
  context.fill();
  context.lineWidth = 1.3 * pixel;
  context.strokeStyle = colour;
  context.stroke();
  context.fillStyle = look.colours.ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, point.x, point.y + 0.5 * pixel);
};
