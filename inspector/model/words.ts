import { typeOf } from '../../lib/config/widget-schema';
import type { Noun, WidgetType } from '../../lib/types';
import type { ConditionType } from '../../lib/widgets/split-based-on/conditions';
import type { WidgetJson } from './workbench';

// What people call things who have never seen Studio's JSON. The technical name stands small beside it on the page.

interface TypeWords {
  readonly title: string;
  /** By event; in the order of the form. */
  readonly events: Readonly<Record<string, string>>;
  /** The event by which a call usually goes on. */
  readonly usual: string;
  /** The properties that most people fill in; the others are folded. */
  readonly plain: readonly string[];
}

export const typeWords: { readonly [T in WidgetType]: TypeWords } = {
  'connect-call-to': {
    title: 'Ring phones',
    events: {
      answered: 'Call was answered',
      callCompleted: 'Connected call ended',
      hangup: 'Caller hung up',
      noAnswer: 'Nobody answered',
      busy: 'Line was busy',
      declined: 'Somebody refused',
      failed: 'Call could not be placed',
      canceled: 'Call was canceled',
    },
    usual: 'callCompleted',
    plain: ['timeout'],
  },
  'say-play': {
    title: 'Say something',
    events: { audioComplete: 'Afterwards' },
    usual: 'audioComplete',
    plain: ['say'],
  },
  'gather-input-on-call': {
    title: 'Ask the caller',
    events: {
      keypress: 'Caller pressed keys',
      speech: 'Caller said something',
      timeout: 'Caller did neither',
    },
    usual: 'timeout',
    plain: ['say', 'timeout'],
  },
  'split-based-on': {
    title: 'Choose the way',
    events: { match: 'If it matches', noMatch: 'In every other case' },
    usual: 'noMatch',
    plain: [],
  },
  'set-variables': {
    title: 'Remember values',
    events: { next: 'Afterwards' },
    usual: 'next',
    plain: ['variables'],
  },
  'record-voicemail': {
    title: 'Voicemail',
    events: {
      recordingComplete: 'A message was left',
      noAudio: 'Nothing was said',
      hangup: 'Caller hung up',
    },
    usual: 'recordingComplete',
    plain: ['max_length'],
  },
  'enqueue-call': {
    title: 'Waiting queue',
    events: {
      callComplete: 'Call left the queue',
      failedToEnqueue: 'Queue was full',
      callFailure: 'Something failed',
    },
    usual: 'callComplete',
    plain: ['queue_name'],
  },
  'add-twiml-redirect': {
    title: 'Hand the call over',
    events: { return: 'Call came back', timeout: 'It took too long', fail: 'It failed' },
    usual: 'return',
    plain: ['url'],
  },
  'send-message': {
    title: 'Text message',
    events: { sent: 'Text was sent', failed: 'Text was not sent' },
    usual: 'sent',
    plain: ['to', 'body'],
  },
  'make-http-request': {
    title: 'Ask a web service',
    events: { success: 'It answered', failed: 'It did not answer' },
    usual: 'success',
    plain: ['method', 'url', 'parameters'],
  },
  'run-function': {
    title: 'Run a Function',
    events: { success: 'It answered', fail: 'It did not answer' },
    usual: 'success',
    plain: ['url', 'parameters'],
  },
  'business-hours': {
    title: 'Opening hours',
    events: { open: 'Open', closed: 'Closed', holiday: 'Holiday' },
    usual: 'open',
    plain: ['timezone', 'open', 'closed_on'],
  },
};

/** An event of a widget in words; an unknown one as it is. */
export function eventWords(type: WidgetType | undefined, event: string): string {
  const events = type === undefined ? {} : typeWords[type].events;
  return Object.hasOwn(events, event) ? String(events[event as keyof typeof events]) : event;
}

/** What a widget is in words; a type that does not run here as it is. */
export function titleOf(widget: WidgetJson): string {
  const type = typeOfWidget(widget);
  return type === undefined ? String(widget.type) : typeWords[type].title;
}

/** The type of a widget; undefined for one that does not run here. */
export function typeOfWidget({ type }: WidgetJson): WidgetType | undefined {
  return typeOf(type);
}

/** Whom a call can reach. */
export const nounWords: Readonly<Record<Noun, string>> = {
  number: 'One phone',
  'number-multi': 'Several phones at once',
  client: 'A browser or an app',
  'client-multi': 'Several apps at once',
  sip: 'A SIP phone',
  'sip-multi': 'Several SIP phones',
  multi: 'A mixture of them',
  conference: 'A conference',
  queue: 'Who waits in a queue',
  whatsapp: 'WhatsApp',
  application: 'A TwiML App',
  sim: 'A SIM of Twilio’s',
};

export const conditionWords: Readonly<Record<ConditionType, string>> = {
  equal_to: 'is',
  not_equal_to: 'is not',
  matches_any_of: 'is one of',
  does_not_match_any_of: 'is none of',
  contains: 'contains',
  does_not_contain: 'does not contain',
  starts_with: 'begins with',
  does_not_start_with: 'does not begin with',
  less_than: 'is less than',
  greater_than: 'is more than',
  regex: 'fits the pattern',
  is_blank: 'is blank',
  is_not_blank: 'is not blank',
  is_before_time: 'is before (time)',
  is_after_time: 'is after (time)',
  is_before_date: 'is before (date)',
  is_after_date: 'is after (date)',
};
