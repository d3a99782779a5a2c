/** The two clocks at the foot of the page: the day that is shown, and what was known by then. */
const { el, t } = kerege;
const TICK = 350;
const STEPS = 60;

/** Make the bar; `update` brings it in line with the state. */
kerege.makeClock = (app) => {
  const root = kerege.byId("clock");
  const self = { app, root, timer: null, built: "", scale: kerege.timeScale(app.data.claims, app.data.builtOn) };
  return { update: () => update(self), stop: () => stop(self) };
};

const update = (self) => {
  const { app } = self;
  if (self.built !== kerege.language()) build(self);
  self.slider.value = app.now.day;
  const words = kerege.dateWords(app.now.at, kerege.language());
  self.slider.setAttribute("aria-valuetext", words);
  self.out.textContent = words;
  self.also.checked = Boolean(app.state.also);
  self.known.value = app.now.known ?? self.knownLast;
  const known = app.state.known ? kerege.dateWords(app.state.known, kerege.language()) : t("now");
  self.known.setAttribute("aria-valuetext", known);
  self.knownOut.textContent = known;
  drawHistogram(self);
};

const build = (self) => {
  const { app, scale } = self;
  self.built = kerege.language();
  self.play = el("button", { type: "button", id: "play", "aria-label": t("play") }, "▶");
  self.play.addEventListener("click", () => (self.timer ? stop(self) : start(self)));
  self.slider = range("at", scale.start, scale.end - 1);
  self.slider.addEventListener("input", () => app.set({ at: kerege.dayText(Number(self.slider.value)) }, { quiet: true }));
  self.out = el("output", { for: "at" });
  self.also = el("input", { type: "checkbox", id: "also" });
  self.also.addEventListener("change", () => app.set({ also: self.also.checked ? "1" : "" }));
  const recorded = app.data.claims.map((claim) => claim.recordedDay);
  self.knownLast = recorded.reduce((a, b) => Math.max(a, b), app.data.builtOn);
  self.known = range("known", recorded.reduce((a, b) => Math.min(a, b), self.knownLast - 1), self.knownLast);
  self.known.addEventListener("input", () => {
    const day = Number(self.known.value);
    app.set({ known: day >= self.knownLast ? "" : kerege.dayText(day) }, { quiet: true });
  });
  self.knownOut = el("output", { for: "known" });
  self.canvas = el("canvas", { class: "histogram", "aria-hidden": "true" });
  self.root.replaceChildren(
    self.play,
    el("label", { class: "clock-name", for: "at" }, t("asOfDay"), " ", self.out),
    el("div", { class: "time" }, self.canvas, self.slider),
    el(
      "div",
      { class: "second" },
      el("label", { class: "check" }, self.also, t("alsoOthers")),
      el("label", { class: "clock-name", for: "known" }, t("knownBy"), " ", self.knownOut),
      self.known,
    ),
  );
};

const range = (id, min, max) => el("input", { type: "range", id, min, max, step: 1 });

const start = (self) => {
  const { app, scale } = self;
  const step = Math.ceil((scale.end - scale.start) / STEPS);
  if (app.now.day >= app.data.builtOn) app.set({ at: kerege.dayText(scale.start) }, { quiet: true });
  label(self, "pause", "❚❚");
  self.timer = setInterval(() => {
    const next = Math.min(app.now.day + step, app.data.builtOn);
    app.set({ at: kerege.dayText(next) }, { quiet: true });
    if (next >= app.data.builtOn) stop(self);
  }, TICK);
};

const stop = (self) => {
  clearInterval(self.timer);
  self.timer = null;
  if (self.play) label(self, "play", "▶");
};

const label = ({ play }, key, sign) => {
  play.setAttribute("aria-label", t(key));
  play.textContent = sign;
};

/** Count claims by the year in which they begin and by stance. */
kerege.histogram = (claims, years) => {
  const counts = new Map(years.map((year) => [year, { asserted: 0, open: 0, denied: 0 }]));
  for (const claim of claims) {
    if (!claim.from && !claim.observed) continue;
    const bin = counts.get(Number(kerege.dayText(claim.first).slice(0, 4)));
    if (bin) bin[kerege.stance(claim)] += 1;
  }
  return counts;
};

const drawHistogram = ({ app, canvas, scale }) => {
  const { width, height } = canvas.getBoundingClientRect();
  if (!width) return;
  const ratio = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const counts = kerege.histogram(app.now.inFilters, scale.years);
  const most = Math.max(1, ...[...counts.values()].map((bin) => Math.sqrt(bin.asserted + bin.open + bin.denied)));
  drawBins({ context, app, scale, width, height }, counts, most);
  drawYears({ context, app, scale, width, height });
  drawEvents({ context, app, scale, width });
};

const drawBins = ({ context, app, scale, width, height }, counts, most) => {
  const bin = width / scale.years.length;
  const room = height - 20;
  [...counts].forEach(([year, by], at) => {
    const total = by.asserted + by.open + by.denied;
    const tall = (Math.sqrt(total) / most) * room;
    let y = height - 11;
    context.globalAlpha = kerege.dayNumber(String(year)) > app.now.day ? 0.25 : 0.9;
    for (const stance of ["asserted", "open", "denied"]) {
      const part = total ? (by[stance] / total) * tall : 0;
      context.fillStyle = app.colours[stance];
      context.fillRect(at * bin + 1, y - part, Math.max(1, bin - 2), part);
      y -= part;
    }
  });
};

const drawYears = ({ context, app, scale, width, height }) => {
  const bin = width / scale.years.length;
  const every = Math.max(1, Math.ceil(38 / bin));
  context.globalAlpha = 1;
  context.fillStyle = app.colours.soft;
  context.font = `10px ${kerege.FONT}`;
  scale.years.forEach((year, at) => {
    if (at % every === 0 && at * bin < width - 24) context.fillText(String(year), at * bin + 1, height - 1);
  });
};

const drawEvents = ({ context, app, scale, width }) => {
  for (const entity of app.data.entities) {
    if (entity.group !== "event" || !entity.day || entity.day < scale.start || entity.day > scale.end) continue;
    const x = (scale.at(entity.day) / 100) * width;
    context.globalAlpha = entity.day > app.now.day ? 0.3 : 1;
    context.fillStyle = app.blocColour(app.data.entities[entity.near]) ?? app.colours.soft;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x + 3.5, 3.5);
    context.lineTo(x, 7);
    context.lineTo(x - 3.5, 3.5);
    context.fill();
  }
};
