import {type Description, type Graph, type GraphNode, type RecordedFunction, types} from './graph.ts';

/** What was recorded, as lines of text: what each function takes, gives and changes, its operations and their shapes. */
export function describeGraph({nodes, functions}: Graph): string[] {
  return Object.entries(functions).flatMap(([name, recorded]) => {
    const reached = reachedNodes(nodes, recorded).map((node) => nodes[node]!);
    return [
      `${name}: ${reached.length} operations`,
      `  takes ${listValues(recorded.inputs.map((node) => nodes[node]!.outputs[0]!))}`,
      `  gives ${listValues(recorded.results.map(({node, output}) => nodes[node]!.outputs[output]!))}`,
      `  changes variables by ${countEach(recorded.changes.map((node) => nodes[node]!.operation))}`,
      ...countShapes(reached),
    ];
  });
}

/** An element type and a shape, such as "float32 [2,3]". */
export function describeValue({type, shape}: Description): string {
  const name = Object.entries(types).find(([, number]) => number === type)?.[0] ?? `type ${type}`;
  return `${name} [${shape}]`;
}

/** The nodes that a function's results and changes need, in their order. */
function reachedNodes(nodes: readonly GraphNode[], {results, changes}: RecordedFunction): number[] {
  const reached = new Set([...results.map(({node}) => node), ...changes]);
  for (const node of reached) {
    const {inputs, after} = nodes[node]!;
    for (const source of [...inputs.map((input) => input.node), ...after]) reached.add(source);
  }
  return [...reached].sort((a, b) => a - b);
}

function listValues(values: readonly Description[]): string {
  return values.map(describeValue).join(', ') || 'nothing';
}

/** A line for each kind of operation with the shapes that it gives: "3 Conv2D: 2 x float32 [64,24,24,32], float32 [64,10,10,32]". */
function countShapes(nodes: readonly GraphNode[]): string[] {
  return [...Map.groupBy(nodes, ({operation}) => operation)]
    .sort(([a, these], [b, those]) => those.length - these.length || (a < b ? -1 : 1))
    .map(([operation, these]) => {
      const given = Map.groupBy(
        these.flatMap(({outputs}) => outputs.map(describeValue)),
        (value) => value,
      );
      const counted = [...given].map(([value, {length}]) => (length > 1 ? `${length} x ${value}` : value)).join(', ');
      return `  ${these.length} ${operation}${counted && `: ${counted}`}`;
    });
}

/** "3 Const, 1 MatMul": the most frequent first, then by the alphabet. */
function countEach(operations: readonly string[]): string {
  const groups = Object.entries(Object.groupBy(operations, (operation) => operation));
  return (
    groups
      .map(([operation, all]) => ({operation, count: all!.length}))
      .sort((a, b) => b.count - a.count || (a.operation < b.operation ? -1 : 1))
      .map(({operation, count}) => `${count} ${operation}`)
      .join(', ') || 'nothing'
  );
}
