import { nouns } from '../dial/nouns';
import { isTemplate } from '../liquid/render-template';
import { dialledVariables, readsAddressesAlone } from './callers-choice';
import { isNoun, literalTargets, type RawProperties } from './check-dial';
import { unreachedAmong } from './check-reach';
import type { Draft } from './draft';
import { type Remark, warning } from './finding';

/**
 * Warn of widgets that would ring a phone without a caller ID where a client app or a SIP phone has called.
 *
 * Only of those that such callers seem to run: no number leads to them, or they ring what was dialled.
 * @param isCallerIdSet whether the service is known to have the variable CALLER_ID
 */
export function checkCallers(drafts: readonly Draft[], isCallerIdSet: boolean): [Remark, Draft][] {
  if (isCallerIdSet) return [];
  const unreached = new Set(unreachedAmong(drafts));
  const message =
    'has no number to show where a client app or a SIP phone calls, and to a phone Twilio then places no call: write a number that you own, here, in "numbers" or as CALLER_ID=… in .env';
  return (
    drafts
      // Of a flow's widgets, the flow may have the number.
      .filter(({ flow }) => flow === undefined)
      .filter((draft) => isForClients(draft, unreached) && hasNothingToShow(draft))
      .map((draft) => [warning(['properties', 'caller_id'], message), draft])
  );
}

function isForClients(draft: Draft, unreached: ReadonlySet<Draft>): boolean {
  const { to } = draft.properties;
  return unreached.has(draft) || (typeof to === 'string' && dialledVariables(to).length > 0);
}

function hasNothingToShow({ numbers, properties }: Draft): boolean {
  const callerId = properties.caller_id ?? '';
  if (numbers.length > 0 || typeof callerId !== 'string' || !ringsPhones(properties)) return false;
  return callerId.trim() === '' || readsAddressesAlone(callerId);
}

/** What is no phone, such as a client, is rung without a number to show as well. */
function ringsPhones(properties: RawProperties): boolean {
  const { noun, to } = properties;
  if (!isNoun(noun) || typeof to !== 'string') return false;
  const { kind } = nouns[noun];
  if (kind !== 'any') return kind === 'number';
  return isTemplate(to) || literalTargets(properties).some((target) => target.kind === 'number');
}
