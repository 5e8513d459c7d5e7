import {defineMdastPlugin} from 'satteri';
import temml from 'temml';

/** A formula in TeX as MathML, without style attributes, which the content policy forbids. Throws on wrong TeX. */
export function mathml(tex: string, displayMode: boolean): string {
  return temml.renderToString(tex, {displayMode, throwOnError: true}).replace(/ style="[^"]*"/g, '');
}

/** Turns $...$ and $$...$$ into MathML. */
export const maths = defineMdastPlugin({
  name: 'maths',
  math: ({value}) => ({raw: `<div class="formula">${mathml(value, true)}</div>`, mdxExpressions: false}),
  inlineMath: ({value}) => ({raw: mathml(value, false), mdxExpressions: false}),
});
