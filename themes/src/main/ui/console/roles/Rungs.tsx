/** The drawing of a ladder of roles. */
export function Rungs() {
  return (
    <svg class="picture" viewBox="0 0 168 96" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <rect x="20" y="66" width="56" height="18" rx="6" fill="var(--surface)" />
        <rect x="56" y="40" width="56" height="18" rx="6" fill="var(--surface)" />
        <rect x="92" y="14" width="56" height="18" rx="6" fill="var(--accent-soft)" stroke="var(--accent)" />
        <path d="M32 75h18M68 49h18" />
      </g>
      <g fill="none" stroke="var(--accent)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <path d="M104 23h18M48 58v-6a4 4 0 0 1 4-4M84 32v-5a4 4 0 0 1 4-4" />
      </g>
    </svg>
  );
}
