import { checkDial } from '../../config/check-dial';
import { checkDialHabits } from '../../config/check-dial-habits';
import { checkDropped } from '../../config/check-dropped';
import { checkScreen } from '../../config/check-screen';
import { checkWhatsApp } from '../../config/check-whatsapp';
import { outcomeParameters } from '../../types';
import type { Definition } from '../definition';
import { eventDescriptions } from './event-names';
import { packProperties } from './pack';
import { propertiesSchema } from './schema';

export const connectCallTo: Definition<'connect-call-to'> = {
  title: 'Connect Call To',
  description: 'What to connect the caller to, and how.',
  schema: propertiesSchema,
  events: eventDescriptions,
  outputs: Object.fromEntries(outcomeParameters.map((name) => [name, true as const])),
  check: ({ properties, transitions }, secrets) => [
    ...checkDial(properties, secrets),
    ...checkWhatsApp(properties),
    ...checkScreen(properties, secrets),
    ...checkDialHabits(properties, secrets),
    ...checkDropped(properties, transitions),
  ],
  pack: packProperties,
};
