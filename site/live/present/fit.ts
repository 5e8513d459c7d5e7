const most = 3; // times as large as on the page
const least = 0.75; // below that nobody can read it: then the reader scrolls

/** Makes a figure that fills the window as large as it may be without more to show than fits. */
export function fit(figure: HTMLElement): void {
  const fits = (zoom: number) => {
    figure.style.setProperty('--zoom', String(zoom));
    return figure.scrollHeight <= figure.clientHeight && figure.scrollWidth <= figure.clientWidth;
  };
  let [low, high] = fits(least) ? [least, most] : [1, 1];
  while (high - low > 0.03) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  fits(low);
}
