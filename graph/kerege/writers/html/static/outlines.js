/** The outline of a bloc: capsules along the shortest tree of its members that goes round others. */
const CLEAR = 50;
const BENDS = [0, 0.25, -0.25, 0.5, -0.5, 0.8, -0.8];

/** Return the lines of the outline, each as two points or as two points and a bend between. */
kerege.outlineLines = (members, others) => {
  const cost = (a, b) => kerege.legCost(a, b, others);
  return spanningTree(members, cost).map(([from, to]) => bent(members[from], members[to], cost));
};

/** Return the length of a leg, made longer by every outsider that it comes close to. */
kerege.legCost = (a, b, others) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  let cost = length;
  for (const point of others) {
    const along = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length ** 2));
    const distance = Math.hypot(a.x + along * dx - point.x, a.y + along * dy - point.y);
    if (distance < CLEAR) cost += (CLEAR - distance) * 9;
  }
  return cost;
};

const spanningTree = (points, cost) => {
  if (!points.length) return [];
  const nearest = points.map((point) => ({ from: 0, cost: cost(points[0], point) }));
  const left = new Set(points.keys());
  left.delete(0);
  const legs = [];
  while (left.size) {
    const next = [...left].reduce((one, other) => (nearest[other].cost < nearest[one].cost ? other : one));
    legs.push([nearest[next].from, next]);
    left.delete(next);
    for (const other of left) {
      const leg = cost(points[next], points[other]);
      if (leg < nearest[other].cost) nearest[other] = { from: next, cost: leg };
    }
  }
  return legs;
};

const bent = (a, b, cost) => {
  const ways = BENDS.map((bend) => {
    if (!bend) return [a, b];
    const middle = { x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend };
    return [a, middle, b];
  });
  const price = (way) => way.slice(1).reduce((sum, point, at) => sum + cost(way[at], point), 0);
  return ways.reduce((one, other) => (price(other) < price(one) - 1e-6 ? other : one));
};

/** Draw the outline of a bloc: a rim in its colour and a faint filling. */
kerege.drawOutline = (context, { points, lines, colour, width, faint }) => {
  if (context.isVector) return drawVector(context, { points, lines, colour, width, faint });
  const stencil = (kerege.stencil ??= document.createElement("canvas"));
  const { canvas } = context;
  if (stencil.width !== canvas.width || stencil.height !== canvas.height) {
    [stencil.width, stencil.height] = [canvas.width, canvas.height];
  }
  const layer = stencil.getContext("2d");
  const paint = (strokes, alpha) => {
    layer.setTransform(1, 0, 0, 1, 0, 0);
    layer.clearRect(0, 0, stencil.width, stencil.height);
    layer.setTransform(context.getTransform());
    for (const [extra, mode] of strokes) {
      layer.globalCompositeOperation = mode;
      stroke(layer, points, lines, colour, width + extra);
    }
    layer.globalCompositeOperation = "source-over";
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = alpha;
    context.drawImage(stencil, 0, 0);
    context.restore();
  };
  paint([[3, "source-over"], [0, "destination-out"]], faint ? 0.2 : 0.75);
  return paint([[0, "source-over"]], faint ? 0.03 : 0.1);
};

/** Without a second layer there is no rim, only the filling. */
const drawVector = (context, { points, lines, colour, width, faint }) => {
  context.save();
  context.globalAlpha = faint ? 0.05 : 0.16;
  stroke(context, points, lines, colour, width);
  context.restore();
};

const stroke = (layer, points, lines, colour, width) => {
  layer.lineCap = "round";
  layer.lineJoin = "round";
  layer.lineWidth = width;
  layer.strokeStyle = colour;
  layer.beginPath();
  for (const [a, middle, b] of lines) {
    layer.moveTo(a.x, a.y);
    if (b) layer.quadraticCurveTo(2 * middle.x - (a.x + b.x) / 2, 2 * middle.y - (a.y + b.y) / 2, b.x, b.y);
    else layer.lineTo(middle.x, middle.y);
  }
  for (const { x, y } of points) {
    layer.moveTo(x, y);
    layer.lineTo(x + 0.01, y);
  }
  layer.stroke();
};
