import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, describe, test} from 'node:test';
import {create, type Font} from 'fontkitten';
import {characters, writeFont} from '../../site/fonts/needed.ts';
import {packagedFont} from '../../site/fonts/packaged.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fonts-'));
after(() => rmSync(folder, {recursive: true}));

function open(file: string): Font {
  const font = create(readFileSync(file));
  assert.ok(!font.isCollection);
  return font;
}

describe('a font without what no page needs', () => {
  for (const [family, style] of [
    ['inter', 'normal'],
    ['source-serif-4', 'normal'],
    ['source-serif-4', 'italic'],
  ] as const)
    test(`${family}, ${style}, comes with the first packets, and has the same letters, equally wide`, async () => {
      const [whole, file] = [packagedFont(family, style), await writeFont(family, style, folder)];
      assert.ok(readFileSync(file).length < 14_300, 'expected what the first packets hold, with their heads');
      const [before, now] = [open(whole), open(file)];
      for (const letter of characters) {
        const point = letter.codePointAt(0)!;
        if (!before.hasGlyphForCodePoint(point)) continue;
        assert.ok(now.hasGlyphForCodePoint(point), letter);
        assert.equal(now.glyphForCodePoint(point).advanceWidth, before.glyphForCodePoint(point).advanceWidth, letter);
      }
      assert.ok(before.hasGlyphForCodePoint(0xfe) && !now.hasGlyphForCodePoint(0xfe), 'expected thorn to be left out');
    });
});
