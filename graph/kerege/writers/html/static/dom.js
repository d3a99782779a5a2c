/** Elements without markup: text is only ever text. */
const SVG = "http://www.w3.org/2000/svg";

/** Make an element; keys that begin with "on" are listeners, null and false attributes are left out. */
kerege.el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== "" && child !== false));
  return node;
};

/** Make a small drawing from a path. */
kerege.icon = (path, { stroke = "currentColor", fill = "none", dash = "", width = 1.7 } = {}) => {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  const given = { d: path, fill, stroke, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [name, value] of Object.entries({ viewBox: "0 0 18 18", width: "18", height: "18", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries(given)) line.setAttribute(name, value);
  if (dash) line.setAttribute("stroke-dasharray", dash);
  svg.append(line);
  return svg;
};

/** Return a link if the address is of the web, or else only its text. */
kerege.link = (address, ...children) => {
  const url = kerege.webAddress(address);
  if (!url) return kerege.el("span", {}, ...children);
  return kerege.el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
};

/** Return an address if it is http or https, or else null. */
kerege.webAddress = (address) => {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

kerege.byId = (id) => document.getElementById(id);
kerege.isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
