// What the environment says of a build, checked before anything is built.

import {existsSync, statSync} from 'node:fs';
import path from 'node:path';

/** Where the records are, and where the built site will stand. */
export interface Settings {
  artifacts: string; // the folder of the results, absolute
  base: string; // the path of the home page, as browsers write it; begins and ends in a slash
  site: string | undefined; // the origin
}

/** Reads ARTIFACTS, REPORT, BASE_PATH and SITE_URL; empty ones count as not set. Throws what is wrong, and what to do. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const {ARTIFACTS, REPORT, BASE_PATH, SITE_URL} = environment;
  const site = SITE_URL ? readSite(SITE_URL) : undefined;
  const base = readBase(BASE_PATH || site?.path || '/');
  if (site && site.path !== '/' && site.path !== base)
    throw new Error(
      `SITE_URL and BASE_PATH disagree: ${SITE_URL} has the path ${site.path}, BASE_PATH is ${BASE_PATH} (name the path in one of them)`,
    );
  return {
    artifacts: readArtifacts(ARTIFACTS || path.join(REPORT || '', 'artifacts'), ARTIFACTS ? '' : REPORT),
    base,
    site: site?.origin,
  };
}

/** The path of the home page as browsers write it, from one with or without slashes around it and encoded or not. */
export function readBase(text: string): string {
  const names = text.split('/').filter(Boolean);
  if (!names.every((name) => isName(decode(name))))
    throw new Error(
      `invalid BASE_PATH: ${text} (expected a path as in /report/: names of letters, digits and - . _ ~ + @ between slashes, a space as %20)`,
    );
  return ['', ...names.map((name) => encodeURI(decode(name)!)), ''].join('/').replace('//', '/');
}

/** A name that stands in an address and in HTML as it is. */
function isName(name: string | undefined): boolean {
  return name !== undefined && /^[\p{L}\p{M}\p{N}._~+@ -]+$/u.test(name) && !/^\.{1,2}$|^ | $/.test(name);
}

/** Undefined where it is no text; of a plain space, which belongs into no address, too. */
function decode(name: string): string | undefined {
  try {
    return name.includes(' ') ? undefined : decodeURIComponent(name).normalize('NFC');
  } catch {
    return undefined;
  }
}

function readSite(text: string): {origin: string; path: string} {
  const url = URL.parse(text);
  const isWeb = url && /^https?:\/\/[^/]/i.test(text.trim()) && !url.username && !url.password;
  if (!isWeb || /[?#]/.test(text))
    throw new Error(
      `invalid SITE_URL: ${text} (expected the address of a site without ? and #, as in https://example.org)`,
    );
  return {origin: url.origin, path: readBase(url.pathname)};
}

function readArtifacts(folder: string, report = ''): string {
  const artifacts = path.resolve(folder);
  const isThere = statSync(artifacts, {throwIfNoEntry: false})?.isDirectory();
  if (isThere && existsSync(path.join(artifacts, 'headline.json'))) return artifacts;
  if (report)
    throw new Error(`no results in ${artifacts} yet (npm run experiments -- ${path.basename(report)} computes them)`);
  throw new Error(
    `${isThere ? 'no results in' : 'no folder'} ${artifacts} (expected headline.json there: ARTIFACTS names a folder of results; npm run experiments computes what is missing of them, git restore artifacts brings the committed ones back)`,
  );
}
