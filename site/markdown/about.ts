import {defineMdastPlugin, type MdastNode, type MdxJsxFlowElement, type MdxJsxTextElement} from 'satteri';
import {isAbout} from '../report/sets.ts';

type PhrasingContent = Extract<MdastNode, {type: 'paragraph'}>['children'][number];

/** What stands in lines. */
const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'link',
  'inlineCode',
  'inlineMath',
  'mdxJsxTextElement',
  'html',
]);

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Keeps what stands in `<About sets="mnist fashion-mnist">` in a report that has all of these data sets, and what stands in
 * `<Otherwise sets="...">` in any other.
 */
export const aboutSets = defineMdastPlugin({
  name: 'about-sets',
  mdxJsxFlowElement(node, context) {
    if (!isConditional(node)) return;
    const {children} = node;
    const isLine = children.every(({type}) => phrasing.has(type)); // a paragraph of which no word stands outside
    const kept = isLine ? [{type: 'paragraph' as const, children: [...children] as PhrasingContent[]}] : [...children];
    context.replaceNode(node, isKept(node) ? kept : []);
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
