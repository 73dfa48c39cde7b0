import { Unavailable } from "../domain/errors.ts";

/**
 * The same port, whose failures say which of them are a service's own: whoever works with it may then tell a table that
 * is throttled, which will answer again, from a record that nobody can read, which stays as it is. The SDK marks all it
 * throws after its last try with `$metadata`, answer or no answer.
 */
export function orUnavailable<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, call, receiver) {
      const value: unknown = Reflect.get(target, call, receiver);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const answer: unknown = value.apply(target, given);
        // Streams are read by the daily audit alone.
        return answer instanceof Promise ? answer.catch(rethrown) : answer;
      };
    },
  });
}

function rethrown(error: unknown): never {
  if (error instanceof Error && "$metadata" in error)
    throw new Unavailable(`A service failed: ${error.name}`, { cause: error });
  throw error;
}
