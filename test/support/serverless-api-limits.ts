import { refuse } from './serverless-api-request';

interface Version {
  readonly path: string;
  readonly visibility: string;
}

/** A package that Twilio installs for a build. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
}

/** The path of a Function or an Asset, if Twilio takes it. */
export function checkPath(path: string): string {
  if (/^\/[^;,?:@+&$()' "#]{0,254}$/.test(path)) return path;
  return refuse(400, 20001, `Path ${path} is invalid.`);
}

export function checkVisibility(visibility: string): string {
  if (['public', 'protected', 'private'].includes(visibility)) return visibility;
  return refuse(400, 20001, `Visibility ${visibility} is invalid.`);
}

/** Refuse a build that Twilio would refuse; its limits were once at https://www.twilio.com/docs/runtime/functions-assets-api */
export function checkBuild(functions: readonly Version[], assets: readonly Version[]): void {
  if (functions.length + assets.length === 0) {
    refuse(400, 20001, 'At least one Function Version or Asset Version is required for Build.');
  }
  const privateAssets = assets.filter(({ visibility }) => visibility === 'private').length;
  const counts = [
    ['Functions', functions.length, 50],
    ['private assets', privateAssets, 50],
    ['other assets', assets.length - privateAssets, 1000],
  ] as const;
  for (const [what, count, most] of counts) {
    if (count > most) refuse(400, 20001, `A Build holds at most ${most} ${what}.`);
  }
}

/** The dependencies of a build: a list in JSON, which the Serverless Toolkit puts into quotation marks. */
export function checkDependencies(text = '[]'): Dependency[] {
  const list: unknown = JSON.parse(text.replace(/^"(.*)"$/s, '$1'));
  if (Array.isArray(list) && list.every(isDependency)) return list;
  return refuse(400, 20001, 'Dependencies are invalid.');
}

function isDependency(value: unknown): value is Dependency {
  const fields = Object.entries(Object(value));
  return (
    fields.length === 2 &&
    fields.every(([name, text]) => ['name', 'version'].includes(name) && typeof text === 'string')
  );
}
