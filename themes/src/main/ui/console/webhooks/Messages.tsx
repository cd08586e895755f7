/** The drawing of messages that leave for an app. */
export function Messages() {
  return (
    <svg class="picture" viewBox="0 0 168 96" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <rect x="14" y="24" width="44" height="48" rx="12" fill="var(--surface)" />
        <path d="M26 40h20M26 48h20M26 56h12" />
        <path d="M62 48h40" stroke-dasharray="2 7" />
      </g>
      <g fill="none" stroke="var(--accent)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <rect x="110" y="24" width="44" height="48" rx="12" fill="var(--accent-soft)" />
        <path d="M122 48l7 7 13-14" />
        <path d="M98 42l6 6-6 6" />
      </g>
    </svg>
  );
}
