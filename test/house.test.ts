import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import ts from 'typescript';

// How large the rooms of the house and what stands in them may be. `import-direction.test.ts` holds the arrows between them.

const files = globSync('{experiments,scripts,site}/**/*', {withFileTypes: true})
  .filter((entry) => entry.isFile())
  .map(({parentPath, name}) => path.join(parentPath, name));

interface Length {
  at: string; // "site/live/network/stage.ts:20"
  lines: number;
}

const code = files.filter((file) => /\.(ts|cjs|mjs)$/.test(file));

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** How long a file is, beside its longest literal: a figure, a schema, a list. */
function lengthOf(file: string): Length {
  const source = parse(file);
  const lineAt = (place: number) => source.getLineAndCharacterOfPosition(place).line;
  const literals = source.statements.filter(ts.isVariableStatement).filter(({declarationList}) => {
    const {initializer} = declarationList.declarations[0]!;
    return initializer && !ts.isFunctionLike(initializer);
  });
  const longest = Math.max(0, ...literals.map((each) => lineAt(each.getEnd()) - lineAt(each.getStart()) + 1));
  return {at: file, lines: lineAt(source.getEnd()) - longest};
}

/** The functions of a file that have a body. */
function functionsIn(file: string): Length[] {
  const source = parse(file);
  const lineAt = (place: number) => source.getLineAndCharacterOfPosition(place).line + 1;
  const found: Length[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = lineAt(node.getStart());
      found.push({at: `${file}:${start}`, lines: lineAt(node.getEnd()) - start + 1});
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no folder holds more than 45 files, and the site none but its collections', (context) => {
  const folders = [...Map.groupBy(files, (file) => path.dirname(file))].map(
    ([folder, inside]) => [folder, inside.length] as const,
  );
  const largest = folders.toSorted(([, a], [, b]) => b - a);
  context.diagnostic(`${files.length} files; the largest folders: ${largest.slice(0, 3).join('; ')}`);
  assert.ok(largest[0]![1] <= 45, `${largest[0]}`);
  assert.deepEqual(
    files.filter((file) => path.dirname(file) === 'site'),
    [path.join('site', 'content.config.ts')],
  );
});

test('under 1 % of functions have more than 40 lines, and none more than 60', (context) => {
  const functions = code.flatMap(functionsIn);
  const long = functions.filter(({lines}) => lines > 40).toSorted((a, b) => b.lines - a.lines);
  const share = long.length / functions.length;
  context.diagnostic(
    `${functions.length} functions, ${(100 * share).toFixed(2)} % of them longer; ${long[0]!.at} most`,
  );
  assert.ok(
    functions.length > 1000 && share < 0.01 && long[0]!.lines <= 60,
    long.map(({at, lines}) => `${at} ${lines}`).join('\n'),
  );
});


test('no file but one has more than 200 lines beside its longest literal', (context) => {
  const lengths = code.map(lengthOf).toSorted((a, b) => b.lines - a.lines);
  context.diagnostic(
    `the longest: ${lengths
      .slice(0, 3)
      .map(({at, lines}) => `${at} ${lines}`)
      .join('; ')}`,
  );
  assert.deepEqual(
    lengths.filter(({at, lines}) => lines > 200 && at !== longer),
    [],
  );
});
