import {defineHastPlugin, type HastNode} from 'satteri';
import {explanationId, findTerms, termFor, termId} from '../report/glossary.ts';
import type {Term} from '../report/terms.ts';

const texts = new Set(['p', 'li', 'dd', 'em', 'strong']); // no headings, links or terms that are being explained

/**
 * Links the terms of running text to the glossary, each once a paragraph, and gives the places that explain a term the ids
 * that the glossary links to. `base` is the path of the report, without a slash at its end.
 */
export function termLinks(base: string) {
  return () => {
    const explained = new Set<Term>(); // on this page
    const linked = new WeakMap<object, Set<Term>>();
    return defineHastPlugin({
      name: 'term-links',
      text(node, context) {
        const parent = context.parent(node);
        if (!texts.has(nameOf(parent))) return;
        const seen = linked.get(parent) ?? new Set();
        linked.set(parent, seen);
        const parts = findTerms(node.value).map(({words, term}) => {
          const text = {type: 'text' as const, value: words};
          if (!term || seen.has(term)) return text;
          seen.add(term);
          const properties = {className: ['term'], href: `${base}/glossary/#${termId(term)}`};
          return {type: 'element' as const, tagName: 'a', properties, children: [text]};
        });
        if (parts.some(({type}) => type === 'element')) context.replaceNode(node, parts);
      },
      mdxJsxTextElement: {filter: ['dfn'], visit: explain},
      mdxJsxFlowElement: {filter: ['dt'], visit: explain},
    });

    function explain(
      node: HastNode,
      context: {textContent(node: HastNode): string; setProperty(node: HastNode, key: string, value: unknown): void},
    ) {
      for (const words of context.textContent(node).split(', ')) {
        const term = termFor(words);
        if (!term || explained.has(term)) continue;
        explained.add(term);
        context.setProperty(node, 'id', explanationId(term));
      }
    }
  };
}

function nameOf(node: HastNode): string {
  return ('tagName' in node ? node.tagName : 'name' in node ? node.name : '') ?? '';
}
