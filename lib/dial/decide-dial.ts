import type { Answer, Call, Handling, Problem, Widget } from '../types';
import { actionUrl } from '../url/action-url';
import { decideCallerId } from './decide-caller-id';
import { decideTargets } from './decide-targets';
import { recordRule, timeLimitRule, timeoutRule } from './property-rules';
import { readProperty, startReading } from './render-property';

type DialDecision = (Answer & { kind: 'dial' }) | { readonly kind: 'nobody'; readonly problem: Problem };

/** What a widget dials in this call; or, where nobody is left to ring, why. */
export function decideDial(widget: Widget, call: Call, handling: Handling): DialDecision {
  const reading = startReading(widget, call, handling);
  const decision = decideTargets(reading);
  if (decision.kind === 'nobody') return decision;
  const { targets } = decision;
  const callerId = decideCallerId(targets, call, { reading, service: handling.service });
  const timeLimit = readProperty('time_limit', timeLimitRule, reading);
  const record = readProperty('record', recordRule, reading);
  return {
    kind: 'dial',
    targets,
    attributes: {
      action: actionUrl(widget.name, call, handling),
      ...(callerId !== undefined && { callerId }),
      timeout: readProperty('timeout', timeoutRule, reading),
      ...(timeLimit !== undefined && { timeLimit }),
      ...(record !== false && { record }),
    },
  };
}
