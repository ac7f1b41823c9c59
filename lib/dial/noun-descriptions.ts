import type { Noun } from '../types';

/** What each noun of a widget connects the caller to. */
export const nounDescriptions: Readonly<Record<Noun, string>> = {
  number: 'one phone number.',
  'number-multi': 'several phone numbers at once.',
  client: 'a browser or mobile app with the Voice SDK.',
  sim: 'a SIM of Twilio’s Programmable Wireless, which takes no voice calls since 2021.',
  sip: 'a SIP phone or PBX.',
  conference: 'a conference.',
  'client-multi': 'several apps at once.',
  'sip-multi': 'several SIP phones at once.',
  multi: 'phone numbers, apps, SIP phones, SIMs and WhatsApp, all at once.',
  queue: 'whoever has waited longest in a queue.',
  application: 'a TwiML App, of this account or another one.',
  whatsapp: 'one or several numbers of WhatsApp, at once.',
};
