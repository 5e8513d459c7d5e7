import {ensureEngine} from '../../scripts/setup/engine.ts';

// A process to be killed: set-up-engine.ts <folder of npm packages>, with the environment of a fake machine.
await ensureEngine({packagesFolder: process.argv[2]!, platform: 'linux-x64', freeBytes: async () => 1e12});
