import { Blank } from "../../parts/Blank";
import { word } from "../../words/words";

/** Nothing has to be decided: that is good, and says when something would. */
export function NothingWaits({ what, inside = false }: { what: "held" | "reviews"; inside?: boolean }) {
  const blank = <Blank title={word(`needs.none.${what}`)} text={word(`needs.noneText.${what}`)} picture={<AllClear />} />;
  return inside ? blank : <section class="card">{blank}</section>;
}

function AllClear() {
  return (
    <svg class="picture" viewBox="0 0 168 96" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" stroke-width="2" stroke-linecap="round">
        <path d="M12 30h34M12 48h24M12 66h30M122 30h34M132 48h24M126 66h30" stroke-dasharray="2 7" />
        <path d="M84 14 58 23v22c0 18 11 30 26 36 15-6 26-18 26-36V23z" fill="var(--surface)" stroke-linejoin="round" />
      </g>
      <path d="m73 47 8 8 15-17" fill="none" stroke="var(--good)" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
