import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {
  fileCircles,
  fileLengths,
  files,
  folderCircles,
  folderSizes,
  functionLengths,
  type Length,
  lineCount,
} from './measures.ts';

// How large the rooms of the house and what stands in them may be. `import-direction.test.ts` holds the arrows between them.

const written = ({at, lines}: Length) => `${at} ${lines}`;

test('no folder holds more than 45 files, and the site none but its collections', (context) => {
  const largest = folderSizes();
  context.diagnostic(
    `${files.length} files, ${lineCount()} lines; the largest folders: ${largest.slice(0, 3).join('; ')}`,
  );
  assert.ok(largest[0]![1] <= 45, `${largest[0]}`);
  assert.deepEqual(
    files.filter((file) => path.dirname(file) === 'site'),
    [path.join('site', 'content.config.ts')],
  );
});

test('no files import one another in a circle, not even for their types, and no folders beside one another do', () => {
  assert.deepEqual(fileCircles(), []);
  assert.deepEqual(folderCircles(), []);
});

test('under 1 % of functions have more than 40 lines, and none more than 60', (context) => {
  const functions = functionLengths();
  const long = functions.filter(({lines}) => lines > 40);
  const share = long.length / functions.length;
  context.diagnostic(
    `${functions.length} functions, ${(100 * share).toFixed(2)} % of them longer; ${functions[0]!.at} most`,
  );
  assert.ok(functions.length > 1000 && share < 0.01 && functions[0]!.lines <= 60, long.map(written).join('\n'));
});

/** Files that are longer, and why: what they hold is one class, or has to be compiled together. */
const longer = {
  'experiments/engine/network.h': 'one class: all that a network in training holds, and the names of its steps',
  'experiments/engine/forward.cc': 'what each kind of stage gives, one function a kind',
  'experiments/engine/planner.h': 'one class: from layers to stages, one function a kind of layer',
  'experiments/engine/tiles.cc': 'tiles are templates, of which the compiler has to see every size at once',
  'experiments/engine/addon.cc': 'all functions that Node is given, one after the other',
};

test('no file but those named has more than 200 lines beside its longest literal', (context) => {
  const long = fileLengths().filter(({lines}) => lines > 200);
  context.diagnostic(`the longest: ${fileLengths().slice(0, 3).map(written).join('; ')}`);
  assert.deepEqual(long.map(({at}) => at).toSorted(), Object.keys(longer).toSorted(), long.map(written).join('\n'));
});
