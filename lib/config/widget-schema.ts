import * as v from 'valibot';
import { attributeRules } from '../dial/attribute-rules';
import { nounDescriptions } from '../dial/noun-descriptions';
import { nouns } from '../dial/nouns';
import { recordings, recordRule, timeLimitRule, timeoutRule } from '../dial/property-rules';
import { digitRule, screenTimeoutRule } from '../dial/screen-rules';
import { eventDescriptions, eventNames } from '../widgets/connect-call-to/event-names';
import { e164 } from '../phone/e164';
import type { Noun } from '../types';
import { widgetName } from '../widget-name';
import { attributeObjects } from './attribute-schema';
import { closedObject, studioLeftover } from './closed-object';
import { described, numeric, optional, ruledText, text } from './schema-parts';
import { sipEndpointSchema } from './sip-endpoint-schema';

// The one definition of a widget's file: the check, its types and schema/widget.schema.json come from it. A message
// says what should stand there. Source: the documentation of Studio's widget, "Configuration".

/** The type of this project's widgets, and that of Studio's older exports. */
const widgetTypes = ['connect-call-to', 'ConnectCaller'] as const;

export const widgetNameExpected = 'letters, digits, _ and -, at most 64';

const nounNames = Object.keys(nouns).filter((name): name is Noun => Object.hasOwn(nouns, name));

export const propertiesSchema = closedObject({
  noun: described(
    v.picklist(nounNames, `one of ${nounNames.join(', ')}`),
    'Connect call to',
    `What to connect the caller to. ${nounNames.map((name) => `${name}: ${nounDescriptions[name]}`).join(' ')}`,
  ),
  to: optional(
    text,
    'Whom to ring',
    'Whom to ring: a number in E.164, a client identity, a SIM SID, the name or SID of a conference, the name of a queue, or the SID of a TwiML App; with number-multi, client-multi, multi and whatsapp up to 10 of them, separated by commas. Required, but for sip and sip-multi. May hold Liquid.',
  ),
  sip_endpoint: optional(
    sipEndpointSchema,
    'SIP endpoint',
    'The SIP URI to ring, such as sip:alice@example.com; with sip-multi up to 10 of them, separated by commas. With sip also a list of objects: several routes to one phone. Required for sip and sip-multi. May hold Liquid.',
  ),
  sip_username: optional(text, 'SIP user name', 'User name for the SIP endpoint. May hold Liquid.'),
  sip_password: optional(
    text,
    'SIP password',
    'Password for the SIP endpoint. Liquid keeps it out of git: {{env.SIP_PASSWORD}}.',
  ),
  caller_id: optional(
    text,
    'Caller ID',
    'The caller ID that the other party sees; the caller, {{contact.channel.address}}, if left out. A number in E.164; for clients also client:identity; for SIP letters, digits and + - _ . For WhatsApp one of your senders, whatsapp:+…. May hold Liquid.',
  ),
  record: v.pipe(
    optional(
      v.union(
        [v.boolean(), ruledText(recordRule, ['true', 'false', ...recordings].join('|'))],
        recordRule.expected,
      ),
      'Record the call',
      'Whether to record: true records from the answer on, false (if left out) does not; or a value of the record attribute of TwiML. May hold Liquid.',
    ),
    v.examples([true, false, ...recordings]),
  ),
  timeout: optional(
    numeric(timeoutRule),
    'Timeout',
    `How long to ring, in seconds: 1 to 600, ${timeoutRule.fallback} if left out. May hold Liquid.`,
  ),
  time_limit: optional(
    numeric(timeLimitRule),
    'Time limit',
    'The longest that the two may talk, in seconds: 1 to 86400; more than 14400 needs the 24-hour feature of the account. May hold Liquid.',
  ),
  screen: optional(
    closedObject({
      say: optional(
        text,
        'Say',
        'What the person who answers hears, read aloud. Either this or play. May hold Liquid.',
      ),
      play: optional(
        ruledText(attributeRules.number.url, '/[\\s\\S]*|https?://[\\s\\S]*'),
        'Play',
        'A recording to play instead: a URL or a /path. May hold Liquid.',
      ),
      voice: optional(text, 'Voice', 'The voice that reads, such as Polly.Joanna-Neural. May hold Liquid.'),
      language: optional(text, 'Language', 'The language to read in, such as en-GB. May hold Liquid.'),
      digit: optional(
        ruledText(digitRule, '[0-9*#]'),
        'Key that accepts',
        'The key that accepts the call; any key if left out. May hold Liquid.',
      ),
      timeout: optional(
        numeric(screenTimeoutRule),
        'Time to answer',
        `How long to wait for the key, in seconds: 1 to 60, ${screenTimeoutRule.fallback} if left out. May hold Liquid.`,
      ),
    }),
    'Ask before connecting',
    'Asks the person who answers before the two are bridged, so that no voicemail takes the call. Who presses no key, or another one, refuses.',
  ),
  ...attributeObjects,
  offset: studioLeftover,
  sid: studioLeftover,
});

const transition = closedObject({
  event: described(
    v.picklist(eventNames, `one of ${eventNames.join(', ')}`),
    'Event',
    eventNames.map((name) => `${name}: ${eventDescriptions[name]}`).join(' '),
  ),
  next: optional(
    text,
    'Next',
    'Where the call goes: the name of a widget here, an absolute URL, or a /path on this service. The flow ends if left out. May hold Liquid.',
  ),
  uuid: studioLeftover,
  conditions: studioLeftover,
});

export const widgetSchema = closedObject({
  $schema: optional(text, 'Schema', 'Where an editor finds this schema: ../../schema/widget.schema.json.'),
  name: optional(
    v.pipe(text, v.regex(widgetName, widgetNameExpected)),
    'Name',
    `The name of the widget, unique over all files: ${widgetNameExpected}. The name of the file if left out.`,
  ),
  type: optional(
    v.picklist(widgetTypes, 'connect-call-to, the only type of widget that runs here'),
    'Type',
    'Always connect-call-to.',
  ),
  numbers: optional(
    v.array(
      v.pipe(text, v.regex(e164, 'a number in E.164, such as +13125550100')),
      'a list of numbers, such as ["+13125550100"]',
    ),
    'Twilio numbers',
    'The Twilio numbers that this widget answers, in E.164. A number belongs to one widget.',
  ),
  properties: described(propertiesSchema, 'Properties', 'What to connect the caller to, and how.'),
  transitions: optional(
    v.array(transition, 'a list of transitions'),
    'Transitions',
    'Where the call goes afterwards, by event. What is not listed counts as callCompleted; where that is not listed either, the flow ends.',
  ),
  offset: studioLeftover,
  sid: studioLeftover,
});

export type WidgetFileContent = v.InferOutput<typeof widgetSchema>;
