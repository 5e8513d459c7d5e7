/**
 * Runs in the browser, on the first of the chapters: puts the text of all of them, by their addresses, into this one page,
 * each with ids and links of its own. Links to other pages stay as words alone, since paper has no other pages. Resolves
 * when all that is seen has been loaded.
 */
export async function assemble(addresses: readonly string[]): Promise<void> {
  const paths = addresses.map((address) => new URL(address, location.href).pathname);
  const known = new Set([...document.querySelectorAll('style')].map((style) => style.textContent));
  const sections = document.createDocumentFragment();
  for (const path of paths) {
    const page = await read(path);
    for (const style of page.querySelectorAll('style')) {
      if (!known.has(style.textContent)) document.head.append(style.cloneNode(true));
      known.add(style.textContent);
    }
    sections.append(sectionOf(page, path, paths));
  }
  for (const style of document.querySelectorAll('style'))
    if (style.textContent.includes('font-display'))
      // paper can wait for its fonts
      style.textContent = style.textContent.replace(/font-display:\s*optional/g, 'font-display: block');
  document.querySelector('main')!.replaceChildren(sections);
  for (const part of document.querySelectorAll('.site-header, .site-footer, .contents, .chapter-links')) part.remove();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode()));
}

async function read(path: string): Promise<Document> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${answer.status}: ${path}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** The text of a page as one of the chapters, which begins on a sheet of its own. */
function sectionOf(page: Document, path: string, paths: readonly string[]): HTMLElement {
  const section = document.createElement('section');
  section.id = prefixOf(path, paths);
  section.style.breakBefore = path === paths[0] ? 'auto' : 'page';
  if (path !== paths[0]) section.style.page = headed(page);
  section.append(...page.querySelector('main')!.childNodes);
  for (const element of section.querySelectorAll('*')) rename(element, section.id);
  for (const anchor of section.querySelectorAll('a')) redirect(anchor, path, paths);
  for (const image of section.querySelectorAll('img')) image.loading = 'eager';
  return section;
}

/** What the ids of a chapter begin with. */
function prefixOf(path: string, paths: readonly string[]): string {
  return `chapter-${paths.indexOf(path)}`;
}

function rename(element: Element, prefix: string): void {
  for (const {name, value} of element.attributes) {
    if (name === 'id') element.id = `${prefix}-${value}`;
    else if (['aria-labelledby', 'aria-describedby', 'for', 'headers'].includes(name))
      element.setAttribute(name, value.replace(/\S+/g, `${prefix}-$&`));
    else if (value.includes('url(#')) element.setAttribute(name, value.replaceAll('url(#', `url(#${prefix}-`));
    else if (name === 'href' && element.tagName !== 'A' && value.startsWith('#'))
      element.setAttribute(name, `#${prefix}-${value.slice(1)}`);
  }
}

function redirect(anchor: HTMLAnchorElement, path: string, paths: readonly string[]): void {
  const target = new URL(anchor.getAttribute('href') ?? '', new URL(path, location.href));
  if (target.origin !== location.origin) return;
  if (!paths.includes(target.pathname)) anchor.removeAttribute('href');
  else anchor.setAttribute('href', `#${prefixOf(target.pathname, paths)}${target.hash.replace('#', '-')}`);
}

/** The name of paper that has the title of a page at its head. */
function headed(page: Document): string {
  const name = `headed-${document.querySelectorAll('style.head').length}`;
  const style = document.createElement('style');
  style.className = 'head';
  const title = JSON.stringify(page.querySelector('h1')?.textContent ?? '');
  style.textContent = `@page ${name} { @top-left { content: ${title}; color: #5f5a51; font: 8.5pt var(--sans); } }`;
  document.head.append(style);
  return name;
}
