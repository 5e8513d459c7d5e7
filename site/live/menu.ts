/** Closes a menu, a <details> in the page, on Escape, on a click elsewhere and on a click on one of its links. */
export function closeOnLeave(menu: HTMLDetailsElement): void {
  document.addEventListener('click', ({target}) => {
    const clicked = target as Element;
    if (!menu.contains(clicked) || clicked.closest('a')) menu.open = false;
  });
  document.addEventListener('keydown', ({key}) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
