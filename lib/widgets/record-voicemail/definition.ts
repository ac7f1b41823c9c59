import { closedObject, studioLeftover } from '../../config/closed-object';
import { packTexts } from '../../config/pack-properties';
import { ruledEntries } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { recordRules } from './properties';

const entries = ruledEntries(recordRules, {
  timeout: ['Stop recording after silence', 'Seconds of silence that end the message: 5 if left out.'],
  finish_on_key: ['Stop recording on keypress', 'The keys that end the message: none if left out.'],
  max_length: ['Maximum length', 'The longest message, in seconds: 3600 if left out.'],
  transcribe: ['Transcribe', 'Whether Twilio writes the message down.'],
  transcription_callback_url: [
    'Transcription callback URL',
    'Where Twilio sends the text: a URL or a /path.',
  ],
  recording_status_callback_url: [
    'Recording status callback URL',
    'Where Twilio tells that the recording is there: a URL or a /path.',
  ],
  play_beep: ['Play beep', 'Whether a tone says when to speak: true if left out.'],
  trim: ['Trim silence', 'Whether silence at both ends is cut off.'],
});

export const recordVoicemail: Definition<'record-voicemail'> = {
  title: 'Record Voicemail',
  description: 'Records a message of the caller.',
  schema: closedObject({ ...entries, offset: studioLeftover }),
  events: {
    recordingComplete: 'there is a message; also of a caller who hung up, where hangup leads nowhere.',
    noAudio: 'the caller said nothing.',
    hangup: 'the caller hung up.',
  },
  outputs: { RecordingSid: true, RecordingUrl: true, RecordingDuration: true },
  pack: (properties) => packTexts(properties, Object.keys(entries), ['finish_on_key']),
};
