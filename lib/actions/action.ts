import type { Parameters } from '../types';

/** What only another system can tell or do; the core says what it wants, and goes on with the result. */
interface Actions {
  /** Whom a call rang. Source: Twilio docs, "Call resource", fetch. */
  readonly 'look-up-call': {
    readonly wants: { readonly callSid: string };
    readonly brings: { readonly to: string };
  };
  /** A text message. Source: Twilio docs, "Message resource", create. */
  readonly 'send-message': {
    readonly wants: {
      readonly from: string;
      readonly to: string;
      readonly body?: string;
      readonly mediaUrl?: string;
    };
    readonly brings: { readonly sid: string };
  };
  /** A request to a web service. */
  readonly 'web-request': {
    readonly wants: WebRequest;
    /** Of a status from 200 to 299 or not: the status says so. */
    readonly brings: { readonly status: number; readonly contentType: string; readonly body: string };
  };
}

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Absent for a GET. */
  readonly content?:
    | { readonly type: string; readonly body: string }
    | { readonly form: Parameters };
  /** With the account's credentials, or signed as Twilio signs its webhooks, which only a form can be. */
  readonly authentication: 'none' | 'account' | 'signature';
}

export type ActionKind = keyof Actions;

export type Action<K extends ActionKind = ActionKind> = {
  [P in K]: { readonly kind: P } & Actions[P]['wants'];
}[K];

/** What came of an action; or, for the log, why nothing came of it. */
export type ActionResult<K extends ActionKind = ActionKind> =
  | ({ readonly ok: true } & Actions[K]['brings'])
  | { readonly ok: false; readonly why: string };

/** An action that is wanted, and what follows from its result. */
export type Asking<Following, K extends ActionKind = ActionKind> = {
  [P in K]: {
    readonly kind: 'ask';
    readonly action: Action<P>;
    resume(result: ActionResult<P>): Following;
  };
}[K];
