import { closedObject, studioLeftover } from '../../config/closed-object';
import { packTexts } from '../../config/pack-properties';
import type { Definition } from '../definition';
import { checkPrompt, digitsEntry, promptEntries } from '../prompt-definition';

export const sayPlay: Definition<'say-play'> = {
  title: 'Say/Play',
  description: 'Says or plays something to the caller.',
  schema: closedObject({ ...promptEntries, digits: digitsEntry, offset: studioLeftover }),
  events: { audioComplete: 'the caller has heard it.' },
  outputs: {},
  check: ({ properties }, secrets) => checkPrompt(properties, { names: ['say', 'play', 'digits'], secrets }),
  pack: (properties) => packTexts(properties, [...Object.keys(promptEntries), 'digits']),
};
