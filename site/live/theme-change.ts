/** Runs whenever the theme of the page changes: by the reader's button, or by the system. */
export function onThemeChange(run: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', run);
  new MutationObserver(run).observe(document.documentElement, {attributeFilter: ['data-theme']});
}
