/** The query page: canned questions, the editor, and the answer in several views. */

import { openEditor } from "./editor.js";
import { download, readAnswer } from "./answer.js";
import { views } from "./views.js";

const $ = (id) => document.getElementById(id);
const vocabulary = await (await fetch("/query/vocabulary.json")).json();
const editor = openEditor(vocabulary, () => run());
const forms = [...document.querySelectorAll(".parameters")];

$("entities").append(
  ...Object.entries(vocabulary.labels).map(([id, label]) => new Option(label, id)),
);
$("relations").append(
  ...vocabulary.terms.filter(([, , kind]) => kind === "relation")
    .map(([name, label]) => new Option(label, name.replace("ker:", ""))),
);

$("question").addEventListener("change", () => {
  for (const form of forms) form.hidden = form.dataset.question !== $("question").value;
  const shown = forms.find((form) => !form.hidden);
  if (shown) ask(shown);
});

for (const form of forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}

$("run").addEventListener("click", () => run());

/** Put the SPARQL of a canned question into the editor and run it. */
async function ask(form) {
  const values = new URLSearchParams(new FormData(form));
  const response = await fetch(`/query/questions/${form.dataset.question}?${values}`);
  if (!response.ok) return refuse(await response.json());
  editor.value = await response.text();
  await run();
}

/** Ask the endpoint and show what it says. */
async function run() {
  const query = editor.value;
  $("status").textContent = "Asking …";
  $("status").className = "";
  const began = performance.now();
  try {
    const answer = await readAnswer(query);
    if (answer.refusal) return refuse(answer.refusal);
    const took = Math.round(performance.now() - began);
    $("status").textContent = `${answer.words}, ${took} ms`;
    show(answer, query);
  } catch (error) {
    refuse({ detail: `The server does not answer: ${error.message}` });
  }
}

function refuse(refusal) {
  const place = refusal.line ? `Line ${refusal.line}, column ${refusal.column}: ` : "";
  const more = [refusal.expected && `Expected: ${refusal.expected}`, refusal.next];
  $("status").className = "wrong";
  $("status").textContent = [place + refusal.detail, ...more].filter(Boolean).join("\n");
  $("views").hidden = $("downloads").hidden = true;
  $("answer").replaceChildren();
  if (refusal.line) editor.mark(refusal.line, refusal.column);
}

/** Offer the views that suit an answer, and open the first. */
function show(answer, query) {
  const suited = views.filter((view) => view.suits(answer, vocabulary));
  const tabs = suited.map((view) => {
    const tab = document.createElement("button");
    tab.role = "tab";
    tab.textContent = view.name;
    tab.addEventListener("click", () => open(view, tab));
    return tab;
  });
  const open = async (view, chosen) => {
    for (const tab of tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    $("answer").replaceChildren(await view.draw(answer, vocabulary));
  };
  $("views").onkeydown = ({ key }) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!(key in steps)) return;
    const next = tabs.at((tabs.indexOf(document.activeElement) + steps[key]) % tabs.length);
    next.focus();
    next.click();
  };
  $("views").replaceChildren(...tabs);
  $("views").hidden = false;
  $("downloads").replaceChildren("Download: ", ...answer.formats.flatMap(([name, type]) => {
    const button = document.createElement("button");
    button.textContent = name;
    button.addEventListener("click", async () => {
      const refusal = await download(query, type, name.toLowerCase());
      if (refusal) refuse(refusal);
    });
    return [button, " "];
  }));
  $("downloads").hidden = false;
  open(suited[0], tabs[0]);
}
