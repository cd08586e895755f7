/** The customer's identity provider, its people on their way, and the realm. */
export function Flow() {
  return (
    <svg class="picture" viewBox="0 0 168 96" aria-hidden="true">
      <g fill="var(--surface)" stroke="var(--line-strong)" stroke-width="2">
        <rect x="3" y="18" width="40" height="60" rx="11" />
        <rect x="125" y="18" width="40" height="60" rx="11" />
        <path d="M50 48h14M104 48h14" stroke-dasharray="1 6" stroke-linecap="round" />
      </g>
      <g fill="var(--line-strong)">
        <rect x="12" y="31" width="22" height="6" rx="3" />
        <rect x="12" y="45" width="22" height="6" rx="3" />
        <rect x="12" y="59" width="14" height="6" rx="3" />
      </g>
      <circle cx="84" cy="48" r="15" fill="var(--accent-soft)" stroke="var(--accent)" stroke-width="2" />
      <g fill="none" stroke="var(--accent)" stroke-width="2" stroke-linecap="round">
        <circle cx="84" cy="44.5" r="3.6" />
        <path d="M77.5 55a6.6 6.6 0 0 1 13 0" />
        <path d="m136 49 6 6 12-13" stroke-width="3" stroke-linejoin="round" />
      </g>
    </svg>
  );
}
