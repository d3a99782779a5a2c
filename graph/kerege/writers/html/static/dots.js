/** What is too much for signs, as dots: drawn once beside the screen, then only moved with the view. */
const RADIUS = 2.2;
const MARGIN = 0.5; // of the view on each side, so that a pan finds its dots drawn
const WORTH = 400; // below this many dots, drawing them is as quick as moving a picture
const SETTLED = 140;

/** Draw the dots of the network below its signs. */
kerege.drawDots = (self, context) => {
  const { dots, look, app } = self;
  if (!dots.length) return;
  context.save();
  context.globalAlpha = app.now.focus ? 0.2 : 0.7;
  if (dots.length < WORTH || context.isVector) paint(context, dots, self, RADIUS / look.scale);
  else {
    const bitmap = (self.bitmap ??= { canvas: document.createElement("canvas") });
    if (isStale(bitmap, self)) redraw(bitmap, self);
    const { left, top, width, height } = bitmap.area;
    context.drawImage(bitmap.canvas, left, top, width, height);
  }
  context.restore();
};

const paint = (context, dots, self, r) => {
  const onMap = kerege.isMap(self);
  context.fillStyle = self.look.colours.rest;
  for (const entity of dots) {
    const [x, y] = onMap ? entity.place : [entity.x, entity.y];
    context.fillRect(x - r, y - r, 2 * r, 2 * r);
  }
};

/** Tell whether the picture is of other dots or another place; while the view zooms, it is stretched. */
const isStale = (bitmap, self) => {
  const { area, of } = bitmap;
  if (of !== self.dots || bitmap.colour !== self.look.colours.rest) return true;
  const [from, to] = kerege.sight(self);
  const isOutside = from.x < area.left || from.y < area.top || to.x > area.left + area.width || to.y > area.top + area.height;
  if (bitmap.scale !== self.look.scale && !isOutside) {
    clearTimeout(bitmap.timer);
    bitmap.timer = setTimeout(() => { bitmap.of = null; self.net.redraw(); }, SETTLED);
    return false;
  }
  return isOutside;
};

const redraw = (bitmap, self) => {
  const { look } = self;
  const [from, to] = kerege.sight(self);
  const [w, h] = [to.x - from.x, to.y - from.y];
  bitmap.area = { left: from.x - w * MARGIN, top: from.y - h * MARGIN, width: w * (1 + 2 * MARGIN), height: h * (1 + 2 * MARGIN) };
  Object.assign(bitmap, { of: self.dots, scale: look.scale, colour: look.colours.rest });
  const { canvas, area } = bitmap;
  [canvas.width, canvas.height] = [Math.ceil(area.width * look.scale), Math.ceil(area.height * look.scale)];
  const context = canvas.getContext("2d");
  context.setTransform(look.scale, 0, 0, look.scale, -area.left * look.scale, -area.top * look.scale);
  paint(context, self.dots, self, RADIUS / look.scale);
};
