import type { ComponentChildren } from "preact";

/** A section of the settings: what it is about, the main button at the right. */
export function SectionHead({ title, lead, children }: { title: string; lead?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="section-head">
      <div>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  );
}

/** Settings that belong together. */
export function Group({ title, lead, children }: { title: string; lead?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="card settings-group">
      <header>
        <h3>{title}</h3>
        {lead && <p>{lead}</p>}
      </header>
      <div class="form">{children}</div>
    </section>
  );
}
