// The set-up dialog: opened by its button, closed by Cancel, Escape, a click beside it, and when the portal opens.
for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-closes]")) dialog.close();
  });
  dialog.addEventListener("submit", () => dialog.close());
}
