import { renderTemplate } from '../liquid/render-template';
import type { Next } from '../types';
import { isTwiliosOwn, ownFunction } from '../url/own-function';
import type { Happened } from '../widgets/step';
import type { Visit } from '../widgets/visit';
import { nextExpected, readNext } from './read-next';

/**
 * Where a call goes from a widget; the end of the flow, with a problem, where its `next` renders to no place.
 * @param visit of a call with this widget's own outcome in its progress
 */
export function decideNext({ event, taken }: Happened, visit: Visit): Next {
  const { widget, service, report, scope } = visit;
  const transition = taken ?? widget.transitions.find((listed) => listed.event === event);
  const at = { widget: widget.name, property: `transitions.${event}.next` };
  const rendered = renderTemplate(transition?.next ?? '', scope, visit);
  if (!rendered.ok) {
    report.problems.push({ ...at, message: `its Liquid failed: ${rendered.message}; the flow ends` });
    return { kind: 'end' };
  }
  const { configuration, domain } = service;
  const next = readNext(rendered.text, {
    domain,
    // A widget of the same flow comes before a single one of that name.
    findWidget: (name) => configuration.widget(name, widget.flow) ?? configuration.widget(name),
    findFlow: (name) => configuration.flow(name),
  });
  const own = next?.kind === 'url' ? ownFunction(next.url, domain) : undefined;
  if (next !== undefined && !isTwiliosOwn(own)) return next;
  const why = isTwiliosOwn(own)
    ? `leads to this service's own ${own}, where the call would go in circles`
    : `is not ${nextExpected}`;
  report.problems.push({ ...at, value: rendered.text, message: `${why}; the flow ends` });
  return { kind: 'end' };
}
