import {satteri} from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import {defineConfig, fontProviders} from 'astro/config';

const base = process.env.BASE_PATH ?? '/';

/** Puts the base path before links that start at the root, so that prose may say `/methods/`. */
const rootedLinks = {
  name: 'rooted-links',
  element: {
    filter: ['a'],
    visit(node, context) {
      const href = node.properties?.href;
      if (typeof href === 'string' && href.startsWith('/'))
        context.setProperty(node, 'href', `${base.replace(/\/$/, '')}${href}`);
    },
  },
};

const latin = (family, axis, style) =>
  `./node_modules/@fontsource-variable/${family}/files/${family}-latin-${axis}-${style}.woff2`;

const variants = (family, axis, styles) =>
  styles.map((style) => ({src: [latin(family, axis, style)], weight: '200 900', style, display: 'swap'}));

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.astro',
  site: process.env.SITE_URL,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  prefetch: {prefetchAll: true, defaultStrategy: 'hover'},
  build: {inlineStylesheets: 'always'},
  devToolbar: {enabled: false},
  integrations: [mdx()],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({hastPlugins: [rootedLinks]}),
  },
  security: {
    csp: {
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
      options: {variants: variants('inter', 'wght', ['normal'])},
    },
    {
      provider: fontProviders.local(),
      name: 'Source Serif 4',
      cssVariable: '--serif',
      fallbacks: ['Georgia', 'serif'],
      options: {variants: variants('source-serif-4', 'wght', ['normal', 'italic'])},
    },
  ],
});
