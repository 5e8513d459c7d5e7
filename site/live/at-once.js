// Runs as the text of a script before anything is drawn; a module would come too late.
{
  const page = document.documentElement;
  try {
    const theme = localStorage.getItem('theme');
    if (theme) page.dataset.theme = theme;
  } catch {
    // a browser that keeps nothing for this site, where cookies are blocked
  }

  // Of a page opened at its top, what the reader sees is laid out first; later figures and rows follow one by one once the
  // page is there. A page opened elsewhere is laid out as a whole, so that the place is right.
  const [visit] = performance.getEntriesByType('navigation');
  if (visit?.type === 'navigate' && !location.hash) {
    page.dataset.inSteps = '';
    const finish = () => delete page.dataset.inSteps;
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
    const layOut = ([part, ...later]) => {
      if (!part) return finish();
      part.dataset.laidOut = '';
      whenIdle(() => layOut(later));
    };
    addEventListener('load', () => layOut(document.querySelectorAll('.article > .figure, tbody + tbody')));
    addEventListener('click', ({target}) => target.closest('[href*="#"]') && finish(), {capture: true});
  }
}
