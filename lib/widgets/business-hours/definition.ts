import * as v from 'valibot';
import { closedObject, studioLeftover } from '../../config/closed-object';
import { fault, type Remark } from '../../config/finding';
import { packText } from '../../config/pack-properties';
import { described, optional, required, text } from '../../config/schema-parts';
import { isObject } from '../../is-object';
import { isTemplate } from '../../liquid/render-template';
import { quote } from '../../quote';
import type { Definition } from '../definition';
import { readOpeningHours } from './opening-hours';
import type { HoursProperties } from './properties';

const days = 'an object of days and spans, such as {"mon-fri": "09:00-17:00"}';
const dates = 'a list of days, such as ["2026-12-25", "12-26"]';

export const businessHours: Definition<'business-hours'> = {
  title: 'Business Hours',
  description: 'Decides by the clock whether somebody is there. Not in Studio.',
  schema: closedObject({
    timezone: required(
      'a time zone, such as Europe/London',
      'Time zone',
      'Whose clock counts, such as America/New_York.',
    ),
    open: described(
      v.record(text, text, days),
      'Open',
      'Days → spans of time: {"mon-fri": "09:00-12:00, 13:00-17:00", "sat": "10:00-14:00"}. A day that is not named is closed.',
    ),
    closed_on: optional(
      v.array(text, dates),
      'Closed on',
      'Days on which it is closed, of one year or of every year: ["2026-12-25", "12-26"].',
    ),
    offset: studioLeftover,
  }),
  events: {
    open: 'it is open.',
    closed: 'it is closed.',
    holiday: 'it is a day of closed_on; closed where this is not listed.',
  },
  outputs: {},
  check: ({ properties }) => checkHours(properties),
  pack: packHours,
};

/** Check what is the same in every call. */
function checkHours(properties: Readonly<Record<string, unknown>>): Remark[] {
  const { timezone, open, closed_on: closedOn } = packHours(properties);
  if (!isObject(properties.open) || timezone === '') return [];
  const literalDays = Object.entries(open).filter(([, text]) => !isTemplate(text));
  const read = readOpeningHours({
    timezone: isTemplate(timezone) ? 'UTC' : timezone,
    open: Object.fromEntries(literalDays.filter(([, text]) => text.trim() !== '')),
    closed_on: (closedOn ?? []).map((text) => (isTemplate(text) ? '01-01' : text)),
  });
  if (read.ok) return [];
  return read.problems.map(({ path, part, value, expected }) => ({
    ...fault(['properties', ...path], `is ${quote(value)}; expected ${expected}`),
    part,
  }));
}

function packHours({
  timezone,
  open,
  closed_on: closedOn,
}: Readonly<Record<string, unknown>>): HoursProperties {
  const spans = Object.entries(isObject(open) ? open : {}).map(([key, value]) => [key, packText(value)]);
  return {
    timezone: typeof timezone === 'string' ? timezone : '',
    open: Object.fromEntries(spans),
    ...(Array.isArray(closedOn) && { closed_on: closedOn.map(packText) }),
  };
}
