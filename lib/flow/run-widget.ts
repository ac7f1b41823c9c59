import { widgetLimit, withOutcome } from '../call/progress';
import { twilioParameters } from '../call/read-call';
import { decideDial } from '../dial/decide-dial';
import { startReading } from '../dial/render-property';
import { renderTemplate } from '../liquid/render-template';
import type { Answer, Call, EventName, Handling, Problem, Widget } from '../types';
import { isTwiliosOwn, ownFunction } from '../url/own-function';
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
      if (event === 'hangup') return deliver(next.url, widget, departure);
      return { kind: 'redirect', method: 'POST', url: redirectUrl(next.url, departure) };
    }
    case 'widget':
      return event === 'hangup' ? { kind: 'hangup' } : runWidget(next.widget, call, departure);
    case 'end':
      return endFlow(departure);
  }
}

/** Nobody runs a redirect of a call that is over, so that the same goes as a request of our own, too. */
function deliver(to: URL, widget: Widget, departure: Handling & { call: Call }): Answer {
  const { call, report } = departure;
  const progress = { ...call.progress, isDelivery: true };
  const url = redirectUrl(to, { ...departure, call: { ...call, progress } });
  if (!call.progress.isDelivery) {
    const delivery = { widget: widget.name, parameters: twilioParameters(call) };
    return { kind: 'redirect', method: 'POST', url, delivery };
  }
  report.problems.push({
    widget: widget.name,
    property: 'transitions.hangup.next',
    value: url,
    message:
      'is not sent: this request is itself one that was sent after a hang-up, and they might go in circles',
  });
  return { kind: 'redirect', method: 'POST', url };
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
  const own = next?.kind === 'url' ? ownFunction(next.url, service.domain) : undefined;
  if (next !== undefined && !isTwiliosOwn(own)) return next;
  const why = isTwiliosOwn(own)
    ? `leads to this service's own ${own}, where the call would go in circles`
    : `is not ${nextExpected}`;
  report.problems.push({ ...at, value: rendered.text, message: `${why}; the flow ends` });
  return { kind: 'end' };
}

/** Not a 2xx: Twilio then turns to the number's fallback URL. Source: Twilio docs, "Voice webhooks". */
function refusal({ widget, property, message }: Problem): Answer {
  return { kind: 'refusal', status: 500, message: `Widget "${widget}": ${property} ${message}.` };
}
