/* 正文编辑. The text area holds the HTML and is what is submitted; this shows it as it will look.
   Pasted text (Word, WPS, pages) is stripped to what a document needs; the server cleans it again. */
const KEPT = new Set(["P", "BR", "H2", "H3", "H4", "H5", "STRONG", "EM", "SUB", "SUP", "OL", "UL", "LI", "A",
  "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD"]);
const RENAMED = { B: "STRONG", I: "EM", H1: "H2", H6: "H5", DIV: "P" };
const DROPPED = new Set(["SCRIPT", "STYLE", "META", "LINK", "TITLE", "HEAD", "XML"]);
const ATTRIBUTES = ["colspan", "rowspan", "scope", "href"];
const ACTS = [
  ["正文", (editor) => block(editor, "p")],
  ["一级标题", (editor) => block(editor, "h2")],
  ["二级标题", (editor) => block(editor, "h3")],
  ["三级标题", (editor) => block(editor, "h4")],
  ["加粗", () => document.execCommand("bold")],
  ["插入表格", insertTable],
  ["首行作表头", headFirstRow],
  ["加一行", addRow],
  ["加一列", addColumn],
  ["删一行", (editor) => cellAt(editor)?.closest("tr").remove()],
  ["撤销", () => document.execCommand("undo")],
];

function block(_editor, tag) { document.execCommand("formatBlock", false, tag); }

function table(rows, columns) {
  const cells = (tag) => `<tr>${`<${tag}><br></${tag}>`.repeat(columns)}</tr>`;
  return `<table><thead>${cells("th")}</thead><tbody>${cells("td").repeat(rows - 1)}</tbody></table><p><br></p>`;
}

function insertTable(editor) {
  const known = new Set(editor.querySelectorAll("table"));
  document.execCommand("insertHTML", false, table(3, 3));
  const fresh = [...editor.querySelectorAll("table")].find((each) => !known.has(each));
  if (fresh) { enter(fresh.rows[0].cells[0]); }
}

function cellAt(editor) {
  const anchor = document.getSelection().anchorNode;
  const cell = (anchor?.nodeType === Node.ELEMENT_NODE ? anchor : anchor?.parentElement)?.closest("td, th");
  return cell && editor.contains(cell) ? cell : null;
}

function enter(place, atEnd = false) {
  const range = document.createRange();
  range.selectNodeContents(place);
  range.collapse(!atEnd);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function emptyCell(tag) {
  const cell = document.createElement(tag);
  cell.append(document.createElement("br"));
  return cell;
}

function addRow(editor) {
  const row = cellAt(editor)?.closest("tr");
  if (!row) { return; }
  const fresh = document.createElement("tr");
  for (const cell of row.cells) { for (let count = cell.colSpan; count > 0; count -= 1) { fresh.append(emptyCell("td")); } }
  const body = row.closest("table").tBodies[0];
  if (row.parentElement.tagName === "THEAD" && body) { body.prepend(fresh); } else { row.after(fresh); }
  enter(fresh.cells[0]);
}

function addColumn(editor) {
  for (const row of cellAt(editor)?.closest("table").rows || []) {
    row.append(emptyCell(row.parentElement.tagName === "THEAD" ? "th" : "td"));
  }
}

/* The table the caret is in; else every table that has no header yet, as the check asks for it. */
function headFirstRow(editor) {
  const here = cellAt(editor)?.closest("table");
  const meant = here ? [here] : [...editor.querySelectorAll("table")].filter((each) => !each.querySelector("th"));
  for (const each of meant) {
    const row = each.rows[0];
    if (!row || row.parentElement.tagName === "THEAD") { continue; }
    for (const cell of [...row.cells]) {
      const head = document.createElement("th");
      for (const { name, value } of cell.attributes) { head.setAttribute(name, value); }
      head.append(...cell.childNodes);
      cell.replaceWith(head);
    }
    each.createTHead().append(row);
  }
}

/* Tab walks through the cells; from the last one it leaves the editor as everywhere else. */
function walkCells(editor, event) {
  const cell = event.key === "Tab" && cellAt(editor);
  if (!cell) { return; }
  const cells = [...cell.closest("table").querySelectorAll("td, th")];
  const next = cells[cells.indexOf(cell) + (event.shiftKey ? -1 : 1)];
  if (next) { event.preventDefault(); enter(next); }
}

function strip(node, into) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) { into.append(child.textContent); continue; }
    if (child.nodeType !== Node.ELEMENT_NODE || DROPPED.has(child.tagName)) { continue; }
    const tag = RENAMED[child.tagName] || child.tagName;
    if (!KEPT.has(tag)) { strip(child, into); continue; }
    const copy = document.createElement(tag);
    for (const name of ATTRIBUTES) { if (child.hasAttribute(name)) { copy.setAttribute(name, child.getAttribute(name)); } }
    const classes = [...child.classList].filter((name) => name.startsWith("doc-"));
    if (classes.length) { copy.className = classes.join(" "); }
    strip(child, copy);
    into.append(copy);
  }
}

