import { oneOf, urlRule, yesOrNo } from '../rules';

export const httpRules = {
  method: oneOf(['GET', 'POST'] as const, 'GET' as const),
  url: urlRule,
  add_twilio_auth: yesOrNo(false),
} as const;

export interface HttpProperties {
  readonly method?: string;
  readonly url?: string;
  readonly content_type?: string;
  readonly body?: string;
  readonly parameters?: readonly NamedValue[];
  readonly add_twilio_auth?: string;
}

/** A name and a value that may hold Liquid. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
}
