import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import type {Attribute, Description, GraphNode, RecordedFunction, Value} from './graph.ts';
import {Interception, type Observer} from './intercept.ts';
import {type NativeTensor, nativeTensor, type Values} from './native.ts';
import type {Update} from './update.ts';

/** What is known while one function is recorded: where each tensor comes from, and what the variables stand for. */
export class Recording implements Observer {
  private readonly nodes: GraphNode[];
  readonly variables: readonly Variable[];
  private readonly sources = new Map<number, Value>(); // by the id of the native tensor
  private readonly settled: object[]; // of each variable, the data that the graph's variable has
  private readonly latest: number[]; // of each variable, the node that its next change has to follow
  private readonly changes: number[] = []; // nodes that change variables
  private readonly interception = new Interception(this);

  /** Begins a function. `nodes` begin with a handle of each variable; no two variables may share their data. */
  constructor(nodes: GraphNode[], variables: readonly Variable[]) {
    this.nodes = nodes;
    this.variables = variables;
    this.settled = variables.map(({dataId}) => dataId);
    this.latest = variables.map((_, handle) => this.read(handle, []));
  }

  /** Adds an input of the example's type and shape. */
  addInput(example: Tensor): number {
    const {id, dtype, shape} = nativeTensor(example);
    const node = this.add('Placeholder', [], [], [{type: dtype, shape}]);
    this.sources.set(id, {node, output: 0});
    return node;
  }

  /** Runs `step` and notes what it does: its results, and the nodes that change variables. */
  run(step: () => Tensor[]): Pick<RecordedFunction, 'results' | 'changes'> {
    const restore = this.interception.begin();
    let found: ReturnType<Recording['run']> = {results: [], changes: []};
    try {
      tf.tidy(() => {
        found = {results: this.sourcesOf(step()), changes: this.finish()};
      });
    } finally {
      for (const each of restore) each();
    }
    return found;
  }

  /** Notes an update as the one operation that it is, and does it step by step. */
  update({operation, attributes, operands, changed, compose}: Update): void {
    const used = [...changed, ...operands.filter((operand) => operand instanceof tf.Variable)];
    const handles = [...new Set(used.map((variable) => this.handleOf(variable, operation)))];
    for (const handle of handles) this.settle(handle);
    const inputs = operands.map((operand, place) => this.operand(operand, `operand ${place} of ${operation}`));
    const before = handles.map((handle) => this.latest[handle]!);
    const node = this.add(operation, attributes, inputs, [], before);
    this.changes.push(node);
    this.interception.withoutOperations(compose);
    for (const handle of handles) {
      this.settled[handle] = this.variables[handle]!.dataId;
      this.latest[handle] = this.read(handle, [node]);
    }
  }

  get lastOperation(): string | undefined {
    return this.nodes.at(-1)?.operation;
  }

  addConstant(id: number, description: Description, values: Values): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    this.sources.set(id, {node: this.add('Const', [], [], [description], [], bytes), output: 0});
  }

  inputsOf(operation: string, ids: readonly number[]): Value[] {
    return ids.map((id, place) => this.source(id, `input ${place} of ${operation}`));
  }

  addOperation(
    operation: string,
    attributes: readonly Attribute[],
    inputs: readonly Value[],
    outputs: readonly NativeTensor[],
  ): void {
    const node = this.add(operation, attributes, inputs, outputs.map(describe));
    outputs.forEach(({id}, output) => {
      this.sources.set(id, {node, output});
    });
  }

  private sourcesOf(results: Tensor[] | Promise<unknown>): Value[] {
    if (results instanceof Promise) {
      results.catch(() => {});
      throw new Error('cannot record a step that waits: it gave a promise (expected its results)');
    }
    if (results.length === 0) throw new Error('cannot record a step without a result (expected at least one)');
    return results.map((result, place) => this.sourceOf(result, `result ${place}`));
  }

  /** Where a tensor comes from; `use` names it in the error where that is not known. */
  private sourceOf(tensor: Tensor, use: string): Value {
    return this.source(nativeTensor(tensor).id, use);
  }

  /** The nodes that change the variables as the step has done. */
  private finish(): number[] {
    for (const handle of this.variables.keys()) this.settle(handle);
    return this.changes;
  }

  /** Changes the graph's variable where the step has assigned another value to it. */
  private settle(handle: number): void {
    const variable = this.variables[handle]!;
    if (variable.dataId === this.settled[handle]) return;
    const value = this.sourceOf(variable, `the new value of variable ${handle}`);
    const node = this.add('AssignVariableOp', [], [{node: handle, output: 0}, value], [], [this.latest[handle]!]);
    this.changes.push(node);
    this.settled[handle] = variable.dataId;
    this.latest[handle] = node;
  }

  private read(handle: number, after: readonly number[]): number {
    const {id, dtype, shape} = nativeTensor(this.variables[handle]!);
    const inputs = [{node: handle, output: 0}];
    const node = this.add('ReadVariableOp', [], inputs, [{type: dtype, shape: [...shape]}], after);
    this.sources.set(id, {node, output: 0});
    return node;
  }

  private operand(operand: Tensor | Variable, use: string): Value {
    const handle = this.variables.indexOf(operand as Variable);
    return handle < 0 ? this.sourceOf(operand, use) : {node: handle, output: 0};
  }

  private handleOf(variable: Variable, operation: string): number {
    const handle = this.variables.indexOf(variable);
    if (handle < 0) throw new Error(`cannot record ${operation}: it uses a variable that is not among those compiled`);
    return handle;
  }

  private source(id: number, use: string): Value {
    const source = this.sources.get(id);
    if (source) return source;
    throw new Error(
      `cannot record ${use}: a tensor made outside the step (expected an input, a variable, or made from those)`,
    );
  }

  private add(
    operation: string,
    attributes: readonly Attribute[],
    inputs: readonly Value[],
    outputs: readonly Description[],
    after: readonly number[] = [],
    constant?: Uint8Array,
  ): number {
    return this.nodes.push({operation, attributes, inputs, outputs, after, ...(constant && {constant})}) - 1;
  }
}

function describe({dtype, shape}: NativeTensor): Description {
  return {type: dtype, shape: [...shape]};
}
