import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {satteri} from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import {defineConfig, fontProviders} from 'astro/config';
import {weightsOf, writeFont} from './site/fonts/needed.ts';
import {plainLineEnds, withPlainEnds} from './site/format/line-ends.ts';
import {readSettings} from './site/format/settings.ts';
import {aboutSets} from './site/markdown/about.ts';
import {maths} from './site/markdown/maths.ts';
import {ownReport} from './site/markdown/own-pages.ts';
import {rootedLinks} from './site/markdown/rooted-links.ts';
import {termLinks} from './site/markdown/term-links.ts';
import {searchIndex} from './site/search/index-pages.ts';

const {base, site} = readSettings();
const prefix = base.replace(/\/$/, '');

const variants = (family, styles) =>
  Promise.all(
    styles.map(async (style) => ({
      // the same path in every build: Astro names a family by it
      src: [`./${await writeFont(family, style, 'node_modules/.needed-fonts')}`],
      weight: weightsOf(family),
      style,
      display: 'swap', // into the place of a font of the same measures, so that text hardly moves
    })),
  );

// the script of the layout that Astro leaves as it is
const atOnce = withPlainEnds(readFileSync('site/live/at-once.js', 'utf8'));

/** What one build keeps serves the next, wherever it writes to: Astro forgets all where its settings read otherwise. */
const keepsBetweenBuilds = {
  name: 'keeps-between-builds',
  hooks: {
    'astro:config:done': ({config: {outDir, build}}) => {
      for (const place of [outDir, build.client, build.server]) place.toJSON = () => 'anywhere';
    },
  },
};

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: process.env.OUT_DIR || './dist',
  cacheDir: process.env.CACHE_DIR || './node_modules/.astro',
  site,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  prefetch: {prefetchAll: true, defaultStrategy: 'hover'},
  build: {inlineStylesheets: 'always', concurrency: 8},
  devToolbar: {enabled: false},
  integrations: [plainLineEnds(), ownReport(), mdx(), searchIndex(), keepsBetweenBuilds],
  vite: {
    css: {postcss: {}}, // none of a workspace that the checkout lies in
    plugins: [aboutSets()],
  },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      features: {math: true},
      mdastPlugins: [maths],
      hastPlugins: [rootedLinks(prefix), termLinks(prefix)],
    }),
  },
  security: {
    csp: {
      scriptDirective: {hashes: [`sha256-${createHash('sha256').update(atOnce).digest('base64')}`]},
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Inter',
      cssVariable: '--sans',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {variants: await variants('inter', ['normal'])},
    },
    {
      provider: fontProviders.local(),
      name: 'Source Serif 4',
      cssVariable: '--serif',
      fallbacks: ['Georgia', 'serif'],
      options: {variants: await variants('source-serif-4', ['normal', 'italic'])},
    },
  ],
});
