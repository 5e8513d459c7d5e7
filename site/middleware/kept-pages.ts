import {type BuildCache, buildCache} from '../format/build-cache.ts';

/** A page as an earlier build has kept it with the same `digest` of all that it comes from, or as it is made now. */
export async function keptPage(
  page: string,
  digest: string,
  make: () => Promise<string>,
  cache: BuildCache = buildCache('pages'),
): Promise<string> {
  const name = `${page.split('/').filter(Boolean).join('-')}.html`;
  const head = `${digest}\n`;
  const kept = cache.read(name)?.toString();
  if (kept?.startsWith(head)) return kept.slice(head.length);
  const made = await make();
  cache.write(name, head + made);
  return made;
}
