import { errorMessage } from '../error-message';
import { hidePasswords } from '../hide-passwords';
import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import { maskSecrets } from '../mask-secrets';
import { fault, type JsonPath, type Remark, warning } from './finding';
import { stringsIn } from './strings-in';

/** A string of a widget that holds Liquid. */
export interface Template {
  readonly path: JsonPath;
  readonly source: string;
}

/** Every string under `value` that holds Liquid. */
export function templatesIn(value: unknown, path: JsonPath): Template[] {
  return stringsIn(value, path).flatMap(({ path, text }) =>
    isTemplate(text) ? [{ path, source: text }] : [],
  );
}

// A whole answer has at most 64 kB. The engine takes time with the square of what is longer: minutes for a megabyte.
export const longestLiquid = 64_000;

/**
 * Check the Liquid of a string: syntax, filters, and variables that can never have a value.
 * @param secrets what no remark may show
 */
export function checkLiquid(
  { path, source }: Template,
  here: Here,
  secrets: readonly string[] = [],
): Remark[] {
  if (source.length > longestLiquid) {
    return [fault(path, `has ${source.length} characters; expected at most ${longestLiquid} with Liquid`)];
  }
  let variables: string[][];
  try {
    variables = variablesOf(source);
  } catch (error) {
    // The engine's message quotes the template.
    const why = path.includes('sip_password') ? '' : `: ${readable(whyInvalid(error), secrets)}`;
    return [fault(path, `is not valid Liquid${why}`)];
  }
  return variables.flatMap((variable) => {
    const why = whyNeverSet(variable, here, secrets);
    if (why === undefined) return [];
    return [warning(path, `{{${readable(variable.join('.'), secrets)}}} never has a value: ${why}`)];
  });
}

/** The engine parses a block inside a block by a call inside a call. */
function whyInvalid(error: unknown): string {
  const message = errorMessage(error);
  return message.startsWith('Maximum call stack') ? 'it is nested too deeply' : message;
}

/** In one line, and cut where it is long: not at its end, where the engine says where it was in the template. */
function readable(text: string, secrets: readonly string[]): string {
  const line = hidePasswords(maskSecrets(text, secrets)).replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length <= 200 ? line : `${line.slice(0, 160)}…${line.slice(-40)}`;
}

/** The names that exist below a variable; `true` where any may have a value. */
export type Known = true | { readonly [name: string]: Known };

/** What a template may read of the widgets here. */
export interface Here {
  /** What `widgets.NAME` has; undefined where no widget here has the name. */
  outputs(name: string): Known | undefined;
  /** Whether something sets `flow.variables.NAME`; absent where any parameter of a URL may. */
  readonly isSet?: (name: string) => boolean;
}

/** In place of a name that only the call knows, as in `widgets[flow.data.which]`. */
export const anyName = '*';

const knownVariables: Known = {
  trigger: { call: true },
  contact: { channel: { address: true } },
  flow: { channel: { address: true }, flow_sid: true, data: true, variables: true },
  env: true,
};

function whyNeverSet(
  variable: readonly string[],
  here: Here,
  secrets: readonly string[],
): string | undefined {
  const [root, name = anyName, ...rest] = variable;
  if (root === 'env' && name === 'AUTH_TOKEN') return 'the key to the account stays out of TwiML and logs';
  if (root === 'flow' && name === 'variables') return whyNoVariable(rest[0], here, secrets);
  if (root !== 'widgets') return isKnown(variable, knownVariables) ? undefined : 'there is no such variable';
  if (name === anyName) return undefined;
  const outputs = here.outputs(name);
  if (outputs === undefined) {
    return `no widget here is named "${readable(name, secrets)}"; pass the value as a parameter and read {{flow.data.NAME}}`;
  }
  const path = rest[0] === 'variables' ? rest.slice(1) : rest;
  if (outputs === true || isKnown(path, outputs)) return undefined;
  const names = Object.keys(outputs);
  return `a widget has no such outcome; it has ${names.length === 0 ? 'none' : names.join(', ')}`;
}

function whyNoVariable(
  name: string | undefined,
  { isSet }: Here,
  secrets: readonly string[],
): string | undefined {
  if (name === undefined || name === anyName || isSet === undefined || isSet(name)) return undefined;
  return `no widget here sets "${readable(name, secrets)}", so that it has a value only where a parameter of this name comes with the call`;
}

function isKnown(variable: readonly string[], known: Known): boolean {
  let level: Known | undefined = known;
  for (const name of variable) {
    if (level === undefined || level === true || name === anyName) break;
    level = Object.hasOwn(level, name) ? level[name] : undefined;
  }
  return level !== undefined;
}
