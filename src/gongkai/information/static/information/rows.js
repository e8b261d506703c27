/* The rows of a structured kind as a table to type in. The text area stays the form's field: tab-separated lines with a
   line of headings, as spreadsheets paste them. Without this script it is edited as it is. */
function quoted(text) { return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; }

function linesOf(text) {
  const rows = [];
  let row = [""], inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside) {
      if (sign === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (sign === '"') { inside = false; }
      else { row[row.length - 1] += sign; }
    } else if (sign === '"' && row[row.length - 1] === "") { inside = true; }
    else if (sign === "\t") { row.push(""); }
    else if (sign === "\n") { rows.push(row); row = [""]; }
    else if (sign !== "\r") { row[row.length - 1] += sign; }
  }
  if (row.length > 1 || row[0]) { rows.push(row); }
  return rows;
}

class RowTable extends HTMLElement {
  connectedCallback() {
    if (this.grid) { return; }
    this.columns = JSON.parse(this.dataset.columns);
    this.area = this.querySelector("textarea");
    this.grid = document.createElement("div");
    this.grid.className = "row-grid";
    const label = document.querySelector(`label[for="${this.area.id}"]`);
    label.id = label.id || `${this.area.id}_label`;
    Object.entries({ role: "group", "aria-labelledby": label.id, tabindex: "-1" }).forEach(([name, value]) => this.grid.setAttribute(name, value));
    label.addEventListener("click", () => this.grid.querySelector("input, select, textarea")?.focus());
    this.acts = document.createElement("div");
    this.acts.className = "row-acts";
    this.acts.append(this.button("添加一行", () => this.add()), this.button("以文字编辑（可整块粘贴）", () => this.toggle()));
    this.append(this.grid, this.acts);
    this.area.addEventListener("restored", () => this.draw());
    this.area.hidden = true;
    this.draw();
  }

  button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }

  draw() {
    const rows = linesOf(this.area.value).slice(1);
    const table = document.createElement("table");
    table.className = "dense";
    const head = table.createTHead().insertRow();
    for (const heading of ["行", ...this.columns.map((column) => column.label + (column.required ? " *" : "")), "操作"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = heading;
      head.append(cell);
    }
    this.body = table.createTBody();
    for (const row of rows.length ? rows : [[]]) { this.insert(row); }
    this.grid.replaceChildren(table);
    this.number();
  }

  insert(values, before = null) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    row.append(head);
    this.columns.forEach((column, place) => {
      const cell = row.insertCell();
      if (column.number) { cell.className = "number"; }
      cell.dataset.label = column.label + (column.required ? " *" : "");
      cell.append(this.control(column, values[place] || ""));
    });
    const acts = row.insertCell();
    acts.append(this.button("删除", () => { const next = row.nextElementSibling || row.previousElementSibling; row.remove(); this.number(); this.keep(); next?.querySelector("button")?.focus(); }));
    this.body.insertBefore(row, before);
    return row;
  }

  control(column, value) {
    let control;
    if (column.choices.length && (!value || column.choices.includes(value))) {
      control = document.createElement("select");
      for (const choice of ["", ...column.choices]) { control.add(new Option(choice || "（未选）", choice)); }
    } else {
      control = document.createElement(column.long ? "textarea" : "input");
      if (column.long) { control.rows = 1; }
      if (column.number) { control.inputMode = "decimal"; }
      if (column.day && /^(\d{4}-\d\d-\d\d)?$/.test(value)) { control.type = "date"; }
    }
    control.value = value;
    control.addEventListener("input", () => this.keep());
    control.addEventListener("paste", (event) => this.paste(event, control));
    return control;
  }

  number() {
    [...this.body.rows].forEach((row, place) => {
      row.cells[0].textContent = place + 1;
      this.columns.forEach((column, index) => row.cells[index + 1].firstChild.setAttribute("aria-label", `第 ${place + 1} 行 ${column.label}`));
      row.lastChild.firstChild.setAttribute("aria-label", `删除第 ${place + 1} 行`);
    });
  }

  add() {
    const row = this.insert([]);
    this.number();
    row.querySelector("input, select, textarea").focus();
  }

  paste(event, control) {
    const pasted = linesOf(event.clipboardData.getData("text/plain"));
    if (pasted.length < 2 && (pasted[0] || []).length < 2) { return; }
    event.preventDefault();
    const cell = control.closest("td");
    const left = cell.cellIndex - 1;
    let row = cell.parentElement;
    for (const line of pasted) {
      row = row || this.insert([]);
      line.forEach((value, place) => {
        const target = row.cells[left + place + 1];
        if (target && left + place < this.columns.length) { target.replaceChildren(this.control(this.columns[left + place], value.trim())); }
      });
      row = row.nextElementSibling;
    }
    this.number();
    this.keep();
  }

  keep() {
    const lines = [this.columns.map((column) => column.label)];
    for (const row of this.body.rows) {
      const values = this.columns.map((_, place) => row.cells[place + 1].firstChild.value);
      if (values.some((value) => value.trim())) { lines.push(values); }
    }
    this.area.value = lines.map((line) => `${line.map(quoted).join("\t")}\n`).join("");
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  toggle() {
    if (this.area.hidden) { this.area.hidden = false; this.grid.hidden = true; this.acts.lastChild.textContent = "以表格编辑"; this.area.focus(); }
    else { this.area.hidden = true; this.grid.hidden = false; this.acts.lastChild.textContent = "以文字编辑（可整块粘贴）"; this.draw(); }
  }
}

customElements.define("row-table", RowTable);
