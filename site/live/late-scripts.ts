/** Loads the scripts that parts of the page name in a `template`, each once, when the page is there to be read. */
export function loadLateScripts(): void {
  addEventListener('load', () => {
    const marks = document.querySelectorAll<HTMLElement>('template[data-script]');
    for (const address of new Set([...marks].map(({dataset}) => dataset.script!))) loadScript(address);
  });
}

/** Loads a script that is one file: import its address with ?worker&url, which makes it one. */
export function loadScript(address: string): void {
  const script = document.createElement('script');
  if (import.meta.env.DEV) script.type = 'module'; // there it is no single file
  script.src = address;
  document.head.append(script);
}
