import type { Adapter, AdapterPayload } from "oidc-provider";

/** Where the sign-in remembers sessions, codes and tokens: in this process, as long as it lives. */
export function createSignInMemory(): (kind: string) => Adapter {
  const all = new Map<string, AdapterPayload>();
  return (kind) => {
    const key = (id: string) => `${kind} ${id}`;
    const find = async (id: string) => all.get(key(id));
    const first = (fits: (payload: AdapterPayload) => boolean) =>
      [...all].find(([name, payload]) => name.startsWith(`${kind} `) && fits(payload))?.[1];
    return {
      find,
      async upsert(id, payload) {
        all.set(key(id), payload);
      },
      findByUid: async (uid) => first((payload) => payload.uid === uid),
      findByUserCode: async (code) => first((payload) => payload.userCode === code),
      async consume(id) {
        const found = all.get(key(id));
        if (found) all.set(key(id), { ...found, consumed: Math.floor(Date.now() / 1000) });
      },
      async destroy(id) {
        all.delete(key(id));
      },
      async revokeByGrantId(grant) {
        for (const [name, payload] of all) if (payload.grantId === grant) all.delete(name);
      },
    };
  };
}
