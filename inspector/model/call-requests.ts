import type { Answer, Parameters, Problem, Service } from '../../lib/types';
import { serviceRoot } from '../../lib/url/service-url';
import { callParameters } from './stand-in-parameters';
import type { SampleCall } from './workbench';

/** What a call that is tried meets. */
export interface World {
  readonly service: Service;
  readonly sample: SampleCall;
  /** When the call is, in milliseconds since 1970. */
  readonly moment: number;
}

/** One of Twilio's requests of this service for TwiML. */
export interface Request {
  readonly path: '/connect' | '/connect-status';
  readonly happened: string;
  readonly parameters: Parameters;
  /** To ask Twilio's API for: whom the call with the DialCallSid rang. */
  readonly rung?: string;
}

/** The first one. */
export function callIn(entry: Parameters, sample: SampleCall): Request {
  const own = Object.fromEntries(sample.parameters.filter(([name]) => name !== ''));
  return {
    path: '/connect',
    happened: 'The call comes in',
    parameters: { ...callParameters(sample, 'ringing'), ...own, ...entry },
  };
}

/** What Twilio requests of a URL of this service while the caller is there, or when they have gone. */
export function requestOf(
  url: string,
  happened: string,
  { sample }: World,
  { isGone = false, told = {} }: { readonly isGone?: boolean; readonly told?: Parameters } = {},
): Request {
  const { pathname, searchParams } = new URL(url);
  return {
    path: pathname === '/connect' ? '/connect' : '/connect-status',
    happened,
    parameters: {
      ...callParameters(sample, isGone ? 'completed' : 'in-progress'),
      ...twilioParametersOf(sample),
      ...told,
      ...Object.fromEntries(searchParams),
    },
  };
}

/** The URL that other TwiML gives a call back at. */
export function comingBack(key: string, { service }: World): string {
  const slash = key.indexOf('/');
  const [flow, widget] = [key.slice(0, Math.max(0, slash)), key.slice(slash + 1)];
  const url = new URL('/connect-status', serviceRoot(service.domain));
  if (flow !== '') url.searchParams.set('flow', flow);
  url.searchParams.set('widget', widget);
  return url.href;
}

/** Twilio sends its own parameters again with each request; the user's travel in the URLs. */
function twilioParametersOf({ parameters }: SampleCall): Parameters {
  return Object.fromEntries(parameters.filter(([name]) => /^\p{Lu}/u.test(name) && name !== 'FlowSid'));
}

/** One request of Twilio's, and the project's answer. */
export interface Step {
  /** What happened, for people. */
  readonly happened: string;
  readonly path: '/connect' | '/connect-status' | '/connect-screen';
  readonly parameters: Parameters;
  /** What the widget that waited makes of it. */
  readonly event?: StepEvent;
  /** Absent where the answer waits for what the page has a stand-in for. */
  readonly answer?: Answer;
  /** The widgets that the call went through before that answer, in order. */
  readonly way: readonly Stay[];
  /** What would stand in the log. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** A widget that a call came to. */
export interface Stay {
  readonly widget: string;
  readonly flow?: string;
}

export interface StepEvent {
  readonly widget: string;
  readonly name: string;
  /** The listed event that it counts as. */
  readonly listedAs?: string;
  /** Whether no transition is taken yet, because the others of a screened ring are rung again. */
  readonly ringsOn: boolean;
}
