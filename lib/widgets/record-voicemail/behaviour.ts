import { isOver } from '../../call/after-hang-up';
import { given } from '../../given';
import { propertyReader } from '../../liquid/read-text';
import { serviceRoot } from '../../url/service-url';
import { statusUrl } from '../../url/status-url';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { recordRules } from './properties';

/** Records a message. Source: Twilio docs, "Studio: Record Voicemail widget" and "TwiML Voice: <Record>". */
export const recordVoicemail: Behaviour<'record-voicemail'> = {
  kind: 'waits',
  arrive: (visit) => ({
    kind: 'wait',
    elements: [
      { name: 'Record', attributes: attributesOf(visit) },
      // Twilio goes on to this verb, and requests no action, where there was nothing to record.
      { name: 'Redirect', attributes: { method: 'POST' }, children: [statusUrl(visit, silent)] },
    ],
  }),
  resume({ call, widget }) {
    const { RecordingSid, RecordingUrl, RecordingDuration, Digits } = call.parameters;
    const outputs = given({ RecordingSid, RecordingUrl, RecordingDuration });
    // Who hangs up after they have spoken has left a message, and that must not be lost.
    const isHeeded = widget.transitions.some(({ event, next }) => event === 'hangup' && next !== '');
    // In place of the key that ended the message. Source: Twilio docs, "TwiML Voice: <Record>", attribute action.
    const hasHungUp = isOver(call) || Digits === 'hangup';
    if (hasHungUp && (isHeeded || !RecordingUrl)) return happened('hangup', outputs);
    return happened(RecordingUrl && !call.isSilent ? 'recordingComplete' : 'noAudio', outputs);
  },
};

const silent = { silent: true } as const;

function attributesOf(visit: Visit<'record-voicemail'>): Record<string, string | number> {
  const read = propertyReader(recordRules, visit.widget.properties, visit);
  const absolute = (url: string | undefined) =>
    url === undefined ? undefined : new URL(url, serviceRoot(visit.service.domain)).href;
  return {
    action: statusUrl(visit),
    method: 'POST',
    ...given({
      timeout: read('timeout'),
      maxLength: read('max_length'),
    }),
    // TwiML's own default would be any key.
    finishOnKey: read('finish_on_key') ?? '',
    ...given({
      playBeep: read('play_beep'),
      transcribe: read('transcribe'),
      transcribeCallback: absolute(read('transcription_callback_url')),
      recordingStatusCallback: absolute(read('recording_status_callback_url')),
      trim: read('trim'),
    }),
  };
}
