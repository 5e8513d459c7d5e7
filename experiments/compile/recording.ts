import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {type Attribute, type Description, type GraphNode, type RecordedFunction, types, type Value} from './graph.ts';
import {type Binding, backend, type NativeTensor, nativeTensor, type Values} from './native.ts';
import type {Update} from './update.ts';

const listeners = new WeakSet<Binding>();

/** Whether a step is being recorded. */
export function isRecording(): boolean {
  return listeners.has(backend().binding);
}

/** Operations that give other numbers at each run, whatever their inputs. */
const unrepeatable = /^(Random|Multinomial|TruncatedNormal)/;

/** What is known while one function is recorded: where each tensor comes from, and what the variables stand for. */
export class Recording {
  private readonly nodes: GraphNode[];
  private readonly variables: readonly Variable[];
  private readonly sources = new Map<number, Value>(); // by the id of the native tensor
  private readonly settled: object[]; // of each variable, the data that the graph's variable has
  private readonly latest: number[]; // of each variable, the node that its next change has to follow
  private readonly changes: number[] = []; // nodes that change variables
  private readonly own = new WeakSet<object>(); // values of constants that the step made
  private readonly constants = this.notingConstants(backend().binding);
  private readonly listening = this.notingOperations(this.constants);

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
    const restore = this.intercept();
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
    const resume = replace(backend(), 'binding', this.constants);
    compose();
    resume();
    for (const handle of handles) {
      this.settled[handle] = this.variables[handle]!.dataId;
      this.latest[handle] = this.read(handle, [node]);
    }
  }

  /** Replaces what TensorFlow.js calls with what also notes the call; each function that it returns puts one back. */
  private intercept(): (() => void)[] {
    const engine = backend();
    const {write} = engine;
    return [
      replace(engine, 'binding', this.listening),
      replace(engine, 'readSync', (dataId) => this.readOwn(dataId)),
      replace(engine, 'write', (values, shape, type) => {
        this.own.add(values);
        return write.call(engine, values, shape, type);
      }),
      replace(tf.Variable.prototype, 'assign', this.listeningAssign()),
      replace(Math, 'random', () => {
        throw new Error('cannot record a random number drawn in JavaScript (expected StatelessRandomUniform)');
      }),
    ];
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

  /** A binding that also notes the constants that the step makes. */
  private notingConstants(native: Binding): Binding {
    const createTensor: Binding['createTensor'] = (shape, type, values) => {
      const id = native.createTensor(shape, type, values);
      // What was made outside the step becomes an error where it is used.
      if (type === types.int64 || this.own.has(values)) {
        const node = this.addConstant({type, shape: [...shape]}, values);
        this.sources.set(id, {node, output: 0});
      }
      return id;
    };
    return listener(native, {createTensor});
  }

  /** A binding that also notes the operations of the step. */
  private notingOperations(native: Binding): Binding {
    const executeOp: Binding['executeOp'] = (operation, attributes, ids, count) => {
      if (unrepeatable.test(operation)) {
        throw new Error(`cannot record ${operation}: it is not repeatable (expected StatelessRandomUniform)`);
      }
      const inputs = ids.map((id, place) => this.source(id, `input ${place} of ${operation}`));
      const outputs = native.executeOp(operation, attributes, ids, count);
      const node = this.add(operation, attributes, inputs, outputs.map(describe));
      outputs.forEach(({id}, output) => {
        this.sources.set(id, {node, output});
      });
      return outputs;
    };
    return listener(native, {executeOp});
  }

  private listeningAssign(): Variable['assign'] {
    const {variables} = this;
    const {assign} = tf.Variable.prototype;
    return function (this: Variable, value) {
      if (variables.includes(this)) return assign.call(this, value);
      throw new Error(`cannot record a change of ${this.name}: a variable that is not among those compiled`);
    };
  }

  /** The values of a constant that the step made, as long as they stand in JavaScript. */
  private readOwn(dataId: object): Values {
    const {values} = backend().tensorMap.get(dataId);
    if (values && this.own.has(values)) return values;
    throw new Error(
      `cannot record a step that reads a value: after ${this.nodes.at(-1)?.operation ?? 'its beginning'}`,
    );
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

  private addConstant(description: Description, values: Values): number {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    return this.add('Const', [], [], [description], [], bytes);
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

/** A binding with some functions of its own. */
function listener(native: Binding, own: Partial<Binding>): Binding {
  const binding: Binding = Object.create(native, Object.getOwnPropertyDescriptors(own));
  listeners.add(binding);
  return binding;
}

/** Sets a property; what it returns sets it back. */
function replace<T extends object, K extends keyof T>(owner: T, key: K, value: T[K]): () => void {
  const original = owner[key];
  owner[key] = value;
  return () => {
    owner[key] = original;
  };
}

function describe({dtype, shape}: NativeTensor): Description {
  return {type: dtype, shape: [...shape]};
}
