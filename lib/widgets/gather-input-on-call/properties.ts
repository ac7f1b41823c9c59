import type { PromptProperties } from '../prompt-properties';
import { matching, textRule, wholeNumber, yesOrNo } from '../rules';

/** The rules of a gather's own properties; seconds. Source: Twilio docs, "TwiML Voice: <Gather>", attributes. */
export const gatherRules = {
  timeout: wholeNumber(0, 3_600, 5),
  finish_on_key: matching(/^[0-9*#]*$/, 'the key that ends the input: 0 to 9, * or #; "" for none'),
  stop_gather: yesOrNo(false),
  number_of_digits: wholeNumber(1, 1_000, undefined),
  gather_language: textRule,
  hints: textRule,
  speech_timeout: matching(/^(auto|[1-9][0-9]*)$/i, '"auto", or whole seconds'),
  speech_model: textRule,
  profanity_filter: yesOrNo(undefined),
} as const;

export type GatherProperties = PromptProperties & Readonly<Partial<Record<keyof typeof gatherRules, string>>>;
