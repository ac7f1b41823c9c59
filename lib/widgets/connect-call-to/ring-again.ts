import { decideDial, isSequential } from '../../dial/decide-dial';
import { nouns } from '../../dial/nouns';
import { addressOf, readAnyTarget } from '../../dial/read-target';
import { targetLimit } from '../../limits';
import type { Actions, Call, DialAnswer, DialWidget } from '../../types';
import type { AskStep, Happened } from '../step';
import { type DialVisit, startVisit } from '../visit';

/**
 * Somebody refused a screened call, and with that ended the ring for everyone: find out who, and ring the others again.
 * Undefined where there is no such ring, or nobody else in it.
 * @param visit with the progress of the ring, this refusal not included
 * @param refusedByAll what has happened when nobody is left, or when it cannot be told who refused
 */
export function ringAgain(visit: DialVisit, refusedByAll: Happened): AskStep<'lookUpCall'> | undefined {
  const { widget, call, report } = visit;
  const { DialCallSid } = call.parameters;
  if (widget.properties.screen === undefined || !DialCallSid) return undefined;
  // What there is to report of this ring was reported when it began.
  const ring = decideDial(
    startVisit(widget, call, { ...visit, report: { problems: [], secrets: report.secrets } }),
  );
  if (ring.kind === 'nobody' || !mayHaveOthers(ring, widget, call)) return undefined;
  return {
    kind: 'ask',
    action: 'lookUpCall',
    what: { callSid: DialCallSid },
    resume: (lookUp) => {
      const { out, problem } = whoIsOut(lookUp, ring, call);
      if (problem !== undefined) {
        const { value, why } = problem;
        const message = out === undefined ? 'the others are not rung again' : 'all others are rung again';
        report.problems.push({
          widget: widget.name,
          ...(value !== undefined && { value }),
          message: `It could not be told who of the ring refused the call (DialCallSid ${DialCallSid}): ${why}; ${message}`,
        });
      }
      if (out === undefined) return refusedByAll;
      const refused = [...call.progress.refused, ...out];
      const again = decideDial(
        startVisit(widget, { ...call, progress: { ...call.progress, refused } }, visit),
      );
      return again.kind === 'dial' ? again : refusedByAll;
    },
  };
}

/** Whether the others are rung again when somebody refuses: in a screened ring of several. */
export function goesOnWithout({ screenUrl, targets }: DialAnswer): boolean {
  return screenUrl !== undefined && targets.length > 1;
}

/**
 * Whether this ring, as it would be now, may have others than the one who refused. Where a list has come down to one by a
 * deployment during the call, that one is maybe not who refused; but the last of those who were rung again is.
 */
function mayHaveOthers(ring: DialAnswer, widget: DialWidget, { progress }: Call): boolean {
  return goesOnWithout(ring) || (nouns[widget.properties.noun].several && progress.refused.length === 0);
}

interface Outcome {
  /** Who is not rung again; undefined where nobody is. */
  readonly out?: readonly string[];
  readonly problem?: { readonly value?: string; readonly why: string };
}

function whoIsOut(lookUp: Actions['lookUpCall']['result'], ring: DialAnswer, { progress }: Call): Outcome {
  if (!lookUp.ok) return { problem: { why: lookUp.why } };
  const { to } = lookUp;
  const target = readAnyTarget(to);
  if (target === undefined)
    return { problem: { value: to, why: 'Twilio’s API names nobody who can be rung' } };
  const address = addressOf(target);
  const rung = ring.targets.map(addressOf);
  if (rung.includes(address)) {
    // Nobody knows whether those before were rung in vain; those behind were not, or Twilio would not have come back.
    return { out: isSequential(ring.further) ? rung.slice(0, rung.indexOf(address) + 1) : [address] };
  }
  // An address that never matches must not make the same phones ring for ever.
  if (progress.refused.includes(address) || progress.refused.length >= targetLimit)
    return { problem: { value: to, why: 'Twilio’s API names one who had refused before' } };
  // Gone from the configuration with a deployment during the call.
  return { out: [address], problem: { value: to, why: 'Twilio’s API names one who is not in it any more' } };
}
