/** A text with the claims that were read in it, each marked where it stands. */
const { el, t } = kerege;
const WRONG = ["contradicted", "disputed", "partly", "overtaken"];
const GRAVITY = [...WRONG, "unverified", "supported"];

/** Cut a text at the edges of its claims: pieces of text, each with the claims that cover it. */
kerege.textPieces = (text, claims) => {
  const letters = Array.from(text);
  const spans = claims.filter((claim) => claim.start != null && claim.start < claim.stop && claim.stop <= letters.length);
  const edges = [...new Set([0, letters.length, ...spans.flatMap((claim) => [claim.start, claim.stop])])].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => ({
    text: letters.slice(edges[at], to).join(""),
    claims: spans.filter((claim) => claim.start <= edges[at] && to <= claim.stop),
  }));
};

/** Fill the page with the chosen text, or the first. */
kerege.showArticle = (app, root) => {
  const { documents, documentOf, hasTexts } = app.data;
  if (hasTexts && !documents.length) return root.replaceChildren(el("p", { class: "none" }, t("loading")));
  if (!documents.length) return root.replaceChildren(el("p", { class: "none" }, t("noArticles")));
  const document = documentOf.get(app.state.article) ?? documents[0];
  const claims = claimsIn(document, app);
  const marked = claims.filter((claim) => claim.start != null);
  return root.replaceChildren(
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": document.source.title }, choice(app, document), title(app, document, marked), body(app, document, marked)),
  );
};

const claimsIn = (document, app) => app.data.claims.filter((claim) => claim.source === document.source && claim.quote && app.now.passing(claim));

/** Return the cards of what the chosen text says and others do not bear out, the gravest first. */
kerege.articleFindings = (app) => {
  const document = app.data.documentOf.get(app.state.article) ?? app.data.documents[0];
  if (!document) return [];
  const found = claimsIn(document, app).filter((claim) => WRONG.includes(claim.verdict));
  const gravity = ({ verdict }) => WRONG.indexOf(verdict);
  return found.sort((a, b) => gravity(a) - gravity(b) || a.start - b.start).map((claim) => kerege.claimCard(claim, app));
};

const choice = (app, document) => {
  const { documents } = app.data;
  if (documents.length < 2) return null;
  const options = documents.map(({ source }) => el("option", { value: source.id, selected: source === document.source }, source.title || source.id));
  const select = el("select", { id: "which-article" }, options);
  select.addEventListener("change", () => app.set({ article: select.value, claim: "" }));
  return el("p", { class: "which" }, el("label", { for: "which-article" }, t("articles")), select);
};

const title = (app, { source }, marked) => {
  const grade = source.reliability ? `${source.reliability} · ${kerege.codeWords(app.data, "reliability", source.reliability)}` : "";
  const facts = [app.nameOf(source.author), app.nameOf(source.publisher), kerege.dateWords(source.published, kerege.language()), kerege.codeWords(app.data, "sourceClass", source.class), grade];
  return el(
    "div",
    { class: "masthead" },
    el("h2", {}, source.title || source.id),
    el("p", { class: "kind" }, facts.filter(Boolean).join(" · "), source.url ? " · " : "", source.url ? kerege.link(source.url, source.url) : null),
    source.reason ? el("p", { class: "note" }, source.reason) : null,
    el("p", { class: "hint" }, t("articleClaims", { n: marked.length })),
    tally(marked),
  );
};

const body = (app, document, marked) => {
  const prose = el("div", { class: "prose", lang: document.source.language || null });
  let paragraph = el("p");
  const close = () => {
    if (paragraph.childNodes.length) prose.append(paragraph);
    paragraph = el("p");
  };
  for (const piece of kerege.textPieces(document.text, marked)) {
    piece.text.split(/\n{2,}/).forEach((part, at) => {
      if (at) close();
      if (part.trim()) paragraph.append(piece.claims.length ? mark(app, part, piece.claims) : part);
    });
  }
  close();
  return prose;
};

/** Return the gravest verdict of claims that share their words, or "". */
const gravest = (claims) => GRAVITY.find((verdict) => claims.some((claim) => claim.verdict === verdict)) ?? "";

/** Say how many claims came out how. */
const tally = (marked) => {
  const counts = GRAVITY.map((verdict) => [verdict, marked.filter((claim) => claim.verdict === verdict).length]);
  const words = counts.filter(([, n]) => n).map(([verdict, n]) => el("span", { class: `word ${verdict}` }, `${t(`verdict_${verdict}`)} ${n}`));
  return words.length ? el("p", { class: "tally" }, words) : null;
};

/** A mark is a link, as only a link may break over lines and be shared. */
const mark = (app, text, claims) => {
  const chosen = claims.includes(app.now.claim);
  const next = claims[(claims.indexOf(app.now.claim) + 1) % claims.length];
  const words = claims.map((claim) => kerege.sentence(claim, app.label)).join("; ");
  const choose = (event) => {
    event.preventDefault();
    app.chooseClaim(next);
  };
  const given = { class: `said ${kerege.stance(claims[0])} ${gravest(claims)}`, title: words, "aria-current": chosen ? "true" : null };
  return el("a", { ...given, href: `#${app.hashOf({ claim: next.id.slice(0, 16) })}`, onclick: choose }, text);
};
