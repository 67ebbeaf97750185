/** The API as functions: an address in, a typed answer or a Problem out. */

import { token } from "./token.svelte";
import type { ProblemDetails } from "./types";

const BASE = "/api/v1";

/** What went wrong, in words that a page can show. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly suggestion: string | undefined;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title);
    this.status = details.status;
    this.title = details.title;
    this.suggestion = details.suggestion;
  }
}

export type Parameter = string | number | boolean | null | undefined;
export type Parameters = Record<string, Parameter | readonly Parameter[]>;

/** An address under the API; unset parameters are left out, lists repeat their name. */
export function address(path: string, parameters: Parameters | URLSearchParams = {}): string {
  const search = new URLSearchParams();
  if (parameters instanceof URLSearchParams) {
    for (const [name, value] of parameters) search.append(name, value);
  } else {
    for (const [name, given] of Object.entries(parameters)) {
      for (const value of Array.isArray(given) ? given : [given]) {
        if (value !== null && value !== undefined && value !== "" && value !== false) {
          search.append(name, String(value));
        }
      }
    }
  }
  const asked = search.toString();
  return BASE + path + (asked ? "?" + asked : "");
}

/** A path segment made safe: ids may hold dots, spaces and slashes. */
export const segment = (id: string): string => encodeURIComponent(id);

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    try {
      const details = (await response.json()) as ProblemDetails;
      return new Problem({ ...details, title: details.title ?? response.statusText, status: response.status });
    } catch {
      // The body was cut off: what the status says must do.
    }
  }
  return new Problem({ title: response.statusText || "The server gave no answer", status: response.status });
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Problem({
      title: "The server does not answer",
      status: 0,
      detail: "Is `dragoman serve` still running? Start it again, then try once more.",
    });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await ask(url, { signal, headers: { accept: "application/json" } });
  return (await response.json()) as Answer;
}

function authorised(): Record<string, string> {
  return token.value ? { authorization: "Bearer " + token.value } : {};
}

export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await ask(BASE + path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...authorised() },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

export async function remove(path: string): Promise<void> {
  await ask(BASE + path, { method: "DELETE", headers: authorised() });
}

/** Sends files as one form, telling the share sent, in [0, 1], as it goes. */
export function upload<Answer>(
  path: string,
  files: readonly File[],
  onprogress: (share: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const file of files) form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", BASE + path);
    for (const [name, value] of Object.entries(authorised())) request.setRequestHeader(name, value);
    request.upload.onprogress = (moved) => {
      if (moved.lengthComputable) onprogress(moved.loaded / moved.total);
    };
    request.onerror = () =>
      reject(new Problem({ title: "The files did not arrive", status: 0, detail: "The connection broke. Try again." }));
    request.onload = () => {
      let answer: unknown;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = null;
      }
      if (request.status >= 200 && request.status < 300) resolve(answer as Answer);
      else {
        const details = (answer ?? {}) as Partial<ProblemDetails>;
        reject(new Problem({ ...details, title: details.title ?? request.statusText, status: request.status }));
      }
    };
    request.send(form);
  });
}
