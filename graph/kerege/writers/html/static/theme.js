/** Colours: read from the stylesheet, so that canvas and page agree. */
const NAMES = ["bg", "ink", "soft", "line", "panel", "accent", "asserted", "open", "denied", "land", "rest"];
const BLOCS = 6;

/** Return the colours of the theme in force. */
kerege.colours = () => {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const found = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  found.blocs = Array.from({ length: BLOCS }, (_, at) => read(`bloc-${at + 1}`));
  return found;
};

/** Put a theme in force: light, dark, or that of the system. */
kerege.setTheme = (theme) => {
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return dark;
};
