import { oneOf, urlRule, yesOrNo } from '../rules';

export const httpRules = {
  method: oneOf(['GET', 'POST'] as const, 'GET' as const),
  url: urlRule,
  add_twilio_auth: yesOrNo(false),
} as const;

export type HttpProperties = Readonly<
  Partial<Record<keyof typeof httpRules | 'content_type' | 'body', string>>
> & { readonly parameters?: readonly NamedValue[] };

/** A name and a value that may hold Liquid. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
}
