// a tag is taken whole, so that what stands in an attribute is no script
const scriptsAndTags = /<script\b.*?<\/script>|<[a-z](?:"[^"]*"|[^">])*>/gs;
const isScript = (found: string) => /^<script\b/.test(found);

/** A page without the sections of these ids; their scripts stay, since others may rely on them. */
export function cutSections(html: string, ids: readonly string[]): string {
  return ids.reduce((page, id) => {
    const start = page.indexOf(`<h2 id="${id}"`);
    if (start < 0) return page;
    const end =
      start +
      1 +
      page.slice(start + 1).search(/<h2[ >]|<nav class="chapter-links"|<section [^>]*footnotes|<\/article>/);
    const scripts = (page.slice(start, end).match(scriptsAndTags) ?? []).filter(isScript);
    return page.slice(0, start) + scripts.join('') + page.slice(end);
  }, html);
}

/** A page without the paragraphs that lead to what is left out; elsewhere the words of such a link stay. */
export function cutLinks(html: string, isLeftOut: (href: string) => boolean): string {
  const leads = (text: string) => [...text.matchAll(/<a\b[^>]*? href="([^"]*)"/g)].some(([, href]) => isLeftOut(href!));
  return html
    .replace(/<p(?: [^>]*)?>(?:(?!<\/p>).)*<\/p>/gs, (paragraph) => (leads(paragraph) ? '' : paragraph))
    .replace(/<a\b[^>]*>(.*?)<\/a>/gs, (anchor, words: string) => (leads(anchor) ? words : anchor));
}

/** A page without any script. */
export function cutScripts(html: string): string {
  return html.replace(scriptsAndTags, (found) => (isScript(found) ? '' : found));
}
