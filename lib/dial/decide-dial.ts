import { propertyReader } from '../liquid/read-text';
import type { DialAnswer, FurtherAttributes, Problem } from '../types';
import { screenUrl } from '../url/screen-url';
import { statusUrl } from '../url/status-url';
import type { DialVisit } from '../widgets/visit';
import { decideAttributes } from './decide-attributes';
import { decideCallerId } from './decide-caller-id';
import { decideTargets } from './decide-targets';
import { keepPassword } from './keep-password';
import { recordRule, timeLimitRule, timeoutRule } from './property-rules';

type DialDecision = DialAnswer | { readonly kind: 'nobody'; readonly problem: Problem };

/** What a widget dials in this call; or, where nobody is left to ring, why. */
export function decideDial(visit: DialVisit): DialDecision {
  const { screen } = visit.widget.properties;
  keepPassword(visit);
  const further = withScreen(decideAttributes(visit), screen !== undefined);
  const decision = decideTargets(visit, isSequential(further));
  if (decision.kind === 'nobody') return decision;
  const { targets } = decision;
  const callerId = decideCallerId(targets, visit);
  const read = propertyReader(dialRules, visit.widget.properties, visit);
  const timeLimit = read('time_limit');
  const record = read('record');
  return {
    kind: 'dial',
    targets,
    further,
    ...(screen !== undefined && { screenUrl: screenUrl(visit, screen) }),
    attributes: {
      action: statusUrl(visit, { impliedDials: 1 }),
      ...(callerId !== undefined && { callerId }),
      timeout: read('timeout'),
      ...(timeLimit !== undefined && { timeLimit }),
      ...(record !== false && { record }),
    },
  };
}

const dialRules = { time_limit: timeLimitRule, record: recordRule, timeout: timeoutRule };

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
