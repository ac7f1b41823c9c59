import { promptElements } from '../prompt';
import { happened } from '../step';
import type { Behaviour } from '../visit';

/** Says or plays something, and the call goes on. Source: Twilio docs, "Studio: Say/Play widget". */
export const sayPlay: Behaviour<'say-play'> = {
  kind: 'speaks',
  arrive(visit) {
    const elements = promptElements(visit.widget.properties, visit);
    return elements === undefined ? { kind: 'end' } : { kind: 'speak', elements, event: 'audioComplete' };
  },
  resume: () => happened('audioComplete'),
};
