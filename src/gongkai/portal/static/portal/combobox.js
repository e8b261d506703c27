/* Suggestions under a search field, as the ARIA combobox pattern asks: without scripts the field is a plain form. */
class SearchCombobox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = this.querySelector("ul");
    this.status = this.querySelector("[role=status]");
    this.list.setAttribute("role", "listbox");
    this.setAttributes();
    this.list.addEventListener("htmx:afterSwap", () => this.filled());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // mousedown comes before blur: the list is still there to be clicked
    this.list.addEventListener("mousedown", (event) => this.click(event));
  }

  setAttributes() {
    const set = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(set)) { this.input.setAttribute(name, value); }
  }

  get options() { return [...this.list.querySelectorAll("[role=option]")]; }

  filled() {
    this.choose(-1);
    const count = this.options.length;
    this.show(count > 0 && document.activeElement === this.input);
    this.status.textContent = count ? `有 ${count} 条联想词，用上下键选择` : "";
  }

  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() { this.show(false); this.choose(-1); }

  choose(place) {
    this.place = place;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
    const chosen = this.options[place];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else { this.input.removeAttribute("aria-activedescendant"); }
  }

  key(event) {
    if (event.isComposing) { return; } // the input method is still choosing characters
    const count = this.options.length;
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
    else if (event.key === "Enter" && this.options[this.place] && !this.list.hidden) { event.preventDefault(); this.take(this.options[this.place]); }
    else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.show(true);
      this.choose(this.place < 0 && step < 0 ? count - 1 : (this.place + step + count) % count);
    }
  }

  click(event) {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) { this.take(option); }
  }

  take(option) {
    this.input.value = option.dataset.text;
    this.close();
    this.input.form.requestSubmit();
  }
}

customElements.define("search-combobox", SearchCombobox);
