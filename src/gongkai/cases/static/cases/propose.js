// Of the facts that decisions need, only those of the chosen one are shown. Without this script all stand there.
const choice = document.querySelector("#id_decision");

function show() {
  for (const input of document.querySelectorAll("[data-for]")) {
    const field = input.closest(".field");
    field.hidden = !input.dataset.for.split(" ").includes(choice.value);
  }
}

if (choice) {
  choice.addEventListener("change", show);
  show();
}
