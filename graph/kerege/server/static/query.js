/**
 * The query page: canned questions, the editor, and the answer in several views.
 *
 * What is asked, and the view that is open, stand in the fragment of the address: it can be shared and
 * gone back to, and the server does not see it.
 */

import { openEditor } from "./editor.js";
import { download, readAnswer } from "./answer.js";
import { views } from "./views.js";

const $ = (id) => document.getElementById(id);
const vocabulary = await (await fetch("/query/vocabulary.json")).json();
const editor = openEditor(vocabulary, () => run());
const forms = [...document.querySelectorAll(".parameters")];
let turn = 0;

$("entities").append(
  ...Object.entries(vocabulary.labels).map(([id, label]) => new Option(label, id)),
);
$("relations").append(
  ...vocabulary.terms.filter(([, , kind]) => kind === "relation")
    .map(([name, label]) => new Option(label, name.replace("ker:", ""))),
);

$("question").addEventListener("change", () => {
  const name = $("question").value;
  if (name) go({ question: name, ...filled(formOf(name)) });
  else choose("");
});

for (const form of forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ question: form.dataset.question, ...filled(form) });
  });
}

$("run").addEventListener("click", () => run());
addEventListener("popstate", () => follow());
follow();

function run() {
  go({ query: editor.value });
}

/** Let the address say what is asked, and follow it. */
function go(said) {
  const address = `#${new URLSearchParams(said)}`;
  if (address !== location.hash) history.pushState(null, "", address);
  follow();
}

function saidByAddress() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** Ask what the address says, and show the answer, unless it says something else by then. */
async function follow() {
  const { question = "", query, view, ...values } = saidByAddress();
  const mine = (turn += 1);
  choose(question, values);
  if (!question && !query) return;
  $("status").textContent = "Asking …";
  $("status").className = "";
  const began = performance.now();
  try {
    const found = question ? await canned(question, values) : { query };
    if (mine !== turn) return;
    if (found.refusal) return refuse(found.refusal);
    if (editor.value !== found.query) editor.value = found.query;
    const answer = await readAnswer(found.query);
    if (mine !== turn) return;
    if (answer.refusal) return refuse(answer.refusal);
    const took = Math.round(performance.now() - began);
    $("status").textContent = `${answer.words}, ${took} ms`;
    show(answer, found.query, view);
  } catch (error) {
    if (mine === turn) refuse({ detail: `The server does not answer: ${error.message}` });
  }
}

/** Return the SPARQL of a canned question with these values, or why there is none. */
async function canned(question, values) {
  const response = await fetch(`/query/questions/${question}?${new URLSearchParams(values)}`);
  return response.ok ? { query: await response.text() } : { refusal: await response.json() };
}

function formOf(question) {
  return forms.find((form) => form.dataset.question === question);
}

/** Show the form of a canned question with its values, and no other. */
function choose(question, values = {}) {
  $("question").value = question;
  for (const form of forms) form.hidden = form.dataset.question !== question;
  for (const input of formOf(question)?.elements ?? []) {
    if (input.name) input.value = values[input.name] ?? "";
  }
}

function filled(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
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

/** Offer the views that suit an answer, and open one by its name, or the first. */
function show(answer, query, name) {
  const suited = views.filter((view) => view.suits(answer, vocabulary));
  const tabs = suited.map((view) => {
    const tab = document.createElement("button");
    tab.role = "tab";
    tab.textContent = view.name;
    tab.addEventListener("click", () => {
      const said = new URLSearchParams({ ...saidByAddress(), view: view.name });
      history.replaceState(null, "", `#${said}`);
      open(view, tab);
    });
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
  const first = Math.max(0, suited.findIndex((view) => view.name === name));
  open(suited[first], tabs[first]);
}
