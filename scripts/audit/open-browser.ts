import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Browser, chromium} from 'playwright';

/** Opens a Chromium that also listens on `port`; disposing it closes the browser. */
export async function openBrowser(executablePath: string, port: number): Promise<AsyncDisposable & {browser: Browser}> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({executablePath, args: [`--remote-debugging-port=${port}`, ...sandbox]});
  return {browser, [Symbol.asyncDispose]: () => browser.close()};
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
