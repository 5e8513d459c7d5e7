import {readFileSync} from 'node:fs';
import {create} from 'fontkitten';
import {packagedFont} from '../fonts/packaged.ts';

const file = packagedFont('inter', 'normal');
const semibold = 1.06; // how much wider Inter runs at weight 600 than at 400

const font = create(readFileSync(file));
if (font.isCollection) throw new Error(`invalid font: ${file} (expected a single font)`);
const glyphs = font;

/** The width in pixels of a line of text in the font that the pages ship. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  const advance = glyphs.glyphsForString(text).reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
  return (advance / glyphs.unitsPerEm) * fontSize * (bold ? semibold : 1);
}
