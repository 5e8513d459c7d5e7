/** Keeps the reader's choice of a theme for later visits, where the browser keeps anything for this site. */
export function keepTheme(theme: string): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // where cookies are blocked, or the place is full: the choice holds for this page
  }
}
