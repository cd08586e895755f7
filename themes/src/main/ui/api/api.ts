import { word } from "../words/words";
import { download, Refused, send } from "./http";

/** The operations of an API as its OpenAPI document has them: "GET /apps/{app}" and what it takes and answers. */
type Operations<O> = { [K in keyof O]: { params: object; body: unknown; answer: unknown } };

export interface More<B> {
  body?: B;
  signal?: AbortSignal | undefined;
}

/** Calls an API whose operations are generated from its OpenAPI document, so that a changed field breaks the build. */
export class Api<O extends Operations<O>> {
  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  /**
   * @param operation method and path as in the document
   * @param params what stands in the path in braces, and the query: undefined and "" are left out
   */
  async call<K extends keyof O & string>(
    operation: K,
    params: O[K]["params"],
    { body, signal }: More<O[K]["body"]> = {},
  ): Promise<O[K]["answer"]> {
    const [method, address] = this.address(operation, params);
    return send<O[K]["answer"]>(address, { method, body, signal, token: await this.token() });
  }

  /** The same operation in another format, as a file. */
  async file<K extends keyof O & string>(operation: K, params: O[K]["params"], accept: string): Promise<Blob> {
    const [method, address] = this.address(operation, params);
    return download(address, { method, accept, token: await this.token() });
  }

  /** The address of an operation, for whoever wants to send it by another tool. */
  address(operation: string, params: object): [method: string, address: string] {
    const [method = "GET", path = ""] = operation.split(" ");
    const query = new URLSearchParams();
    const left = new Map<string, unknown>(Object.entries(params));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(left.get(name));
      left.delete(name);
      // Browsers resolve these, encoded or not: a link with them would make another request of this one.
      if (value === "" || value === "." || value === "..") throw new Refused(404, word("error.404"));
      return encodeURIComponent(value);
    });
    for (const [name, value] of left) {
      if (value !== undefined && value !== "") query.set(name, String(value));
    }
    return [method, this.base + filled + (query.size > 0 ? `?${query}` : "")];
  }
}
