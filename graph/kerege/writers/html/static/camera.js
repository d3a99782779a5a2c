/** What part of the plane is in view. */
const NARROW = 600;
const MARGIN = { x: 60, y: 56 };
const LEGIBLE = 0.6; // the scale below which names no longer find room

/** Return how the view moves: not at all for those who want no motion. */
kerege.motion = () => (kerege.isStill() ? false : { duration: 260, easingFunction: "easeOutQuad" });

/** Return the corners of what is in view. */
kerege.sight = (self) => [
  self.net.DOMtoCanvas({ x: 0, y: 0 }),
  self.net.DOMtoCanvas({ x: self.root.clientWidth, y: self.root.clientHeight }),
];

/** Fit the whole into view. */
kerege.fit = (self, moving) => {
  const all = inFit(self).map((entity) => kerege.placeOf(self, entity));
  if (!all.length) return;
  frame(self, boxOf(all), moving, 2.2);
};

/** Return what the whole view is fitted to: the signs, or on the map where most claims are. */
const inFit = (self) => {
  const shown = kerege.drawable(self);
  const main = shown.filter((entity) => (kerege.isMap(self) ? entity.group === "state" : entity.group in { state: 1, org: 1, event: 1 }));
  if (!main.length) return shown;
  const isNarrow = self.root.clientWidth < NARROW;
  if (!kerege.isMap(self) && !isNarrow) return main;
  return kerege.heart(main, (entity) => kerege.placeOf(self, entity), self.app.weight, isNarrow ? 0.85 : 0.94);
};

/** Return the entities nearest to the weighted middle that together have most of the claims. */
kerege.heart = (entities, place, weight, share) => {
  const total = entities.reduce((sum, one) => sum + weight(one), 0) || 1;
  const middle = (axis) => entities.reduce((sum, one) => sum + place(one)[axis] * weight(one), 0) / total;
  const [x, y] = [middle("x"), middle("y")];
  const away = (one) => Math.hypot(place(one).x - x, place(one).y - y);
  let had = 0;
  return [...entities].sort((a, b) => away(a) - away(b)).filter((one) => {
    const wanted = had < share * total;
    had += weight(one);
    return wanted;
  });
};

/** Return the scale at which a box of the plane fills the view. */
const scaleOf = (self, [left, top, right, bottom]) => {
  const share = self.root.clientWidth < NARROW ? 0.5 : 1;
  const width = right - left + 2 * MARGIN.x * share;
  const height = bottom - top + 2 * MARGIN.y * share;
  return Math.min(self.root.clientWidth / width, self.root.clientHeight / height);
};

const boxOf = (points) => {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const frame = (self, box, moving, most) => {
  const [left, top, right, bottom] = box;
  const scale = Math.min(scaleOf(self, box), most);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 8 };
  if (scale > 0) self.net.moveTo({ position, scale, animation: moving ? kerege.motion() : false });
};

/** Bring what is chosen into view with all its ties, or where they are too far with what stands round it. */
kerege.showFocus = (self) => {
  const { now } = self.app;
  const all = [...now.focus].filter((one) => !kerege.isMap(self) || one.place);
  if (!all.length) return;
  const boxAround = (entities) => boxOf(entities.map((one) => kerege.placeOf(self, one)));
  const close = all.filter((one) => one === now.chosen || self.satellites.has(one));
  const isFar = now.chosen && !now.path && close.length && scaleOf(self, boxAround(all)) < LEGIBLE;
  const box = boxAround(isFar ? close : all);
  const [from, to] = kerege.sight(self);
  const [mx, my] = [(to.x - from.x) * 0.05, (to.y - from.y) * 0.05];
  const seen = box[0] > from.x + mx && box[2] < to.x - mx && box[1] > from.y + my && box[3] < to.y - my;
  const scale = self.net.getScale();
  if (seen && (scale > 0.75 || !self.satellites.size)) return;
  frame(self, box, true, Math.max(scale, kerege.isMap(self) ? 1.4 : 1));
};

/** Return a copy of the picture on its ground. */
kerege.picture = (self) => {
  const canvas = self.root.querySelector("canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext("2d");
  context.fillStyle = self.look.colours.bg;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return copy;
};
