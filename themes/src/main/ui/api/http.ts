import { known, word } from "../words/words";

export interface FieldError {
  field: string;
  message: string;
}

/** A refusal of the server, or of the way to it (status 0), with every field that is wrong. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: readonly FieldError[] = [],
    /** The whole answer, where it is JSON. */
    readonly body?: unknown,
  ) {
    super(message);
  }
}

export interface Sent {
  method?: string;
  body?: unknown;
  token?: string | undefined;
  signal?: AbortSignal | undefined;
  accept?: string;
}

/**
 * What passes by itself: a node that goes, or Keycloak's own 500 to whoever reads roles while another realm is deleted. Who
 * only reads asks once more.
 */
const PASSING: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** In milliseconds. */
const PAUSE = 700;

/** Sends one request for JSON. Cookies are never sent, and no answer is cached. */
export async function send<T>(address: string, sent: Sent = {}): Promise<T> {
  const text = await (await answerTo(address, sent)).text();
  return (isJson(text) ? JSON.parse(text) : undefined) as T;
}

/** The same for a file, such as CSV. */
export async function download(address: string, sent: Sent): Promise<Blob> {
  return (await answerTo(address, sent)).blob();
}

async function answerTo(address: string, sent: Sent): Promise<Response> {
  const { method = "GET", signal } = sent;
  let answer = await once(address, sent);
  if (method === "GET" && PASSING.has(answer.status)) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    signal?.throwIfAborted();
    answer = await once(address, sent);
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text());
  return answer;
}

async function once(address: string, { method = "GET", body, token, signal, accept = "application/json" }: Sent): Promise<Response> {
  const headers = new Headers({ Accept: accept });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (token) headers.set("Authorization", `Bearer ${token}`);
  return fetch(address, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
  }).catch((fault: unknown) => {
    throw signal?.aborted ? fault : new Refused(0, word("error.unreachable"));
  });
}

function refusal(status: number, text: string): Refused {
  const json = isJson(text) ? JSON.parse(text) : {};
  const errors: FieldError[] = json.errors ?? (json.field ? [{ field: json.field, message: json.errorMessage }] : []);
  return new Refused(status, json.errorMessage ?? meaningOf(status), errors, json);
}

function meaningOf(status: number): string {
  return known(`error.${status}`) ? word(`error.${status}`) : word("error.server", status);
}

function isJson(text: string): boolean {
  return text.startsWith("{") || text.startsWith("[");
}
