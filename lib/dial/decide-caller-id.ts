import { isAnonymous, toCallerId } from '../phone/caller-id';
import type { Call, Handling, Target } from '../types';
import { type Reading, renderProperty, renderText } from './render-property';

/**
 * The caller ID that the targets see, or undefined where not even a fallback is a number.
 *
 * What `caller_id` renders to, if every target takes it; else the Twilio number of the call, the widget's first
 * number, the variable CALLER_ID. Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId.
 */
export function decideCallerId(
  targets: readonly Target[],
  call: Call,
  { reading, service }: Pick<Handling, 'service'> & { reading: Reading },
): string | undefined {
  const { widget, report } = reading;
  const wanted = renderProperty('caller_id', reading) || renderText(defaultCallerId, 'caller_id', reading);
  const callerId = toCallerId(wanted, new Set(targets.map(({ kind }) => kind)));
  if (callerId !== undefined) return callerId;

  const fallback = [call.twilioNumber, widget.numbers[0], service.variables.CALLER_ID]
    .map((number) => toCallerId(number ?? '', numbersOnly))
    .find((number) => number !== undefined);
  const at = { widget: widget.name, property: 'caller_id', value: wanted };
  if (fallback === undefined) {
    report.problems.push({
      ...at,
      message:
        'is no caller ID that these targets take, and no fallback is a number in E.164; the call goes out without one. Set CALLER_ID in the environment.',
    });
  } else if (!isEverydayCaller(wanted)) {
    report.problems.push({
      ...at,
      message: `is no caller ID that these targets take; ${fallback} stands in for it`,
    });
  }
  return fallback;
}

const defaultCallerId = '{{contact.channel.address}}';

const numbersOnly = new Set(['number'] as const);

/** Callers who withhold their number, and callers from browsers and SIP phones, are no fault of anybody's. */
function isEverydayCaller(address: string): boolean {
  return isAnonymous(address) || /^(client|sips?):/i.test(address);
}
