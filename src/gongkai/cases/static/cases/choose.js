// Of the fields that a form has, only those that a choice asks for are shown. Without this script all stand there.
// A field says by data-of whose choice it waits for, and by data-for for which values. What is wrong is never hidden.
const dependents = [...document.querySelectorAll("[data-of]")];

function chosen(input) {
  const choice = input.form.elements[input.dataset.of];
  if (choice.type === "checkbox") { return choice.checked ? "on" : ""; }
  return choice.value;
}

function show() {
  for (const input of dependents) {
    const field = input.closest(".field");
    const waits = input.form.elements[input.dataset.of];
    const above = (waits.length && !waits.options ? waits[0] : waits).closest(".field");
    const asked = input.dataset.for.split(" ").includes(chosen(input)) && !above.hidden;
    field.hidden = !asked && !field.classList.contains("wrong");
  }
}

if (dependents.length) {
  document.addEventListener("change", show);
  document.addEventListener("restored", show, true);
  show();
}
