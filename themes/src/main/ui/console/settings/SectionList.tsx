import { useEffect, useRef } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { Icon } from "../../parts/Icon";
import { word } from "../../words/words";
import { SECTIONS, sections, type Section, type Setting } from "./sections";

interface Props {
  alias: string;
  current: Section;
  changed: readonly Setting[];
  inError: readonly Section[];
}

/** The sections at the side, on a phone above; each says whether something in it is unsaved or wrong. */
export function SectionList({ alias, current, changed, inError }: Props) {
  const admin = useAdmin();
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => here.current?.scrollIntoView({ block: "nearest", inline: "center" }), [current]);
  return (
    <nav class="sections" aria-label={word("settings")}>
      {sections.map((section) => {
        const unsaved = SECTIONS[section].some((name) => changed.includes(name));
        return (
          <a
            key={section}
            ref={section === current ? here : null}
            href={admin.href(["directories", alias, "settings", ...(section === "general" ? [] : [section])])}
            aria-current={section === current ? "page" : undefined}
          >
            {word(`settings.section.${section}`)}
            {inError.includes(section) ? (
              <span class="section-mark wrong">
                <Icon of="alert" />
                <span class="unseen">{word("settings.isWrong")}</span>
              </span>
            ) : (
              unsaved && (
                <span class="section-mark">
                  <span class="unseen">{word("settings.isUnsaved")}</span>
                </span>
              )
            )}
          </a>
        );
      })}
    </nav>
  );
}
