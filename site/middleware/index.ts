import {defineMiddleware} from 'astro:middleware';
import {loadOutline} from '../figures/load-outline.ts';
import {link} from '../format/links.ts';
import {comesOfRecords, digestOfSources, fileOf, taken} from '../format/record-pages.ts';
import {cutLinks, cutScripts, cutSections} from './leave-out.ts';

const base = link('');

/** Leaves out of every page that for which there are no records. What the last build has made the same is taken over. */
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
  const file = fileOf(path);
  const isThere = !import.meta.env.DEV && comesOfRecords(file) && taken.file(file, digestOfSources());
  return isThere ? new Response() : make();
});
