import * as v from 'valibot';
import { attributeObjects } from '../../config/attribute-schema';
import { closedObject, studioLeftover } from '../../config/closed-object';
import { described, numeric, optional, ruledText, text } from '../../config/schema-parts';
import { sipEndpointSchema } from '../../config/sip-endpoint-schema';
import { attributeRules } from '../../dial/attribute-rules';
import { nounDescriptions, nouns } from '../../dial/nouns';
import { recordings, recordRule, timeLimitRule, timeoutRule } from '../../dial/property-rules';
import { digitRule, screenTimeoutRule } from '../../dial/screen-rules';
import type { Noun } from '../../types';

// Source: the documentation of Studio's widget, "Configuration".

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
    'Asks the person who answers before the two are connected, so that no voicemail takes the call. Who presses no key, or another one, refuses.',
  ),
  ...attributeObjects,
  offset: studioLeftover,
  sid: studioLeftover,
});
