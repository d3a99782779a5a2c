/** Names at one size on the screen, the important first, none on another. */

/** Hold the boxes that are taken in a frame, by default the whole plane. */
kerege.boxes = ([west, north, east, south] = [-Infinity, -Infinity, Infinity, Infinity]) => {
  const taken = [];
  return {
    keep: (box) => taken.push(box),
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

/** Draw the names that find room. */
kerege.drawLabels = (context, items, look, boxes) => {
  const pixel = 1 / look.scale;
  for (const { entity, x, y } of items) {
    const size = kerege.signSize(entity, look);
    const big = entity.group === "state";
    const height = (big ? 12.5 : 11.5) * pixel;
    context.font = `${big ? 600 : 450} ${height}px ${kerege.FONT}`;
    const text = look.caption(entity);
    const width = context.measureText(text).width;
    const gap = (big ? 7 * look.signScale * look.zoom : 2 * pixel) + pixel;
    for (const [left, top] of kerege.labelPlaces(x, y, size, width, height, gap)) {
      const box = [left - 2 * pixel, top - pixel, left + width + 2 * pixel, top + height + pixel];
      if (!boxes.isFree(box)) continue;
      boxes.keep(box);
      writeLabel(context, text, left, top, look, { alpha: look.fade(entity), colour: big ? look.colours.ink : look.colours.soft });
      break;
    }
  }
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
