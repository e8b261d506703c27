/* What Word, WPS and pages put on the clipboard, as a document needs it: `gongkaiPaste(html)` gives {html, lost}.
   Lists become lists, tables keep their spans, what is hidden or struck out stays behind, and pictures that cannot
   come along are named in `lost`. The server cleans again. */
(() => {
  const KEPT = new Set(["P", "BR", "H2", "H3", "H4", "H5", "STRONG", "EM", "SUB", "SUP", "OL", "UL", "LI", "A",
    "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD"]);
  const RENAMED = { B: "STRONG", I: "EM", H1: "H2", H6: "H5" };
  const DROPPED = new Set(["SCRIPT", "STYLE", "META", "LINK", "TITLE", "HEAD", "XML", "DEL", "STRIKE", "OBJECT", "IFRAME", "TEMPLATE"]);
  const BLOCKS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "DIV", "UL", "OL", "LI", "TABLE", "SECTION", "ARTICLE",
    "HEADER", "FOOTER", "MAIN", "BLOCKQUOTE", "CENTER", "DL", "DT", "DD", "PRE"]);
  const ATTRIBUTES = { TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan", "scope"], A: ["href"], OL: ["start", "type"] };
  const HIDDEN = /mso-hide:\s*all|display:\s*none|mso-element:\s*(?:comment|footnote-separator|header|footer)|mso-special-character:\s*comment/i;
  const CJK = "[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]";
  const WRAPPED = new RegExp(`(${CJK})[\\r\\n\\t]+ *(?=${CJK})`, "g");
  const BULLET = /^[\s\u00a0]*[·•●○◆◇■□▪➢➤✓✔►▶\uf06c\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf075\u00d8\u00a7][\s\u00a0]+/;
  const SYMBOL = /^(?:[^\p{L}\p{N}（(]|o|[lnu§Ø])$/u;
  const NUMBER = /^(\d{1,3})[.．)]$/;
  const LETTER = /^([a-z])[.)]$/i;

  const style = (node) => node.getAttribute("style") || "";
  const listed = (node) => /mso-list:\s*(?!ignore|none)\S*\s+level(\d)/i.exec(style(node));
  const isMark = (node) => node.nodeType === Node.ELEMENT_NODE && /mso-list:\s*ignore/i.test(style(node));
  const blank = (text) => !text.replace(/[\s\u00a0\u3000\u200b]/g, "");

  function make(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  }

  function nameOf(image) {
    const file = decodeURIComponent((image.getAttribute("src") || "").split(/[?#]/)[0].split(/[\\/]/).pop() || "");
    const alt = (image.getAttribute("alt") || "").replace(/\s+/g, " ").trim();
    return alt || (/^data:/.test(image.getAttribute("src") || "") ? "" : file).slice(0, 60) || "未命名图片";
  }

  function safeName(image) { try { return nameOf(image); } catch { return "未命名图片"; } }

  /* The marks of list paragraphs, before their spans go. */
  function markOf(node) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT);
    for (let each = walker.nextNode(); each; each = walker.nextNode()) {
      if (isMark(each)) { return each.textContent.replace(/[\s\u00a0]+/g, ""); }
    }
    return "";
  }

  function tagOf(node) {
    const level = /mso-outline-level:\s*([1-4])/i.exec(style(node));
    if (node.tagName === "P" && level) { return `H${Number(level[1]) + 1}`; }
    return RENAMED[node.tagName] || node.tagName;
  }

  function usable(link) { return /^(?:https?:|mailto:|tel:|\/|#(?!_))/i.test(link.getAttribute("href") || ""); }

  function plainStyle(node) { return /(?:^|[;\s])font-(?:weight:\s*(?:normal|[1-4]00)|style:\s*normal)/i.test(style(node)); }

  function holdsBlocks(node) { return [...node.children].some((each) => BLOCKS.has(each.tagName) || holdsBlocks(each)); }

  function walk(node, into, lost) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) { into.append(child.textContent.replace(WRAPPED, "$1").replace(/[\r\n\t]+/g, " ")); continue; }
      if (child.nodeType !== Node.ELEMENT_NODE) { continue; }
      if (child.tagName === "IMG" || child.tagName === "V:IMAGEDATA") { lost.push(safeName(child)); continue; }
      if (DROPPED.has(child.tagName) || HIDDEN.test(style(child)) || isMark(child)) { continue; }
      element(child, into, lost);
    }
  }

  function element(node, into, lost) {
    const tag = tagOf(node);
    if (["DIV", "SECTION", "ARTICLE", "CENTER", "BLOCKQUOTE", "DD", "DT"].includes(tag) && !holdsBlocks(node)) { return paragraph(node, "P", into, lost); }
    const skipped = !KEPT.has(tag) || (tag === "A" && !usable(node)) || (["STRONG", "EM"].includes(tag) && plainStyle(node));
    if (skipped) { return walk(node, into, lost); }
    if (tag === "P" || /^H\d$/.test(tag)) { return paragraph(node, tag, into, lost); }
    const copy = document.createElement(tag);
    for (const name of ATTRIBUTES[tag] || []) { if (node.hasAttribute(name)) { copy.setAttribute(name, node.getAttribute(name)); } }
    walk(node, copy, lost);
    if (tag === "TD" || tag === "TH") { flatten(copy); }
    into.append(copy);
  }

  /* A paragraph of a list carries its level and mark until the lists are built. 一、 and （一） are the text's own. */
  function paragraph(node, tag, into, lost) {
    const copy = document.createElement(tag);
    for (const name of node.classList) { if (name.startsWith("doc-")) { copy.classList.add(name); } }
    const level = listed(node);
    const mark = level ? markOf(node) : "";
    walk(node, copy, lost);
    copy.normalize();
    if (copy.firstChild?.nodeType === Node.TEXT_NODE) { copy.firstChild.textContent = copy.firstChild.textContent.replace(/^[\s\u00a0\u3000]+/, ""); }
    if (blank(copy.textContent)) { return; }
    if (mark && kindOf(mark)) { copy.dataset.level = level[1]; copy.dataset.mark = mark; } else if (mark) { copy.prepend(mark); }
    into.append(copy);
  }

  function kindOf(mark) {
    if (NUMBER.test(mark)) { return "1"; }
    if (SYMBOL.test(mark)) { return "ul"; }
    return LETTER.test(mark) ? "a" : "";
  }

  /* A cell holds lines, not paragraphs. */
  function flatten(cell) {
    const lines = [...cell.children].filter((each) => each.tagName === "P");
    for (const line of lines) {
      if (line.dataset.mark) { line.prepend(`${line.dataset.mark} `); }
      if (line.previousSibling) { line.before(document.createElement("br")); }
      line.replaceWith(...line.childNodes);
    }
  }

  function bare(root) {
    for (const place of [root, ...root.querySelectorAll("li")]) {
      let run = [];
      for (const each of [...place.children, null]) {
        if (each?.tagName === "P" && !each.dataset.mark && BULLET.test(each.textContent)) { run.push(each); continue; }
        if (run.length > 1) { for (const line of run) { takeMark(line); } }
        run = [];
      }
    }
  }

  function takeMark(line) {
    const first = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
    first.textContent = first.textContent.replace(BULLET, "").trimStart();
    line.dataset.mark = "·";
    line.dataset.level = "1";
  }

  function freshList(line) {
    const kind = kindOf(line.dataset.mark);
    if (kind === "ul") { return make("ul"); }
    const list = make("ol");
    const first = NUMBER.exec(line.dataset.mark);
    if (first && first[1] !== "1") { list.setAttribute("start", first[1]); }
    if (kind === "a") { list.setAttribute("type", "a"); }
    return list;
  }

  /* Runs of marked paragraphs become lists, one inside the other by their levels. */
  function buildLists(root) {
    let open = [];
    for (const line of [...root.children]) {
      if (!line.dataset.mark) { open = []; continue; }
      const level = Number(line.dataset.level);
      open = open.filter((each) => each.level <= level);
      let last = open.at(-1);
      const other = last && last.level === level && (last.list.tagName === "UL") !== (kindOf(line.dataset.mark) === "ul");
      if (other) { open.pop(); last = open.at(-1); }
      if (!last || last.level < level) {
        const list = freshList(line);
        if (last) { last.list.lastElementChild.append(list); } else { line.before(list); }
        open.push({ level, list });
      }
      open.at(-1).list.append(make("li", ...line.childNodes));
      line.remove();
    }
  }

  function drop(root) {
    for (const each of root.querySelectorAll("strong, em, sub, sup, a, li, ul, ol")) {
      if (!each.textContent && !each.querySelector("br, table")) { each.remove(); }
    }
  }

  window.gongkaiPaste = (html) => {
    const lost = [];
    const root = document.createElement("div");
    walk(new DOMParser().parseFromString(html, "text/html").body, root, lost);
    bare(root);
    buildLists(root);
    drop(root);
    return { html: root.innerHTML.replace(/&nbsp;/g, " "), lost };
  };
})();
