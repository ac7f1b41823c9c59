import { targetLimit } from '../limits';
import { renderPiecesOrFault } from '../liquid/read-text';
import { textOf } from '../liquid/render-template';
import { lostPlusMessage } from '../phone/lost-plus';
import { quote } from '../quote';
import type { Problem, Target } from '../types';
import type { DialVisit } from '../widgets/visit';
import { addressesIn } from './addresses-in';
import { decideRoutes, type TargetDecision } from './decide-routes';
import { nouns, readTarget, targetExpected } from './nouns';
import { addressOf, withoutSipDomains, withoutWhatsApp } from './read-target';
import { targetDetails } from './target-details';

/**
 * Whom a widget rings in this call. What is invalid, and what is over ten, is left out and reported.
 * @param sequential one after the other, instead of all at once
 */
export function decideTargets(visit: DialVisit, sequential: boolean): TargetDecision {
  const { widget, call, report } = visit;
  const { noun, sipRoutes } = widget.properties;
  if (noun === 'sip' && sipRoutes !== undefined) return decideRoutes(sipRoutes, visit);
  const { property } = nouns[noun];
  const withDetails = targetDetails(visit);
  const parts = renderPiecesOrFault(widget.properties[property], property, visit) ?? [];
  const text = textOf(parts).trim();
  const problem = (message: string, value = text): Problem => ({
    widget: widget.name,
    property,
    value,
    message,
  });
  const tell = (message: string, value?: string) => report.problems.push(problem(message, value));

  const valid: Target[] = [];
  const invalid: string[] = [];
  const restored: Problem[] = [];
  for (const { text: address, arrived, isBroken } of addressesIn(noun, parts)) {
    const target = isBroken ? undefined : readTarget(noun, address);
    if (target === undefined) {
      invalid.push(address);
      continue;
    }
    valid.push(target);
    if (arrived === undefined) continue;
    restored.push({ ...problem(lostPlusMessage(addressOf(target)), arrived), severity: 'warning' });
  }
  report.problems.push(...restored.slice(0, targetLimit));
  // A list may come with the call, and have thousands: each would be a line of the log.
  for (const address of invalid.slice(0, targetLimit)) {
    tell(`is not ${targetExpected(noun)}; it does not ring`, address);
  }
  if (invalid.length > targetLimit) {
    tell(`has ${invalid.length - targetLimit} more that do not ring`, String(invalid.length));
  }
  const suited = withoutWhatsApp(valid);
  if (suited.length < valid.length) {
    tell('has numbers of WhatsApp, which take another caller ID than phone numbers; they do not ring');
  }
  const together = sequential ? suited : withoutSipDomains(suited);
  if (together.length < suited.length) {
    tell('has endpoints of a Twilio SIP Domain, which do not ring in parallel with other kinds of target');
  }
  if (together.length > targetLimit) {
    tell(`has ${together.length} targets; only the first ${targetLimit} ring`);
  }
  const { refused } = call.progress;
  const targets = together.slice(0, targetLimit).filter((target) => !refused.includes(addressOf(target)));
  if (targets.length > 0) return { kind: 'targets', targets: targets.map(withDetails) };
  const rendered = text === '' ? 'nothing' : quote(text, report.secrets);
  return { kind: 'nobody', problem: problem(`leaves nobody to ring: it rendered to ${rendered}`) };
}
