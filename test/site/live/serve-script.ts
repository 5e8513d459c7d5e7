import {build} from 'esbuild';
import type {Page} from 'playwright';

/** Gives `page` the script at /start.js, bundled with what it imports from the project, and HTML at every other path. */
export async function serveScript(page: Page, script: string, htmlAt: (path: string) => string): Promise<void> {
  const bundle = await build({stdin: {contents: script, resolveDir: '.'}, bundle: true, format: 'esm', write: false});
  await page.route('**/*', (route) => {
    const {pathname} = new URL(route.request().url());
    return pathname === '/start.js'
      ? route.fulfill({contentType: 'text/javascript', body: bundle.outputFiles[0]!.text})
      : route.fulfill({contentType: 'text/html', body: htmlAt(pathname)});
  });
}
