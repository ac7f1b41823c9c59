import { variablesOf } from '../liquid/engine';
import { isTemplate } from '../liquid/render-template';
import { longestLiquid } from './check-liquid';

/** The variables of a text that whoever calls chooses, and that no tag of it compares with anything. */
export function callersChoice(source: string): string[] {
  return uncomparedVariables(source).filter(isCallersChoice);
}

/** The variables of a text in which stands what the caller has dialled: where a phone called, the Twilio number. */
export function dialledVariables(source: string): string[] {
  return uncomparedVariables(source).filter((variable) => dialled.has(variable));
}

/** Whether a text says nothing but an address of one of the two who are on the call. */
export function readsAddressesAlone(source: string): boolean {
  const variables = variablesIn(source).map((variable) => variable.join('.'));
  return isTemplate(source) && variables.every((variable) => dialled.has(variable) || calling.has(variable));
}

const calling: ReadonlySet<string> = new Set([
  'contact.channel.address',
  'trigger.call.From',
  'trigger.call.Caller',
]);

const dialled: ReadonlySet<string> = new Set([
  'trigger.call.To',
  'trigger.call.Called',
  'flow.channel.address',
]);

/** Those that no `if`, `unless` or `case` compares: what is compared is what the file allows. */
function uncomparedVariables(source: string): string[] {
  if (!isTemplate(source)) return [];
  const variables = new Set(variablesIn(source).map((variable) => variable.join('.')));
  const conditions = [...source.matchAll(/\{%-?\s*(?:if|elsif|unless|case)\b([^%]*)/g)].map(
    ([, condition = '']) => condition,
  );
  return [...variables].filter(
    (variable) => !conditions.some((condition) => condition.split(/[^\w.-]+/).includes(variable)),
  );
}

/** What is no Liquid, or too long for it, is a fault of its own. */
function variablesIn(source: string): string[][] {
  if (source.length > longestLiquid) return [];
  try {
    return variablesOf(source);
  } catch {
    return [];
  }
}

/** A request's own parameters come from Studio, a Voice URL, or a client app; the rest is the caller's phone. */
function isCallersChoice(variable: string): boolean {
  return (
    /^flow\.(data|variables)\b/.test(variable) ||
    calling.has(variable) ||
    /^trigger\.call\.([a-z].*|CallerName|SipHeader_.*|Digits|SpeechResult)$/.test(variable)
  );
}
