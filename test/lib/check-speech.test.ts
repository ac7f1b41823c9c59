import { readFileSync } from 'node:fs';
import { checkSpeech } from '../../lib/config/check-speech';
import { warningsOf } from '../support/check';

function remarks(speech: object): string[] {
  return checkSpeech(speech, { path: ['screen'], secrets: ['secret'] }).map(({ message }) => message);
}

const types = readFileSync(require.resolve('twilio/lib/twiml/VoiceResponse.d.ts'), 'utf8');

/** The values of a type of the `twilio` package. */
function documented(type: string): string[] {
  const [line = ''] = new RegExp(`type ${type} = .*;`).exec(types) ?? [];
  return [...line.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
}

describe('the check of a voice', () => {
  it('knows every voice and language of the twilio package', () => {
    expect(documented('SayVoice').length).toBeGreaterThan(800);
    expect(documented('SayVoice').flatMap((voice) => remarks({ voice }))).toEqual([]);
    expect(documented('SayLanguage').length).toBeGreaterThan(50);
    expect(documented('SayLanguage').flatMap((language) => remarks({ language }))).toEqual([]);
  });

  it.each([
    [undefined],
    [null],
    [5],
    [''],
    ['{{flow.data.voice}}'],
    [' Polly.Joanna-Neural '],
    // Voices that are newer than this list.
    ['Polly.Quentin-Generative'],
    ['Google.lt-LT-Chirp3-HD-Zubenelgenubi'],
    ['ElevenLabs.21m00Tcm4TlvDq8ikWAM'],
    ['ElevenLabs.21m00Tcm4TlvDq8ikWAM-flash_v2_5-1.0_0.8_0.9'],
  ])('has nothing to say of %j', (voice) => {
    expect(remarks({ voice })).toEqual([]);
  });

  it.each([
    ['Man', 'man'],
    ['womn', 'woman'],
    ['Alice', 'alice'],
    ['Joanna', 'Polly.Joanna'],
    ['joanna-neural', 'Polly.Joanna-Neural'],
    ['polly.joanna', 'Polly.Joanna'],
    ['Polly.Joana-Neural', 'Polly.Joanna-Neural'],
    ['Polly.Joanna-Neurall', 'Polly.Joanna-Neural'],
    ['Poly.Amy', 'Polly.Amy'],
    ['en-US-Neural2-F', 'Google.en-US-Neural2-F'],
    ['google.en-us-wavenet-d', 'Google.en-US-Wavenet-D'],
    ['Google.en-UK-Standard-B', 'Google.en-GB-Standard-B'],
    ['Google.en-US-Chirp3-Aoede', 'Google.en-US-Chirp3-HD-Aoede'],
    ['Google.de-DE', 'Google.de-DE-Wavenet-A'],
    ['lt-LT-Standard-B', 'Google.lt-LT-Standard-B'],
    ['elevenlabs.21m00Tcm4TlvDq8ikWAM', 'ElevenLabs.21m00Tcm4TlvDq8ikWAM'],
    ['ElevenLabs', 'ElevenLabs.VOICE_ID'],
  ])('warns of %j, and has the nearest one', (voice, nearest) => {
    expect(remarks({ voice })).toEqual([
      `is "${voice}", which is no voice that Twilio documents; did you mean "${nearest}"? A voice that does not exist says nothing`,
    ]);
  });
});

describe('the check of a language', () => {
  it.each([['en'], ['de-ch'], ['es-419'], ['zh-Hant-TW'], [' en-GB '], ['{{flow.data.lang}}'], ['lt-LT']])(
    'has nothing to say of %j',
    (language) => {
      expect(remarks({ language })).toEqual([]);
    },
  );

  it.each([
    ['en-UK', 'en-GB'],
    ['en_US', 'en-US'],
    ['en-EN', 'en-IN'],
    ['xq-US', 'en-US'],
    ['english', 'en-IE'],
    ['x', 'arb'],
    ['iw-IL', 'he-IL'],
    ['lt_LT', 'lt-LT'],
    ['de-DEU', 'de-DE'],
    ['fr-fr-fr', 'fr-FR'],
  ])('warns of %j, and has the nearest one', (language, nearest) => {
    expect(remarks({ language })).toEqual([
      `is "${language}", which is no language (BCP-47) that Twilio documents; did you mean "${nearest}"?`,
    ]);
  });
});

it('checks what a screen says', () => {
  const properties = {
    noun: 'number',
    to: '+14155550123',
    screen: { say: 'Press 1', voice: 'Jonna', language: 'en-UK' },
  };
  expect(warningsOf({ sales: JSON.stringify({ numbers: ['+13125550100'], properties }) })).toEqual([
    'assets/widgets/sales.private.json:1:113  properties.screen.voice  warning: is "Jonna", which is no voice that Twilio documents; did you mean "Polly.Joanna"? A voice that does not exist says nothing',
    'assets/widgets/sales.private.json:1:132  properties.screen.language  warning: is "en-UK", which is no language (BCP-47) that Twilio documents; did you mean "en-GB"?',
  ]);
});
