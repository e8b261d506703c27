/* What is typed into a form of the desk outlives an expired session, a mistaken click and a reload: it stays in this
   tab (sessionStorage, gone with the tab) until the record has taken it or the person throws it away. */
const UNKEPT = new Set(["csrfmiddlewaretoken", "idempotency_key", "version"]);

class KeptForm {
  constructor(form) {
    this.form = form;
    this.key = `draft:${form.dataset.keep}:${location.pathname}`;
    this.before = this.values();
    this.leaving = false;
    form.addEventListener("input", () => this.later());
    form.addEventListener("change", () => this.later());
    form.addEventListener("submit", () => { this.write(); this.leaving = true; });
    window.addEventListener("pageshow", () => { this.leaving = false; });
    window.addEventListener("beforeunload", (event) => { if (this.changed() && !this.leaving) { this.write(); event.preventDefault(); } });
    this.offer();
  }

  values() {
    return JSON.stringify([...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !UNKEPT.has(name)));
  }

  changed() { return this.values() !== this.before; }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), 400);
  }

  write() {
    if (this.changed()) { sessionStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values: this.values() })); }
  }

  offer() {
    const kept = JSON.parse(sessionStorage.getItem(this.key) || "null");
    if (!kept || kept.values === this.before) { return; }
    const time = new Date(kept.at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    const box = document.createElement("div");
    box.className = "alert warning kept";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.className = "alert-title";
    words.textContent = `您 ${time} 填写的内容还没有保存，仍保留在本页。`;
    const acts = document.createElement("p");
    acts.className = "kept-acts";
    acts.append(this.button("恢复填写的内容", "button", () => { this.restore(kept.values); box.remove(); }),
      this.button("丢弃", "button quiet", () => { sessionStorage.removeItem(this.key); box.remove(); }));
    box.append(words, acts);
    this.form.before(box);
  }

  button(label, style, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = style;
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }

  restore(values) {
    const kept = new Map();
    for (const [name, value] of JSON.parse(values)) { kept.set(name, [...(kept.get(name) || []), value]); }
    for (const field of this.form.elements) {
      if (!field.name || UNKEPT.has(field.name) || field.type === "file") { continue; }
      const given = kept.get(field.name) || [];
      if (field.type === "checkbox" || field.type === "radio") { field.checked = given.includes(field.value); }
      else if (field.multiple) { for (const option of field.options) { option.selected = given.includes(option.value); } }
      else if (given.length) { field.value = given[0]; field.dispatchEvent(new Event("restored")); }
    }
    this.form.querySelector("input:not([type=hidden]), select, [role=textbox]")?.focus();
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) { new KeptForm(form); }

// The record has taken it: nothing to give back.
const taken = document.querySelector("[data-taken]");
if (taken) {
  const record = `draft:${taken.dataset.taken}:${location.pathname}`;
  const fresh = `draft:${taken.dataset.taken}:${location.pathname.replace(/\d+\/$/, "new/")}`;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(record) || (taken.dataset.event === "create" && key === fresh)) { sessionStorage.removeItem(key); }
  }
}
