/** The ground of the map: land, and lines from signs to the places they mean. */

/** Draw land and leader lines. */
kerege.drawLand = (self, context) => {
  self.land ??= landPath(self.app.data.land.rings);
  context.save();
  context.fillStyle = self.look.colours.land;
  context.strokeStyle = self.look.colours.line;
  context.lineWidth = 1 / self.look.scale;
  context.fill(self.land);
  context.stroke(self.land);
  context.fillStyle = context.strokeStyle = self.look.colours.soft;
  for (const entity of kerege.drawable(self)) {
    const [x, y, groundX, groundY] = entity.place;
    if (x === groundX && y === groundY) continue;
    context.globalAlpha = 0.7 * self.look.fade(entity);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(groundX, groundY);
    context.stroke();
    context.beginPath();
    context.arc(groundX, groundY, 2 / self.look.scale, 0, 7);
    context.fill();
  }
  context.restore();
};

/** Return the rings, each a point and then steps, as one path. */
const landPath = (rings) => kerege.path2d(rings.map(([x, y, ...steps]) => `M${x} ${y}l${steps.join(" ")}Z`).join(""));
