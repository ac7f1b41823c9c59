import { attributeRules } from '../dial/attribute-rules';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { anyOrigin } from '../url/any-domain';
import { isServicePath } from '../url/is-url';
import type { RawProperties } from './check-dial';
import { type JsonPath, type Remark, warning } from './finding';
import { nexts } from './nexts';

/** The paths of this service that Twilio can request. */
export interface ServicePaths {
  /** Of its Functions, such as `/connect`. */
  readonly functions: readonly string[];
  /** Of its assets, such as `/hold.mp3`. */
  readonly assets: readonly string[];
}

/** Warn of every `/path` on this service where it has neither a Function nor an asset. */
export function checkPaths(
  { properties, transitions }: { readonly properties: RawProperties; readonly transitions: unknown },
  paths: ServicePaths,
): Remark[] {
  const { functions, assets } = paths;
  const known = new Set([...functions, ...assets]);
  return [...urlsIn(properties), ...nexts(transitions)].flatMap(({ path, text }) => {
    const wanted = literalPath(text);
    if (wanted === undefined || known.has(wanted)) return [];
    return [warning(path, nothingThere(wanted, paths))];
  });
}

/** The path that a text names, where no call changes it: Liquid may stand in the query only. */
function literalPath(text: string): string | undefined {
  const [path = ''] = text.trim().split(/[?#]/);
  if (!isServicePath(path) || path.includes('{')) return undefined;
  return new URL(path, anyOrigin).pathname;
}

/** What a widget says in place of URLs, but for where it leads. */
function urlsIn(properties: RawProperties): { path: JsonPath; text: string }[] {
  return urlPaths.flatMap((path) => {
    const step = (value: unknown, name: string) => (isObject(value) ? value[name] : undefined);
    const text = path.reduce<unknown>(step, properties);
    return typeof text === 'string' ? [{ path: ['properties', ...path], text }] : [];
  });
}

/** Of all types of widget. */
const urlPaths: readonly (readonly string[])[] = [
  ...Object.entries(attributeRules).flatMap(([element, rules]) =>
    Object.entries(rules).flatMap(([name, { form }]) => (form === 'url' ? [[element, name]] : [])),
  ),
  ['screen', 'play'],
  ['url'],
  ['play'],
  ['media_url'],
  ['wait_url'],
  ['transcription_callback_url'],
  ['recording_status_callback_url'],
];

/** Where no `next` and no attribute may lead. */
const ownFunctions = ['/connect-status', '/connect-screen'];

function nothingThere(path: string, { functions }: ServicePaths): string {
  const others = functions.filter((name) => !ownFunctions.includes(name));
  const most = 20;
  const more = others.length > most ? ` and ${others.length - most} more` : '';
  const there =
    others.length === 0 ? 'there is none' : `there are ${others.slice(0, most).join(', ')}${more}`;
  return `leads to ${quote(path)}, where this service has no Function and no public asset; of Functions ${there}`;
}
