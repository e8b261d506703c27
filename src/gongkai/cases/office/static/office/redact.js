// Rectangles are drawn from the rows of the form; dragging over the page fills the next empty row.
const sheet = document.querySelector(".redact-page");
const rows = () => [...document.querySelectorAll("[data-box]")];
const input = (row, name) => row.querySelector(`[name$="-${name}"]`);
const sides = ["left", "top", "width", "height"];

function place(box, values) {
  sides.forEach((side, at) => { box.style[side] = `${values[at]}%`; });
}

function draw() {
  for (const old of sheet.querySelectorAll(".redact-box")) old.remove();
  for (const row of rows()) {
    if (input(row, "page").value !== sheet.dataset.page) continue;
    const box = document.createElement("div");
    box.className = "redact-box";
    place(box, sides.map((side) => input(row, side).value || 0));
    sheet.append(box);
  }
}

function emptyRow() {
  const free = rows().find((row) => !input(row, "page").value);
  if (free) return free;
  const total = document.querySelector("[name=box-TOTAL_FORMS]");
  const last = rows().at(-1);
  const made = last.cloneNode(true);
  made.innerHTML = made.innerHTML.replaceAll(/box-\d+-/g, `box-${total.value}-`);
  for (const each of made.querySelectorAll("input")) each.value = "";
  total.value = Number(total.value) + 1;
  last.after(made);
  return made;
}

function percent(event) {
  const frame = sheet.getBoundingClientRect();
  const within = (value) => Math.min(100, Math.max(0, value * 100));
  return [within((event.clientX - frame.left) / frame.width), within((event.clientY - frame.top) / frame.height)];
}

function rectangle([x, y], [a, b]) {
  return [Math.min(x, a), Math.min(y, b), Math.abs(x - a), Math.abs(y - b)].map((value) => value.toFixed(2));
}

if (sheet && rows().length) {
  let start = null;
  let shade = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    start = percent(event);
    shade = document.createElement("div");
    shade.className = "redact-box";
    sheet.append(shade);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (start) place(shade, rectangle(start, percent(event)));
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!start) return;
    const found = rectangle(start, percent(event));
    start = null;
    if (found[2] > 0.3 && found[3] > 0.3) {
      const row = emptyRow();
      input(row, "page").value = sheet.dataset.page;
      sides.forEach((side, at) => { input(row, side).value = found[at]; });
    }
    draw();
  });
  document.addEventListener("input", draw);
  draw();
}

if (document.querySelector("[data-pending]")) setTimeout(() => location.reload(), 3000);
