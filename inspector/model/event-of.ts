import type { Answer, Call, Handling } from '../../lib/types';
import { dialEvent, listedEvent } from '../../lib/widgets/connect-call-to/dial-event';
import { startVisit } from '../../lib/widgets/visit';
import { resumeAt } from '../../lib/widgets/widget-types';
import type { World } from './call-requests';
import { widgetIn } from './positions';
import type { StepEvent } from './step';

/** What the widget that waited makes of a request. */
export function eventOf(call: Call, handling: Handling, ringsOn: boolean): StepEvent | undefined {
  const widget = handling.service.configuration.widget(call.widgetName ?? '', call.flowName);
  if (widget === undefined) return undefined;
  if (widget.type === 'connect-call-to') {
    const name = dialEvent(call.parameters);
    const listedAs = listedEvent(name, widget);
    return { widget: widget.name, name, ringsOn, ...(listedAs !== name && !ringsOn && { listedAs }) };
  }
  const report = { problems: [], secrets: [] };
  const step = resumeAt(startVisit(widget, call, { ...handling, report }));
  return step.kind === 'happened' ? { widget: widget.name, name: step.event, ringsOn: false } : undefined;
}

/** A widget that has nobody to ring takes its `failed` transition at once. */
export function withoutTargets(
  { widgetName = '', flowName }: Call,
  answer: Answer | undefined,
  { service }: World,
): StepEvent | undefined {
  const widget = service.configuration.widget(widgetName, flowName);
  if (widget?.type !== 'connect-call-to' || answer === undefined || answer.kind === 'refusal')
    return undefined;
  if (answer.kind === 'dial' && widgetIn(answer.attributes.action) === widgetName) return undefined;
  const listedAs = listedEvent('failed', widget);
  return { widget: widgetName, name: 'failed', ringsOn: false, ...(listedAs !== 'failed' && { listedAs }) };
}
