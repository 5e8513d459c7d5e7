import path from 'node:path';
import {rethrowInterruption} from '../interruptible.ts';
import {findProgram, runToEnd} from './child.ts';
import {machine, type SetupEffects} from './effects.ts';

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Finds a Chromium for the tests, or installs one, and resolves to its path. */
export async function findChromium(effects: Partial<SetupEffects> = {}): Promise<string> {
  const here = {...machine, ...effects};
  const named = here.environment.CHROMIUM_PATH;
  if (named) return checkNamed(named, here);
  const found =
    (await findInstalled(here)) ??
    (await playwrightBrowser(here)) ??
    (await installPackage(here)) ??
    (await download(here));
  if (found) return found;
  throw new Error(
    'missing Chromium, which the tests open pages with (on Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium; or name one in CHROMIUM_PATH)',
  );
}

async function checkNamed(browser: string, effects: SetupEffects): Promise<string> {
  if (await answers(browser, effects)) return path.resolve(browser);
  throw new Error(
    `invalid CHROMIUM_PATH: ${browser} (expected the file of a Chromium, which answers --version with its name)`,
  );
}

async function findInstalled(effects: SetupEffects): Promise<string | undefined> {
  const names = effects.platform.startsWith('darwin') ? [...installedNames, macBrowser] : installedNames;
  for (const name of names) {
    const browser = await findProgram([name], effects.environment);
    if (browser && (await answers(browser, effects))) return browser;
  }
  return undefined;
}

/** Ubuntu's chromium-browser is a script that only says where to get the real one; others are no Chromium at all. */
async function answers(browser: string, {environment}: SetupEffects): Promise<boolean> {
  const answer = runToEnd(path.resolve(browser), ['--version'], {environment, timeLimit: 20_000});
  return answer.then(
    ({code, output}) => code === 0 && /chrom|edge|brave/i.test(output),
    (error) => {
      rethrowInterruption(error);
      return false;
    },
  );
}

async function installPackage(effects: SetupEffects): Promise<string | undefined> {
  const {environment, isRoot, report} = effects;
  if (!isRoot || !(await findProgram(['apt-get'], environment))) return undefined;
  report('installing Chromium with apt-get (about 300 MB) ...');
  const settings = {environment: {...environment, DEBIAN_FRONTEND: 'noninteractive'}, show: true, isSystem: true};
  const install = ['-q', 'install', '-y', '--no-install-recommends', 'chromium'];
  const first = await runToEnd('apt-get', install, settings);
  if (first.code !== 0) {
    // The package lists are missing or older than what they name.
    await runToEnd('apt-get', ['-q', 'update'], settings);
    const second = await runToEnd('apt-get', install, settings);
    if (second.code !== 0) report(`apt-get failed: ${second.complaint}`);
  }
  return findInstalled(effects);
}

async function download(effects: SetupEffects): Promise<string | undefined> {
  const {environment, packagesFolder, report} = effects;
  report("downloading Playwright's Chromium ...");
  const options = [path.join(packagesFolder, 'playwright', 'cli.js'), 'install', 'chromium'];
  const {code, complaint} = await runToEnd(process.execPath, options, {environment, show: true});
  if (code !== 0) report(`playwright install failed: ${complaint}`);
  return playwrightBrowser(effects);
}

/** The browser that Playwright keeps in its own cache folder, where it has been downloaded. */
async function playwrightBrowser(effects: SetupEffects): Promise<string | undefined> {
  // Playwright reads its environment when it is loaded: only a process of its own sees the one given here.
  const ask = 'process.stdout.write(require(process.argv[1]).chromium.executablePath())';
  const options = ['-e', ask, path.join(effects.packagesFolder, 'playwright')];
  const {code, output} = await runToEnd(process.execPath, options, {environment: effects.environment});
  return code === 0 && output !== '' && (await answers(output, effects)) ? output : undefined;
}
