import { readNext, nextExpected, type Next } from '../flow/read-next';
import { callScope } from '../liquid/call-scope';
import { renderTemplate } from '../liquid/render-template';
import type { Handling, Widget } from '../types';
import type { Happened } from '../widgets/step';
import type { Visit } from '../widgets/visit';

/** Where a call goes from a widget; the end of the flow, with a problem, where `next` renders to no place. */
export function decideNext({ event, taken }: Happened, { widget, call }: Visit, handling: Handling): Next<Widget> {
  const { service, report } = handling;
  const transition = taken ?? widget.transitions.find((listed) => listed.event === event);
  const at = { widget: widget.name, property: `transitions.${event}.next` };
  const rendered = renderTemplate(transition?.next ?? '', callScope(call, service));
  if (!rendered.ok) {
    report.problems.push({ ...at, message: `its Liquid failed: ${rendered.message}; the flow ends` });
    return { kind: 'end' };
  }
  const next = readNext(rendered.text, {
    domain: service.domain,
    findWidget: (name) => findWidget(name, widget, service),
  });
  if (next !== undefined) return next;
  report.problems.push({ ...at, value: rendered.text, message: `is not ${nextExpected}; the flow ends` });
  return { kind: 'end' };
}
