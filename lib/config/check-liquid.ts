import { errorMessage } from '../error-message';
import { parseLiquid, variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import { outcomeParameters } from '../types';
import { fault, type JsonPath, type Remark, warning } from './finding';

/** A string of a widget that holds Liquid. */
export interface Template {
  readonly path: JsonPath;
  readonly source: string;
}

/** Every string under `value` that holds Liquid. */
export function templatesIn(value: unknown, path: JsonPath): Template[] {
  if (typeof value === 'string') return isTemplate(value) ? [{ path, source: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    templatesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

/** Check the Liquid of a string: syntax, filters, and variables that can never have a value. */
export function checkLiquid({ path, source }: Template, widgetNames: ReadonlySet<string>): Remark[] {
  try {
    parseLiquid(source);
  } catch (error) {
    // The engine's message quotes the template.
    const why = path.includes('sip_password') ? '' : `: ${errorMessage(error)}`;
    return [fault(path, `is not valid Liquid${why}`)];
  }
  return variablesOf(source).flatMap((variable) => {
    const why = whyNeverSet(variable, widgetNames);
    return why === undefined ? [] : [warning(path, `{{${variable.join('.')}}} never has a value: ${why}`)];
  });
}

/** The widgets whose outcome a template reads; `*` stands for any. */
export function outcomesRead({ source }: Template): string[] {
  return variablesOf(source).flatMap(([root, name = anyName]) => (root === 'widgets' ? [name] : []));
}

/** In place of a name that only the call knows, as in `widgets[flow.data.which]`. */
export const anyName = '*';

/** The names that exist below a variable; `true` where any may have a value. */
type Known = true | { readonly [name: string]: Known };

const knownVariables: Known = {
  trigger: { call: true },
  contact: { channel: { address: true } },
  flow: { channel: { address: true }, flow_sid: true, data: true, variables: true },
  env: true,
};

const outcomeVariables = Object.fromEntries(outcomeParameters.map((name) => [name, true as const]));
const knownInWidget: Known = { ...outcomeVariables, variables: outcomeVariables };

function whyNeverSet(variable: readonly string[], widgetNames: ReadonlySet<string>): string | undefined {
  const [root, name = anyName, ...rest] = variable;
  if (root === 'env' && name === 'AUTH_TOKEN') return 'the key to the account stays out of TwiML and logs';
  if (root !== 'widgets') return isKnown(variable, knownVariables) ? undefined : 'there is no such variable';
  if (name !== anyName && !widgetNames.has(name)) {
    return `no widget here is named "${name}"; pass the value as a parameter and read {{flow.data.NAME}}`;
  }
  return isKnown(rest, knownInWidget)
    ? undefined
    : `a widget has no such outcome; it has ${outcomeParameters.join(', ')}`;
}

function isKnown(variable: readonly string[], known: Known): boolean {
  let level: Known | undefined = known;
  for (const name of variable) {
    if (level === undefined || level === true || name === anyName) break;
    level = Object.hasOwn(level, name) ? level[name] : undefined;
  }
  return level !== undefined;
}
