import { json, listen, readBody, send } from "#infra/sandbox/http.ts";

/** An AWS service that speaks JSON and answers as a test says. */
export async function jsonEndpoint() {
  const asked: { readonly target: string; readonly body: unknown }[] = [];
  let hanging = 0;
  let answer = (_body: unknown): object => ({});
  const server = await listen(0, async (request, response) => {
    const body: unknown = JSON.parse((await readBody(request))?.toString() || "{}");
    asked.push({ target: String(request.headers["x-amz-target"]), body });
    if (hanging-- > 0) return;
    send(response, json(200, answer(body)));
  });
  return {
    asked,
    answers: (next: (body: unknown) => object) => {
      answer = next;
    },
    /** So many requests get no answer at all. */
    hangs: (requests: number) => {
      hanging = requests;
    },
    settings: {
      ...{ endpoint: `http://127.0.0.1:${server.port}`, region: "us-east-1" },
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    },
    url: `http://127.0.0.1:${server.port}/1/queue`,
    close: () => server.close(),
  };
}
