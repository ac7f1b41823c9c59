import type { Call, DialAnswer, DialWidget, FurtherAttributes, Handling, Problem } from '../types';
import { screenUrl } from '../url/screen-url';
import { statusUrl } from '../url/status-url';
import { decideAttributes } from './decide-attributes';
import { decideCallerId } from './decide-caller-id';
import { decideTargets } from './decide-targets';
import { recordRule, timeLimitRule, timeoutRule } from './property-rules';
import { readProperty, startReading } from './render-property';

type DialDecision = DialAnswer | { readonly kind: 'nobody'; readonly problem: Problem };

/** What a widget dials in this call; or, where nobody is left to ring, why. */
export function decideDial(widget: DialWidget, call: Call, handling: Handling): DialDecision {
  const { service } = handling;
  const place = { ...handling, widget, call };
  const { screen } = widget.properties;
  const reading = startReading(widget, call, handling);
  const further = withScreen(decideAttributes(reading, service.domain), screen !== undefined);
  const decision = decideTargets(reading, {
    sequential: isSequential(further),
    refused: call.progress.refused,
  });
  if (decision.kind === 'nobody') return decision;
  const { targets } = decision;
  const callerId = decideCallerId(targets, call, { reading, service });
  const timeLimit = readProperty('time_limit', timeLimitRule, reading);
  const record = readProperty('record', recordRule, reading);
  return {
    kind: 'dial',
    targets,
    further,
    ...(screen !== undefined && { screenUrl: screenUrl(place, screen) }),
    attributes: {
      action: statusUrl(place, { impliedDials: 1 }),
      ...(callerId !== undefined && { callerId }),
      timeout: readProperty('timeout', timeoutRule, reading),
      ...(timeLimit !== undefined && { timeLimit }),
      ...(record !== false && { record }),
    },
  };
}

/**
 * Without answerOnBridge the caller of a screened call may hear nothing while the person who answers is asked; with it,
 * ringing. Source: Twilio docs, "TwiML Voice: <Dial>", attribute answerOnBridge.
 */
function withScreen(further: FurtherAttributes, isScreened: boolean): FurtherAttributes {
  return isScreened ? { ...further, dial: { answerOnBridge: 'true', ...further.dial } } : further;
}

/** Whether the targets ring one after the other. Source: Twilio docs, "TwiML Voice: <Dial>", attribute sequential. */
export function isSequential({ dial }: DialAnswer['further']): boolean {
  return dial?.sequential === 'true';
}
