import type { ServerResponse } from "node:http";
import { type LocalServer, listen, readBody } from "./http.ts";

/** What a function's process tells. */
export interface RuntimeListener {
  /** It is ready for its next invocation; `answer` hands it over. */
  onNext(response: ServerResponse): void;
  onResult(invocation: string, ok: boolean, payload: string): void;
  onInitError(payload: string): void;
}

/** The Lambda Runtime API: one base address for each process. */
export interface RuntimeApi {
  /** The value of AWS_LAMBDA_RUNTIME_API for a process. */
  register(key: string, listener: RuntimeListener): string;
  unregister(key: string): void;
  close(): Promise<void>;
}

const route =
  /^\/([^/]+)\/2018-06-01\/runtime\/(?:invocation\/(next)|invocation\/([^/]+)\/(response|error)|(init\/error))$/;

/** Starts the Runtime API. */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const listeners = new Map<string, RuntimeListener>();
  const server: LocalServer = await listen(0, async (request, response) => {
    const [, key = "", next, invocation, result, init] = route.exec(request.url ?? "") ?? [];
    const listener = listeners.get(key);
    if (!listener) {
      response.writeHead(404).end();
      return;
    }
    if (next) {
      listener.onNext(response);
      return;
    }
    const payload = (await readBody(request))?.toString("utf8") ?? "";
    response.writeHead(202).end();
    if (init) listener.onInitError(payload);
    else if (invocation) listener.onResult(invocation, result === "response", payload);
  });
  return {
    register(key, listener) {
      listeners.set(key, listener);
      return `127.0.0.1:${server.port}/${key}`;
    },
    unregister: (key) => void listeners.delete(key),
    close: () => server.close(),
  };
}
