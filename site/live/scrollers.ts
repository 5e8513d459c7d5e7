/** Keeps only those of `sections` in the order of focus, and named, that have more to show than fits, as that may change. */
export function watchScrollers(sections: Iterable<HTMLElement>): void {
  const names = new WeakMap<Element, string>();
  const observer = new ResizeObserver((entries) => {
    for (const section of new Set(entries.map(({target}) => target.closest<HTMLElement>('.scroll')!)))
      mark(section, names.get(section)!);
  });
  for (const section of sections) {
    names.set(section, section.getAttribute('aria-label') ?? '');
    observer.observe(section);
    for (const child of section.children) observer.observe(child);
  }
}

function mark(section: HTMLElement, name: string): void {
  if (section === document.activeElement) return;
  if (scrolls(section)) {
    section.tabIndex = 0;
    section.setAttribute('aria-label', name);
  } else {
    section.removeAttribute('tabindex');
    section.removeAttribute('aria-label');
  }
}

function scrolls(section: HTMLElement): boolean {
  const {overflowX, overflowY} = getComputedStyle(section);
  const wide = overflowX !== 'visible' && section.scrollWidth > section.clientWidth;
  const tall = overflowY !== 'visible' && section.scrollHeight > section.clientHeight;
  return wide || tall;
}
