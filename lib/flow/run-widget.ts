import { widgetLimit, withOutcome } from '../call/progress';
import { twilioParameters } from '../call/read-call';
import { decideDial } from '../dial/decide-dial';
import { startReading } from '../dial/render-property';
import { renderTemplate } from '../liquid/render-template';
import type { Answer, Call, EventName, Handling, Problem, Widget } from '../types';
import { listedEvent } from './dial-event';
import { endFlow } from './end-flow';
import { type Next, nextExpected, readNext } from './read-next';
import { redirectUrl } from './redirect-url';

/**
 * Run a widget: ring its targets; or, where it has none left, take its `failed` transition at once, so that the
 * caller is not dropped while there is somewhere to go.
 * @param call as it came to this widget, with the progress before it
 */
export function runWidget(widget: Widget, call: Call, handling: Handling): Answer {
  if (call.progress.widgets >= widgetLimit) {
    handling.report.problems.push({
      widget: widget.name,
      message: `is widget number ${widgetLimit + 1} of this call: the flow ends here, since it may go in circles`,
    });
    return endFlow({ ...handling, call });
  }
  const { widgets } = call.progress;
  const arrived = { ...call, progress: { ...call.progress, widgets: widgets + 1, refused: [] } };
  const decision = decideDial(widget, arrived, handling);
  if (decision.kind === 'dial') return decision;
  handling.report.problems.push(decision.problem);
  const progress = withOutcome(arrived.progress, widget.name, { DialCallStatus: 'failed' });
  const answer = takeTransition('failed', widget, { ...handling, call: { ...arrived, progress } });
  return answer.kind === 'hangup' ? refusal(decision.problem) : answer;
}

/**
 * Go where a widget's transition for this event leads.
 * @param departure.call with this widget's outcome in its progress
 */
export function takeTransition(
  event: EventName,
  widget: Widget,
  departure: Handling & { call: Call },
): Answer {
  const { call } = departure;
  const next = decideNext(listedEvent(event, widget), widget, departure);
  switch (next.kind) {
    case 'url': {
      const url = redirectUrl(next.url, departure);
      const delivery = { widget: widget.name, parameters: twilioParameters(call) };
      return { kind: 'redirect', method: 'POST', url, ...(event === 'hangup' && { delivery }) };
    }
    case 'widget':
      return event === 'hangup' ? { kind: 'hangup' } : runWidget(next.widget, call, departure);
    case 'end':
      return endFlow(departure);
  }
}

/** Where a listed event leads; the end of the flow, with a problem, where its `next` renders to no place. */
function decideNext(event: EventName, widget: Widget, departure: Handling & { call: Call }): Next<Widget> {
  const { call, service, report } = departure;
  const at = { widget: widget.name, property: `transitions.${event}.next` };
  const reading = startReading(widget, call, departure);
  const rendered = renderTemplate(widget.transitions[event] ?? '', reading.scope, reading);
  if (!rendered.ok) {
    report.problems.push({ ...at, message: `its Liquid failed: ${rendered.message}; the flow ends` });
    return { kind: 'end' };
  }
  const next = readNext(rendered.text, {
    domain: service.domain,
    findWidget: (name) => service.configuration.widget(name),
  });
  if (next !== undefined) return next;
  report.problems.push({ ...at, value: rendered.text, message: `is not ${nextExpected}; the flow ends` });
  return { kind: 'end' };
}

/** Not a 2xx: Twilio then turns to the number's fallback URL. Source: Twilio docs, "Voice webhooks". */
function refusal({ widget, property, message }: Problem): Answer {
  return { kind: 'refusal', status: 500, message: `Widget "${widget}": ${property} ${message}.` };
}
