// Runs as the text of a script before anything is drawn; a module would come too late.
{
  const page = document.documentElement;
  try {
    const theme = localStorage.getItem('theme');
    if (theme) page.dataset.theme = theme;
  } catch {
    // a browser that keeps nothing for this site, where cookies are blocked
  }

  // Of a page opened at its top, what the reader sees is laid out first; later figures follow one by one once the page is
  // there, later rows of long tables when the reader first moves, or soon after. A page opened elsewhere is laid out as a
  // whole, so that the place is right.
  const [visit] = performance.getEntriesByType('navigation');
  if (visit?.type === 'navigate' && !location.hash) {
    page.dataset.inSteps = '';
    const finish = () => delete page.dataset.inSteps;
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
    const layOut = ([part, ...later], then) => {
      if (!part) return then();
      part.dataset.laidOut = '';
      whenIdle(() => layOut(later, then));
    };
    const awaitReader = () => {
      const later = document.querySelectorAll('tbody + tbody');
      if (later.length === 0) return finish();
      const waiting = new AbortController();
      const {signal} = waiting;
      const start = () => {
        if (signal.aborted) return;
        waiting.abort();
        layOut(later, finish);
      };
      for (const move of ['scroll', 'pointerdown', 'keydown', 'focusin'])
        addEventListener(move, start, {signal, capture: true, passive: true});
      setTimeout(start, 10_000); // who hears the page may move in it unnoticed
    };
    addEventListener('load', () => layOut(document.querySelectorAll('.article > .figure'), awaitReader));
    addEventListener('click', ({target}) => target.closest('[href*="#"]') && finish(), {capture: true});
  }
}