function stripped(html) {
  const result = document.createElement("div");
  strip(new DOMParser().parseFromString(html, "text/html").body, result);
  return result.innerHTML;
}

/* An empty body begins with a paragraph, so that the first line is one as well. */
function shown(html) { return stripped(html).trim() || "<p><br></p>"; }

class RichText extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.editor = this.makeEditor();
    this.prepend(this.makeToolbar());
    this.message = this.makeMessage();
    this.append(this.message, this.editor);
    this.area.addEventListener("restored", () => { this.editor.innerHTML = shown(this.area.value); });
    this.takeOver();
    document.execCommand("defaultParagraphSeparator", false, "p");
    this.goTo();
  }

  /* Whoever was already writing in the text area goes on in the editor: hiding the area would drop the focus. */
  takeOver() {
    const writing = document.activeElement === this.area;
    const atEnd = this.area.selectionEnd > 0;
    this.area.hidden = true;
    if (!writing) { return; }
    this.editor.focus();
    enter(this.editor[atEnd ? "lastElementChild" : "firstElementChild"] || this.editor, atEnd);
  }

  makeEditor() {
    const editor = document.createElement("div");
    const label = document.querySelector(`label[for="${this.area.id}"]`);
    label.id = label.id || `${this.area.id}_label`;
    label.addEventListener("click", () => editor.focus());
    Object.entries({ contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id,
      tabindex: "0", class: "editor" }).forEach(([name, value]) => editor.setAttribute(name, value));
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (this.area.hasAttribute(name)) { editor.setAttribute(name, this.area.getAttribute(name)); }
    }
    editor.innerHTML = shown(this.area.value);
    editor.addEventListener("keydown", (event) => walkCells(editor, event));
    editor.addEventListener("input", () => this.keep());
    editor.addEventListener("paste", (event) => this.paste(event));
    return editor;
  }

  makeToolbar() {
    const bar = document.createElement("div");
    bar.className = "editor-bar";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", "正文格式");
    for (const [label, act] of ACTS) { bar.append(this.makeButton(label, () => { this.editor.focus(); act(this.editor); this.keep(); })); }
    bar.append(this.makeButton("源代码", (button) => this.toggleSource(button)));
    return bar;
  }

  makeButton(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => act(button));
    return button;
  }

  toggleSource(button) {
    const showing = this.area.hidden;
    if (!showing) { this.editor.innerHTML = shown(this.area.value); }
    this.area.hidden = !showing;
    this.editor.hidden = showing;
    button.setAttribute("aria-pressed", String(showing));
    for (const other of this.querySelectorAll(".editor-bar button")) { other.disabled = showing && other !== button; }
  }

  paste(event) {
    const html = event.clipboardData.getData("text/html");
    if (!html) { return; }
    event.preventDefault();
    const { html: clean, lost } = window.gongkaiPaste(html);
    document.execCommand("insertHTML", false, clean);
    this.tell(lost);
  }

  /* Pictures that stayed behind are named, so that nobody believes them there. */
  tell(lost) {
    const names = [...new Set(lost)];
    this.message.textContent = names.length
      ? `有 ${lost.length} 张图片没有粘贴进来：${names.slice(0, 5).join("、")}${names.length > 5 ? " 等" : ""}。请在“附件”中上传图片。` : "";
    this.message.hidden = !names.length;
  }

  makeMessage() {
    const message = document.createElement("p");
    message.className = "alert warning editor-message";
    message.setAttribute("role", "status");
    message.hidden = true;
    return message;
  }

  /* `?at=table:2`, `?at=p:5`, `?find=帐号`: the place that a check found, shown and selected. */
  goTo() {
    const asked = new URLSearchParams(location.search);
    const range = this.wordsAt(asked.get("find") || "") || this.elementAt(asked.get("at") || "");
    if (!range) { return; }
    this.editor.focus();
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  elementAt(at) {
    const [, tag, number] = /^([a-z]+\d?):(\d+)$/.exec(at) || [];
    const place = tag && this.editor.querySelectorAll(tag)[Number(number) - 1];
    if (!place) { return null; }
    const range = document.createRange();
    range.selectNodeContents(place);
    return range;
  }

  wordsAt(words) {
    const walker = document.createTreeWalker(this.editor, NodeFilter.SHOW_TEXT);
    for (let node = words && walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent.indexOf(words);
      if (start < 0) { continue; }
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + words.length);
      return range;
    }
    return null;
  }

  keep() {
    const empty = !this.editor.textContent.trim() && !this.editor.querySelector("table");
    this.area.value = empty ? "" : this.editor.innerHTML;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("rich-text", RichText);
