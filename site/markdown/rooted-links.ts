import {defineHastPlugin} from 'satteri';

/** Puts the path of the report before links that start at the root, so that prose may say `/methods/`. */
export function rootedLinks(base: string) {
  return defineHastPlugin({
    name: 'rooted-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties?.href;
        if (typeof href === 'string' && href.startsWith('/')) context.setProperty(node, 'href', `${base}${href}`);
      },
    },
  });
}
