import { matching, oneOf, urlRule, wholeNumber, yesOrNo } from '../rules';

/** The rules of a voicemail's properties; seconds. Source: Twilio docs, "TwiML Voice: <Record>", attributes. */
export const recordRules = {
  timeout: wholeNumber(0, 3_600, 5),
  finish_on_key: matching(/^[0-9*#]*$/, 'the keys that end the message: 0 to 9, * and #; "" for none'),
  max_length: wholeNumber(1, 14_400, 3_600),
  transcribe: yesOrNo(undefined),
  transcription_callback_url: urlRule,
  recording_status_callback_url: urlRule,
  play_beep: yesOrNo(true),
  trim: oneOf(['trim-silence', 'do-not-trim'], undefined),
} as const;

export type RecordProperties = Readonly<Partial<Record<keyof typeof recordRules, string>>>;
