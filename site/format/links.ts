/** An address inside the report, with the base path before it: link('/methods/'). */
export function link(path: string): string {
  return `${(import.meta.env?.BASE_URL ?? '/').replace(/\/$/, '')}${path}`;
}

/** The same from anywhere else: link() with the origin of the site before it; undefined where that is not known. */
export function fullAddress(path: string): string | undefined {
  const site: string | undefined = import.meta.env?.SITE;
  return site && new URL(link(path), site).href;
}
