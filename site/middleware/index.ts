import {defineMiddleware} from 'astro:middleware';
import {loadOutline} from '../figures/load-outline.ts';
import {buildCache, once} from '../format/build-cache.ts';
import {link} from '../format/links.ts';
import {digestOfSources, tellsOfOneRecord} from '../format/record-pages.ts';
import {cutLinks, cutScripts, cutSections} from './leave-out.ts';

const base = link('');
const cache = buildCache('pages');

/** Leaves out of every page that for which there are no records. What an earlier build has made the same is not made again. */
export const onRequest = defineMiddleware(async ({url}, next) => {
  const outline = await loadOutline();
  const path = url.pathname.slice(base.length);
  if (outline.lacks(path)) return new Response(null, {status: 404}); // without a body no file is written
  const make = async () => {
    const response = await next();
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const written = cutSections(await response.text(), outline.sectionsCut(path));
    const page = path.startsWith('/figures/') ? cutScripts(written) : written; // those stand in frames of other pages
    const addressOf = (href: string) => (href.startsWith('#') ? path + href : href.slice(base.length));
    const isLeftOut = (href: string) => /^[/#]/.test(href) && outline.lacks(addressOf(href));
    return new Response(cutLinks(page, isLeftOut), response);
  };
  if (import.meta.env.DEV || !tellsOfOneRecord(path)) return make();
  const page = await once(cache, `${path} ${digestOfSources()}`, async () => (await make()).text());
  return new Response(page, {headers: {'content-type': 'text/html'}});
});
