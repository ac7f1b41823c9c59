import { anyName, checkLiquid, type Here, type Template } from '../config/check-liquid';
import { type Remark, warning } from '../config/finding';
import { variablesOf } from '../liquid/engine';
import { connectCallTo } from '../widgets/connect-call-to/definition';

/** A variable of Liquid, as the names on the way to its value. */
type Variable = readonly string[];

/** What the import knows of the variables that a flow's widgets read. */
interface FlowVariables {
  /** The names of all widgets here. */
  readonly names: ReadonlySet<string>;
  /** A widget's name in Studio → its name here, where that is another. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The parameter that brings the value of a variable, as it is printed. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Tell which values of a template only the Studio flow knows, and how they can come along as parameters. */
export function checkStudioVariables(template: Template, known: FlowVariables): Remark[] {
  return variablesOf(template.source).flatMap((variable) => {
    const message = whatToDo(variable, { template, known });
    return message === undefined ? [] : [warning(template.path, message)];
  });
}

function whatToDo(
  variable: Variable,
  { template, known }: { template: Template; known: FlowVariables },
): string | undefined {
  const [root = '', name = ''] = variable;
  const shown = printVariable(variable);
  const newName = root === 'widgets' ? known.renamed.get(name) : undefined;
  if (newName !== undefined) {
    const now = printVariable([root, newName, ...variable.slice(2)]);
    return `reads {{${shown}}}, which is named ${newName} here; write {{${now}}}`;
  }
  const parameter = known.parameters.get(shown);
  if (!isStudios(variable, known.names) || parameter === undefined) {
    if (variable.includes(anyName)) return undefined;
    return checkLiquid({ ...template, source: `{{${shown}}}` }, widgetsHere(known.names))[0]?.message;
  }
  if (template.path.includes('sip_password')) {
    return `reads {{${shown}}}, which only the Studio flow knows; a password has no place in URLs. Write {{env.SIP_PASSWORD}}`;
  }
  const asParameter = isFlowData(variable) && variable[2] === parameter;
  const write = asParameter ? '' : `, and write {{flow.data.${parameter}}} here`;
  return `reads {{${shown}}}, which only the Studio flow knows: add ${parameter}={{${shown}}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &)${write}`;
}

/** A parameter for each variable of these templates that only the Studio flow knows; no two have the same. */
export function nameParameters(
  templates: readonly Template[],
  names: ReadonlySet<string>,
): Map<string, string> {
  const parameters = new Map<string, string>();
  const taken = new Set(notForUsers);
  const variables = templates.flatMap(({ source }) => variablesOf(source));
  // What is a parameter already keeps its name.
  const inTurn = [...variables.filter(isFlowData), ...variables];
  for (const variable of inTurn) {
    const shown = printVariable(variable);
    if (parameters.has(shown) || !isStudios(variable, names) || variable.includes(anyName)) continue;
    const parameter = candidates(variable).find((candidate) => !taken.has(candidate));
    if (parameter === undefined) continue;
    taken.add(parameter);
    parameters.set(shown, parameter);
  }
  return parameters;
}

/** `widget` is our own; a parameter `request` overwrites the runtime's request. */
const notForUsers = ['widget', 'request'];

/** The last name of a variable, with more of those before it where that is taken. */
function candidates(variable: Variable): string[] {
  const words = variable.slice(1).filter((name) => /^[A-Za-z]/.test(name));
  return words
    .map((_, index) => words.slice(words.length - 1 - index).join('_'))
    .map((text) => text.replaceAll(/\W/g, '_'))
    .map((text) => text.charAt(0).toLowerCase() + text.slice(1));
}

/** Whether Studio has a value for a variable that no call brings along by itself. */
function isStudios(variable: Variable, names: ReadonlySet<string>): boolean {
  const [root, name = anyName] = variable;
  if (root === 'widgets') return !names.has(name);
  if (isFlowData(variable)) return true;
  const studios = root === 'trigger' || root === 'contact' || root === 'flow';
  const source = `{{${printVariable(variable)}}}`;
  return (
    studios && !variable.includes(anyName) && checkLiquid({ path: [], source }, widgetsHere(names)).length > 0
  );
}

/** What the Liquid of an imported widget may read: the outcomes of the Connect Call To widgets that have these names. */
export function widgetsHere(names: ReadonlySet<string>): Here {
  return { outputs: (name) => (names.has(name) ? connectCallTo.outputs : undefined) };
}

function isFlowData([root, name, parameter]: Variable): boolean {
  return root === 'flow' && (name === 'data' || name === 'variables') && parameter !== undefined;
}

function printVariable([root = '', ...names]: Variable): string {
  const steps = names.map((name) => {
    if (/^[0-9]+$/.test(name)) return `[${name}]`;
    return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `["${name}"]`;
  });
  return [root, ...steps].join('');
}
