import { renderText } from '../../liquid/read-text';
import { happened } from '../step';
import type { Behaviour } from '../visit';
import { holds } from './conditions';

/**
 * Takes the first transition whose conditions all hold. Source: Twilio docs, "Studio: Split Based On… widget".
 */
export const splitBasedOn: Behaviour<'split-based-on'> = {
  kind: 'decides',
  arrive(visit) {
    const { widget } = visit;
    const input = renderText(widget.properties.input, 'input', visit);
    const taken = widget.transitions.find(
      ({ event, conditions }) =>
        event === 'match' && conditions?.every((condition) => holds(condition, { input, visit })),
    );
    return taken === undefined ? happened('noMatch') : { kind: 'happened', event: 'match', taken };
  },
};
