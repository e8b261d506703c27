/* Copying a link. Without scripts the address stands in a field that can be marked and copied by hand. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.status = this.querySelector("[role=status]");
    this.input.addEventListener("focus", () => this.input.select());
    this.querySelector("button").addEventListener("click", () => this.copy());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.input.value);
      this.status.textContent = "已复制";
    } catch { // not allowed here: mark it, so that the keys copy it
      this.input.focus();
      this.status.textContent = "请按 Ctrl+C 复制";
    }
  }
}

customElements.define("copy-link", CopyLink);

// On the document: the button comes anew with every reckoning.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print-sheet]")) { window.print(); }
});
