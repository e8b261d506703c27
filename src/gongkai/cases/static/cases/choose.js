// Of the fields that a form has, only those that the choice asks for are shown. Without this script all stand there.
const choice = document.querySelector("[data-chooses]");

function show() {
  for (const input of document.querySelectorAll("[data-for]")) {
    const field = input.closest(".field");
    field.hidden = !input.dataset.for.split(" ").includes(choice.value) && !field.classList.contains("wrong");
  }
}

if (choice) {
  choice.addEventListener("change", show);
  document.addEventListener("restored", show, true);
  show();
}
