import {defineMdastPlugin, type MdxJsxFlowElement, type MdxJsxTextElement} from 'satteri';
import {isAbout} from '../report/sets.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Keeps what stands in `<About sets="mnist fashion-mnist">` in a report that has all of these data sets, and what stands in
 * `<Otherwise sets="...">` in any other.
 */
export const aboutSets = defineMdastPlugin({
  name: 'about-sets',
  mdxJsxFlowElement(node, context) {
    if (isConditional(node)) context.replaceNode(node, isKept(node) ? [...node.children] : []);
  },
  mdxJsxTextElement(node, context) {
    if (isConditional(node)) context.replaceNode(node, isKept(node) ? [...node.children] : []);
  },
});

function isConditional({name}: Readonly<Element>): boolean {
  return name === 'About' || name === 'Otherwise';
}

function isKept({name, attributes}: Readonly<Element>): boolean {
  const sets = attributes.find((each) => 'name' in each && each.name === 'sets')?.value;
  if (typeof sets !== 'string') throw new Error(`<${name}> names no data sets (expected sets="mnist")`);
  return isAbout(sets) === (name === 'About');
}
