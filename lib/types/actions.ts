import type { Answer } from './answer';
import type { Parameters, Replay } from './call';

/** What only the edge can do: by name, what it has to know, and what comes of it. */
export interface Actions {
  /** Ask Twilio's API whom a call rang. */
  readonly lookUpCall: {
    readonly what: { readonly callSid: string };
    readonly result:
      | { readonly ok: true; readonly to: string }
      | { readonly ok: false; readonly why: string };
  };
  /** Send a text message. Source: Twilio docs, "Message resource", create. */
  readonly sendMessage: {
    readonly what: {
      readonly from: string;
      readonly to: string;
      readonly body?: string;
      readonly mediaUrl?: string;
    };
    readonly result:
      | { readonly ok: true; readonly sid: string }
      | { readonly ok: false; readonly why: string };
  };
  /** Ask a web service. */
  readonly webRequest: {
    readonly what: WebRequest;
    /** An answer of whatever status. */
    readonly result:
      | {
          readonly ok: true;
          readonly status: number;
          readonly contentType: string;
          readonly body: string;
        }
      | { readonly ok: false; readonly why: string };
  };
  /** Send a form, signed as Twilio would. */
  readonly deliver: {
    readonly what: { readonly url: string; readonly parameters: Parameters };
    readonly result:
      | { readonly ok: true }
      | { readonly ok: false; readonly why: string; readonly replay: Replay };
  };
}

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Absent for a GET. */
  readonly content?: { readonly type: string; readonly body: string } | { readonly form: Parameters };
  /** With the account's credentials; or signed as Twilio signs its webhooks, which only a form can be. */
  readonly authentication: 'none' | 'account' | 'signature';
}

/** The core asks for an action, and goes on with its result: to an answer, or to the next question. */
export type Ask<A extends keyof Actions = keyof Actions> = {
  readonly [K in A]: {
    readonly kind: 'ask';
    readonly action: K;
    readonly what: Actions[K]['what'];
    resume(result: Actions[K]['result']): Answer | Ask;
  };
}[A];
