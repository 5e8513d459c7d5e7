/** Does `load` once for each key; again where it failed. */
export function once<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const begun = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = begun.get(key) ?? load(key);
    begun.set(key, known);
    known.catch(() => begun.delete(key));
    return known;
  };
}

/** What a server answers at an address; fails where it has nothing there. */
export async function request(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`cannot load ${address}: ${answer.status}`);
  return answer;
}

/** The bytes of a file, which is fetched once. */
export const loadBytes = once(async (address: string) => (await request(address)).arrayBuffer());
