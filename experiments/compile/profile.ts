import {nodeName, resultName} from './encode.ts';
import {type Description, type Graph, type GraphNode, types, type Value} from './graph.ts';
import {backend, type Values} from './native.ts';
import {loadGraph} from './program.ts';

/** How often an operation stands in a graph, and how long one run of all of them takes. */
export interface OperationTime {
  operation: string;
  calls: number;
  milliseconds: number;
}

const repeats = 15;
const uncounted = ['Placeholder', 'Const', 'VarHandleOp', 'ReadVariableOp', 'MaxPool'];

/**
 * Times each operation of a graph by itself, as a graph of one operation on made-up numbers: what TensorFlow fuses counts
 * apart, max pooling counts with its gradient, and operations that change variables do not count. The slowest first.
 */
export function profileGraph(graph: Graph): OperationTime[] {
  const times = new Map<string, OperationTime>();
  const known = new Map<string, number>(); // equal operations on equal shapes are timed once
  for (const node of graph.nodes.filter(({operation}) => !uncounted.includes(operation))) {
    if (node.inputs.some((input) => describe(graph, input).type === types.resource)) continue;
    const key = JSON.stringify([node.operation, node.attributes, node.inputs.map((input) => describe(graph, input))]);
    if (!known.has(key)) known.set(key, timeAlone(graph, node));
    const time = times.get(node.operation) ?? {operation: node.operation, calls: 0, milliseconds: 0};
    times.set(node.operation, {...time, calls: time.calls + 1, milliseconds: time.milliseconds + known.get(key)!});
  }
  return [...times.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

function describe({nodes}: Graph, {node, output}: Value): Description {
  return nodes[node]!.outputs[output]!;
}

/** The median time of one operation, in milliseconds. */
function timeAlone(graph: Graph, node: GraphNode): number {
  const alone = isolate(graph, node);
  const {binding} = backend();
  const model = loadGraph(alone);
  const inputs = alone.functions.run!.inputs;
  const ids = inputs.map((input) => {
    const {type, shape} = alone.nodes[input]!.outputs[0]!;
    return binding.createTensor([...shape], type, randomValues(type, shape));
  });
  const names = inputs.map((input) => `${nodeName(input)}:0`).join(',');
  try {
    const times = Array.from({length: repeats}, () => {
      const start = performance.now();
      const outputs = binding.runSavedModel(model, ids, names, `${resultName('run', 0)}:0`);
      const time = performance.now() - start;
      for (const {id} of outputs) binding.deleteTensor(id);
      return time;
    });
    return times.sort((a, b) => a - b)[Math.floor(repeats / 2)]!;
  } finally {
    for (const id of ids) binding.deleteTensor(id);
    binding.deleteSavedModel(model);
  }
}

/** A graph of one operation, whose inputs are inputs of the graph, but for those that are constants. */
function isolate(graph: Graph, node: GraphNode): Graph {
  const nodes: GraphNode[] = [];
  const source = (input: Value): Value => {
    const from = graph.nodes[input.node]!;
    // The gradient of max pooling is fast beside its pooling only, and never without it in a step.
    if (node.operation === 'MaxPoolGrad' && from.operation === 'MaxPool') return {node: add(from), output: 0};
    const placeholder = {
      operation: 'Placeholder',
      attributes: [],
      inputs: [],
      outputs: [describe(graph, input)],
      after: [],
    };
    return {node: nodes.push(from.operation === 'Const' ? from : placeholder) - 1, output: 0};
  };
  const add = (copied: GraphNode): number => {
    const inputs = copied.inputs.map(source);
    return nodes.push({...copied, inputs, after: []}) - 1;
  };
  const result = add(node);
  const inputs = nodes.flatMap(({operation}, place) => (operation === 'Placeholder' ? [place] : []));
  return {nodes, variables: [], functions: {run: {inputs, results: [{node: result, output: 0}], changes: []}}};
}

function randomValues(type: number, shape: readonly number[]): Values {
  const length = shape.reduce((product, side) => product * side, 1);
  switch (type) {
    case types.float32:
      return Float32Array.from({length}, (_, place) => Math.sin(place * 12.9898)); // any numbers but zeros
    case types.int32:
      return new Int32Array(length);
    default:
      return new Uint8Array(length);
  }
}
