import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {build} from 'esbuild';
import type {ModelConfig} from '../../../../experiments/artifacts/schema.ts';
import type {Catalogue, ShownDataset} from '../../../../site/live/network/catalogue.ts';
import {grey28} from '../../../experiments/shapes.ts';
import {easyImages} from '../../../experiments/training/easy-images.ts';
import {randomWeights} from '../../../experiments/training/kept-network.ts';

export const classNames = Array.from({length: 10}, (_, label) => `class ${label}`);
export const models: Record<string, ModelConfig> = {
  convolutional: {kind: 'convolutional', filters: [4, 6, 5], pooled: 2, denseUnits: 8, dropoutRate: 0.5},
  dense: {kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5},
  airbench: {kind: 'airbench', widths: [4, 6, 6]},
};
export const {images, labels} = easyImages(3, 1);

export const weightsOf = (name: string): Uint8Array => randomWeights(models[name]!, 2);

const inked: ShownDataset = {
  ...{name: 'mnist', title: 'Made up', classNames, shape: grey28, rightCount: 3, pixels: '/images.u8', isInk: true},
  images: [...labels].map((label, index) => ({split: 'test', index, label})),
  networks: Object.entries(models).map(([name, config]) => ({name, title: name, config, weights: `/${name}.f16`})),
};
const catalogue: Catalogue = [inked, {...inked, name: 'letters', title: 'Light', isInk: false}];

const page = `<!doctype html><html lang="en"><title>Explorer</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/style.css"><main><h1>Explorer</h1><h2>Test</h2><div class="explorer"></div></main>
<script type="module" src="/start.js"></script></html>`;
const start = `import {openExplorer} from './explorer.js';
await openExplorer(document.querySelector('.explorer'), '/catalogue.json');`;

/** Serves the explorer with networks of every kind, under a content policy stricter than the site's. */
export async function serveExplorer(): Promise<{origin: string; close: () => void}> {
  const bundle = await build({
    entryPoints: ['site/live/network/explorer.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const styles = ['tokens', 'page', 'tables', 'images', 'choices', 'explorer'].map((name) =>
    readFile(`site/styles/${name}.css`, 'utf8'),
  );
  const files: Record<string, [type: string, content: string | Uint8Array]> = {
    '/': ['text/html', page],
    '/start.js': ['text/javascript', start],
    '/explorer.js': ['text/javascript', bundle.outputFiles[0]!.contents],
    '/style.css': ['text/css', (await Promise.all(styles)).join('\n')],
    '/catalogue.json': ['application/json', JSON.stringify(catalogue)],
    '/images.u8': ['application/octet-stream', images],
    ...Object.fromEntries(
      Object.keys(models).map((name) => [`/${name}.f16`, ['application/octet-stream', weightsOf(name)]]),
    ),
  };
  const server = createServer((request, response) => {
    const file = files[request.url!.split('?')[0]!];
    const headers = {'content-type': file?.[0] ?? 'text/plain', 'content-security-policy': "default-src 'self'"};
    response.writeHead(file ? 200 : 204, headers).end(file?.[1]);
  });
  server.listen(0);
  await once(server, 'listening');
  return {origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close()};
}
