import { hasLostPlus, lostPlusMessage, withPlus } from './phone/lost-plus';
import type { Answer, Ask, Call, Handling, Problem } from './types';
import { beginAt, walkOn } from './walk/walk';
import { firstWidget, whyNone } from './which-widget';

/** Answer `/connect`: run the flow or widget that the request names, else the number's, else `default`. */
export function connect(call: Call, handling: Handling): Answer | Ask {
  const { report, service } = handling;
  report.problems.push(...lostPluses(call));
  const widget = firstWidget(call, service.configuration);
  if (widget !== undefined) return walkOn(beginAt(widget, call, handling));
  const message = whyNone(call, report.secrets);
  report.problems.push({ message });
  return { kind: 'refusal', status: 404, message };
}

/** Twilio loses none, but somebody who writes the parameters into a URL does. */
function lostPluses({ parameters }: Call): Problem[] {
  return ['From', 'To'].flatMap((name): Problem[] => {
    const value = parameters[name] ?? '';
    if (!hasLostPlus(value)) return [];
    const message = `The parameter ${name} ${lostPlusMessage(withPlus(value))}`;
    return [{ severity: 'warning', value, message }];
  });
}
