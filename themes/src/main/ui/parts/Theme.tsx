import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Button } from "./Button";

const system = matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: what the machine says until somebody says otherwise. */
export function ThemeButton() {
  const [dark, setDark] = useState((document.documentElement.dataset["theme"] ?? (system.matches ? "dark" : "light")) === "dark");
  function turn() {
    const theme = dark ? "light" : "dark";
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem("directory-sync.theme", theme);
    setDark(!dark);
  }
  return <Button look="plain" small icon={dark ? "light" : "dark"} label={word(dark ? "theme.light" : "theme.dark")} onClick={turn} />;
}
