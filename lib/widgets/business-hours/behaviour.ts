import { renderTextOrFault } from '../../liquid/read-text';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { openingAt, readOpeningHours } from './opening-hours';
import type { HoursProperties } from './properties';

/** Decides by the clock of a time zone. This widget is the project's own. */
export const businessHours: Behaviour<'business-hours'> = {
  kind: 'decides',
  arrive(visit) {
    const { widget, moment, report } = visit;
    const texts = renderHours(visit);
    if (texts === undefined) return { kind: 'end' };
    const read = readOpeningHours(texts);
    if (!read.ok) {
      for (const { path, value, expected } of read.problems) {
        const message = `is not ${expected}; taken as closed`;
        report.problems.push({ widget: widget.name, property: path.join('.'), value, message });
      }
      return happened('closed');
    }
    const opening = openingAt(read.hours, moment);
    const isListed = widget.transitions.some(({ event }) => event === opening);
    return happened(opening === 'holiday' && !isListed ? 'closed' : opening);
  },
};

function renderHours(visit: Visit<'business-hours'>): HoursProperties | undefined {
  const { timezone, open, closed_on: closedOn = [] } = visit.widget.properties;
  const zone = renderTextOrFault(timezone, 'timezone', visit);
  const spans = Object.entries(open).map(
    ([days, text]) => [days, renderTextOrFault(text, `open.${days}`, visit)] as const,
  );
  const dates = closedOn.map((text, index) => renderTextOrFault(text, `closed_on[${index}]`, visit));
  const isFaulty = [zone, ...spans.map(([, text]) => text), ...dates].includes(undefined);
  if (zone === undefined || isFaulty) return undefined;
  return {
    timezone: zone,
    // A day whose spans render to nothing is closed, and so is one that is not named.
    open: Object.fromEntries(spans.flatMap(([days, text]) => (text ? [[days, text]] : []))),
    closed_on: dates.flatMap((text) => text || []),
  };
}
