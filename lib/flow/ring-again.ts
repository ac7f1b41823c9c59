import { decideDial, isSequential } from '../dial/decide-dial';
import { addressOf, readAnyTarget } from '../dial/read-target';
import type { Answer, Call, DialAnswer, Handling, Target, Widget } from '../types';

/** A question that only Twilio's API can answer: whom the call with this SID rang. */
export interface Lookup {
  readonly kind: 'lookup';
  readonly callSid: string;
  /** Go on with the answer, or without one. */
  resume(to: string | undefined): Answer;
}

/**
 * Somebody refused a screened call, and with that ended the ring for everyone: find out who, and ring the others again.
 * Undefined where there is no such ring, or nobody else in it.
 * @param call with the progress of the ring, this refusal not included
 * @param refusedByAll where the call goes when nobody is left, or when it cannot be told who refused
 */
export function ringAgain(
  widget: Widget,
  call: Call,
  { refusedByAll, ...handling }: Handling & { refusedByAll: () => Answer },
): Lookup | undefined {
  const { DialCallSid } = call.parameters;
  if (widget.properties.screen === undefined || !DialCallSid) return undefined;
  // What there is to report of this ring was reported when it began.
  const ring = decideDial(widget, call, {
    ...handling,
    report: { problems: [], secrets: handling.report.secrets },
  });
  if (ring.kind === 'nobody' || !goesOnWithout(ring)) return undefined;
  return {
    kind: 'lookup',
    callSid: DialCallSid,
    resume: (to) => {
      const address = to === undefined ? undefined : rungAddress(to, ring.targets);
      if (address === undefined) {
        handling.report.problems.push({
          widget: widget.name,
          ...(to !== undefined && { value: to }),
          message: `It could not be told who refused the call (DialCallSid ${DialCallSid}): the others are not rung again`,
        });
        return refusedByAll();
      }
      const refused = [...call.progress.refused, address];
      const again = decideDial(widget, { ...call, progress: { ...call.progress, refused } }, handling);
      return again.kind === 'dial' ? again : refusedByAll();
    },
  };
}

/** Whether the others are rung again when somebody refuses: in a screened ring of several at once. */
export function goesOnWithout({ screenUrl, targets, further }: DialAnswer): boolean {
  return screenUrl !== undefined && targets.length > 1 && !isSequential(further);
}

/** The address in the ring that a call's `to` in Twilio's API means. */
function rungAddress(to: string, targets: readonly Target[]): string | undefined {
  const target = readAnyTarget(to);
  const address = target === undefined ? undefined : addressOf(target);
  return targets.map(addressOf).find((rung) => rung === address);
}
