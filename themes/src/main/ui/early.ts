/** Before anything is painted: the theme that somebody chose, and the vendor's colour. */
const root = document.documentElement;
const chosen = localStorage.getItem("directory-sync.theme");
if (chosen === "light" || chosen === "dark") root.dataset["theme"] = chosen;

const { accent, onAccent } = root.dataset;
if (accent && onAccent) {
  root.style.setProperty("--accent", accent);
  root.style.setProperty("--accent-fill", accent);
  root.style.setProperty("--accent-hover", accent);
  root.style.setProperty("--on-accent", onAccent);
}

export {};
