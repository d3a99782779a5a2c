/** The editor: YASQE where it was built in, else a text area that completes by itself. */

const WORD = /[\w:?-]*$/;
const SHOWN = 50;
const PREFIXED = /(?<![\w:<"'#/.-])([a-z]*):(?=[\w])/g;

/** Return an object with `value` and `mark(line, column)`. */
export function openEditor(vocabulary, run) {
  const area = document.getElementById("sparql");
  return window.Yasqe ? rich(area, vocabulary, run) : plain(area, vocabulary, run);
}

function rich(area, vocabulary, run) {
  const holder = document.createElement("div");
  area.replaceWith(holder);
  document.getElementById("completions").remove();
  const { Yasqe } = window;
  Yasqe.registerAutocompleter({
    name: "kerege",
    bulk: false,
    isValidCompletionPosition: (yasqe) => /^[\w-]*:[\w-]*$/.test(yasqe.getCompleteToken().string),
    get: (_, token) => completions(token.string, vocabulary.terms, "").map(([term]) => term),
    preProcessToken: (_, token) => ({ ...token, autocompletionString: token.string }),
    postProcessSuggestion: (_, token, term) => term,
  });
  Yasqe.defaults.autocompleters = ["kerege", "variables"]; // its own ask services elsewhere
  const yasqe = new Yasqe(holder, {
    value: area.value,
    persistenceId: null,
    showQueryButton: false,
    createShareableLink: null,
    extraKeys: { "Ctrl-Enter": run, Tab: false, "Shift-Tab": false }, // Tab leaves the editor
  });
  yasqe.getInputField().ariaLabel = "SPARQL";
  // the server knows these prefixes, and the editor takes what is not declared for a mistake
  const known = { "": vocabulary.base, ...vocabulary.prefixes };
  let isDeclaring = false;
  const declare = () => {
    if (isDeclaring) return;
    const declared = yasqe.getPrefixesFromQuery();
    const used = new Set([...yasqe.getValue().matchAll(PREFIXED)].map(([, name]) => name));
    const missing = [...used].filter((name) => name in known && !(name in declared));
    isDeclaring = true; // each line that it adds is a change
    if (missing.length) yasqe.addPrefixes(Object.fromEntries(missing.map((name) => [name, known[name]])));
    isDeclaring = false;
  };
  yasqe.on("change", declare);
  declare();
  return {
    get value() { return yasqe.getValue(); },
    set value(text) { yasqe.setValue(text); },
    mark(line, column) {
      yasqe.focus();
      yasqe.setCursor({ line: line - 1, ch: column - 1 });
    },
  };
}

function plain(area, vocabulary, run) {
  const list = document.getElementById("completions");
  const terms = [
    ...vocabulary.terms,
    ...vocabulary.keywords.map((word) => [word, "", "keyword"]),
  ];
  let chosen = -1;

  const word = () => WORD.exec(area.value.slice(0, area.selectionStart))[0];
  const close = () => {
    list.hidden = true;
    area.ariaExpanded = "false";
    area.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    chosen = (place + list.children.length) % list.children.length;
    for (const [at, item] of [...list.children].entries()) item.ariaSelected = String(at === chosen);
    list.children[chosen].scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", list.children[chosen].id);
  };
  const accept = () => {
    const end = area.selectionStart;
    area.setRangeText(list.children[chosen].dataset.term, end - word().length, end, "end");
    close();
  };
  const open = () => {
    const found = completions(word(), terms, area.value);
    list.replaceChildren(...found.map(([term, words, kind], place) => {
      const item = document.createElement("li");
      const small = document.createElement("small");
      item.role = "option";
      item.id = `completion-${place}`;
      item.dataset.term = term;
      small.textContent = [words, kind].filter(Boolean).join(", ");
      item.append(`${term} `, small);
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(place);
        accept();
      });
      return item;
    }));
    if (!found.length) return close();
    list.hidden = false;
    area.ariaExpanded = "true";
    choose(0);
  };

  area.addEventListener("input", () => (/[:?]|^\w{3,}/.test(word()) ? open() : close()));
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: accept, Tab: accept, Escape: close };
    if (event.key === "Enter" && event.ctrlKey) run();
    else if (event.key === " " && event.ctrlKey) open();
    else if (!list.hidden && keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  return {
    get value() { return area.value; },
    set value(text) { area.value = text; },
    mark(line, column) {
      const lines = area.value.split("\n");
      const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
      const length = /^\w*/.exec(area.value.slice(start))[0].length || 1;
      area.focus();
      area.setSelectionRange(start, start + length);
    },
  };
}

/** Return what a word may become: by its beginning, then by a word of the meaning. */
export function completions(word, terms, text) {
  const wanted = word.toLowerCase();
  if (wanted.startsWith("?")) {
    const names = new Set(text.match(/\?\w+/g));
    names.delete(word);
    return [...names].filter((name) => name.toLowerCase().startsWith(wanted)).map((name) => [name, "", "variable"]);
  }
  const stem = wanted.slice(wanted.indexOf(":") + 1);
  const begins = terms.filter(([term]) => term.toLowerCase().startsWith(wanted));
  const means = stem.length > 1
    ? terms.filter(([term, words]) => !begins.includes(term) && words.toLowerCase().includes(stem))
    : [];
  return [...new Set([...begins, ...means])].slice(0, SHOWN);
}
