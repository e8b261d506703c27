/* 朗读 and 阅读辅助线. Both are extras: without scripts their buttons stay hidden and nothing is lost. */
document.documentElement.classList.add("script");

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) { this.hidden = true; return; }
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.toggle());
    window.addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  toggle() {
    if (this.button.getAttribute("aria-pressed") === "true") { speechSynthesis.cancel(); this.say(false); return; }
    const text = document.querySelector("[data-read-aloud]") || document.querySelector("main");
    // Engines cut long texts off: one utterance a sentence.
    const sentences = text.innerText.split(/(?<=[。！？；\n])/u).filter((part) => part.trim());
    sentences.forEach((part, index) => speechSynthesis.speak(this.utterance(part, index === sentences.length - 1)));
    this.say(true);
  }

  utterance(part, last) {
    const spoken = new SpeechSynthesisUtterance(part);
    spoken.lang = "zh-CN";
    if (last) { spoken.onend = () => this.say(false); }
    return spoken;
  }

  say(on) {
    this.button.setAttribute("aria-pressed", String(on));
    this.button.textContent = on ? "停止朗读" : "朗读";
  }
}

class GuideLine extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.line = document.createElement("div");
    this.line.className = "guide-line";
    this.line.hidden = true;
    this.button.addEventListener("click", () => this.toggle());
    document.addEventListener("mousemove", (event) => this.follow(event.clientY));
    document.addEventListener("focusin", (event) => this.follow(event.target.getBoundingClientRect().bottom));
  }

  toggle() {
    document.body.append(this.line);
    this.line.hidden = !this.line.hidden;
    this.button.setAttribute("aria-pressed", String(!this.line.hidden));
  }

  follow(y) { this.line.style.transform = `translateY(${Math.round(y) + 12}px)`; }
}

customElements.define("read-aloud", ReadAloud);
customElements.define("guide-line", GuideLine);

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
