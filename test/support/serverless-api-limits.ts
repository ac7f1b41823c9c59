import { platformHandlers } from '../../scripts/runtime-handler';
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

const megabyte = 1_000_000;

/** The content of a Function or an Asset, if it is not too large: https://www.twilio.com/docs/serverless/functions-assets/assets */
export function checkContent(content: Buffer, visibility: string): Buffer {
  const most = visibility === 'private' ? 10 : 25;
  if (content.length <= most * megabyte) return content;
  return refuse(413, 20413, `Content is larger than ${most} MB.`);
}

/** The value of a variable, if it is not too long. */
export function checkValue(value: string): string {
  if (Buffer.byteLength(value) <= 450) return value;
  return refuse(400, 20001, 'Value is longer than 450 bytes.');
}

/** The runtime of a build, if there still is one of that name: https://www.twilio.com/docs/errors/82007 */
export function checkRuntime(runtime: string): string {
  if (['node20', 'node22', 'node24'].includes(runtime)) return runtime;
  return refuse(400, 82007, `Runtime ${runtime} is not supported.`);
}

/** Refuse what would be one too many: an account has at most so many services, and a service so many environments. */
export function checkRoom(what: 'services' | 'environments', count: number): void {
  const most = { services: 10, environments: 25 }[what];
  if (count >= most) refuse(400, 20001, `There are ${most} ${what} already.`);
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
  if (!Array.isArray(list) || !list.every(isDependency)) {
    return refuse(400, 20001, 'Dependencies are invalid.');
  }
  for (const { name, version } of list) {
    // The handler alone comes out of a list of Twilio's own, and no range means any of them.
    if (name !== '@twilio/runtime-handler' || platformHandlers.includes(version)) continue;
    refuse(
      400,
      20001,
      `Some dependencies could not be validated. No matching version found for ${name}@${version}. You can find the valid versions at https://www.twilio.com/docs/serverless/functions-assets/handler`,
    );
  }
  return list;
}

function isDependency(value: unknown): value is Dependency {
  const fields = Object.entries(Object(value));
  return (
    fields.length === 2 &&
    fields.every(([name, text]) => ['name', 'version'].includes(name) && typeof text === 'string')
  );
}
