import { page } from "../api/page";

const plural = new Intl.PluralRules(page.locale);
const numbers = new Intl.NumberFormat(page.locale);
const ago = new Intl.RelativeTimeFormat(page.locale, { numeric: "auto" });
const days = new Intl.DateTimeFormat(page.locale, { dateStyle: "long", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat(page.locale, { dateStyle: "full", timeStyle: "medium" });

/** Characters that turn the text behind them around. A name with them would rewrite the sentence that it stands in. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A message of the theme, whose keys begin with {@code ds.}; {0} and the like are filled in. */
export function word(key: string, ...values: (string | number)[]): string {
  const text = page.words[key];
  if (text === undefined) {
    console.error(`There is no message ds.${key}`);
    return key;
  }
  return text.replace(/\{(\d+)\}/g, (hole, at: string) => {
    const value = values[Number(at)];
    return value === undefined ? hole : typeof value === "number" ? numbers.format(value) : value.replace(TURNING, "");
  });
}

/** Whether there is one; for words that the server may know and we do not. */
export function known(key: string): boolean {
  return key in page.words;
}

/** One of {@code key.one}, {@code key.other} and whatever else the language tells apart; {0} is the number. */
export function count(key: string, n: number, ...more: (string | number)[]): string {
  const form = `${key}.${plural.select(n)}`;
  return word(known(form) ? form : `${key}.other`, n, ...more);
}

export function number(n: number): string {
  return numbers.format(n);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago that is, or how long until then, as people say it. */
export function since(iso: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  const round = seconds < 0 ? Math.round : Math.floor;
  return unit ? ago.format(-round(seconds / unit[1]), unit[0]) : word("time.now");
}

export function exactly(iso: string): string {
  return moment.format(new Date(iso));
}

/** A day without a time, such as 2026-11-23. */
export function day(iso: string): string {
  return days.format(new Date(iso));
}
