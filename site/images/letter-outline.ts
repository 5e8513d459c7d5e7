import {readFileSync} from 'node:fs';
import {create} from 'fontkitten';
import {packagedFont} from '../fonts/packaged.ts';

interface Line {
  x: number; // pixels, where the text begins
  y: number; // of its base line
  size: number; // of the font
}

const file = packagedFont('source-serif-4', 'normal');

/** A line of text in the font of the pages, as the path of its letters: the same whatever fonts a machine has. */
export function outline(text: string, {x, y, size}: Line): string {
  const font = create(readFileSync(file));
  if (font.isCollection) throw new Error(`invalid font: ${file} (expected a single font)`);
  const scale = size / font.unitsPerEm;
  let at = x;
  const letters = font.glyphsForString(text).map((glyph) => {
    const letter = glyph.path.scale(scale, -scale).translate(at, y).toSVG();
    at += glyph.advanceWidth * scale;
    return letter;
  });
  return letters.join('');
}
