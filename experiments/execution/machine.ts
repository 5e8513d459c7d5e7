import {createRequire} from 'node:module';
import os from 'node:os';
import type {Run} from '../artifacts/schema.ts';
import {nativeBackend} from '../tensorflow.ts';

/** The machine that this process runs on. */
export function describeMachine(): Run['machine'] {
  const processors = os.cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryBytes: os.totalmem(),
    threads: Number(process.env.TF_NUM_INTRAOP_THREADS ?? processors.length),
    platform: `${os.platform()}-${os.arch()}`,
  };
}

/** The versions of what the numbers come from. */
export function describeVersions(): Run['versions'] {
  const {version} = createRequire(import.meta.url)('@tensorflow/tfjs-node/package.json');
  return {node: process.versions.node, tfjs: version, tensorflow: nativeBackend().binding.TF_Version};
}
