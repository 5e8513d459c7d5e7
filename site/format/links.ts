/** An address inside the report, with the base path before it: link('/methods/'). */
export function link(path: string): string {
  return `${(import.meta.env?.BASE_URL ?? '/').replace(/\/$/, '')}${path}`;
}
