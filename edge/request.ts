import type { Context, ServerlessCallback } from '@twilio-labs/serverless-runtime-types/types';

/** The variables that the project itself knows; Liquid may read any other as `env.NAME`. */
export type Variables = {
  ACCOUNT_SID?: string;
  AUTH_TOKEN?: string;
  CALLER_ID?: string;
  TUNNEL_HOST?: string;
};

/** One request, as the runtime hands it over. */
export interface Request {
  readonly context: Context<Variables>;
  readonly event: Readonly<Record<string, unknown>>;
  readonly callback: ServerlessCallback;
}

/** What an action needs of the runtime. */
export type Tools = Pick<Request['context'], 'ACCOUNT_SID' | 'AUTH_TOKEN' | 'getTwilioClient'>;
