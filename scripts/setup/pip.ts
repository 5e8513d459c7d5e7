import {type Ending, runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';

/**
 * Runs pip so that it works in `scratch` alone. Its index and proxy are the user's; what the user has set for packages of
 * their own, which are to go into a virtual environment or their home, does not count for these.
 */
export function runPip(
  python: string,
  options: readonly string[],
  {scratch, show, environment}: Pick<SetupEffects, 'environment'> & {scratch: string; show?: boolean},
): Promise<Ending> {
  const {PIP_CONSTRAINT, PIP_DRY_RUN, PIP_PREFIX, PIP_ROOT, PIP_TARGET, ...others} = environment;
  // pip's own temporary files too lie where the next run sweeps.
  const settings = {...others, PIP_REQUIRE_VIRTUALENV: '0', PIP_USER: '0', TMPDIR: scratch};
  return runToEnd(python, ['-m', 'pip', ...options], {environment: settings, show: show ?? false});
}
