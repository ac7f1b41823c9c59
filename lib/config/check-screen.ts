import { nouns } from '../dial/nouns';
import { neverAsked } from '../dial/screen-rules';
import { isObject } from '../is-object';
import { isNoun, type RawProperties } from './check-dial';
import { checkSpeech } from './check-speech';
import { fault, type Remark } from './finding';

/** Check that a screen asks something, and that the targets can be asked. */
export function checkScreen(properties: RawProperties, secrets: readonly string[]): Remark[] {
  const { noun, to, screen } = properties;
  if (!isObject(screen)) return [];
  const path = ['properties', 'screen'];
  const remarks = checkSpeech(screen, { path, secrets });
  if (isAbsent(screen.say) === isAbsent(screen.play)) {
    remarks.push(fault(path, 'needs exactly one of "say" and "play"'));
  }
  if (!isAbsent(screen.play) && !(isAbsent(screen.voice) && isAbsent(screen.language))) {
    remarks.push(fault(path, 'has a voice or a language, which only "say" has a use for'));
  }
  const hasSim = noun === 'multi' && typeof to === 'string' && /(^|,)\s*sim:/i.test(to);
  const kind = hasSim ? 'sim' : isNoun(noun) ? nouns[noun].kind : 'any';
  if (neverAsked.has(kind)) {
    const what = kind === 'sim' ? 'SIM' : kind;
    remarks.push(fault(path, `is not possible with ${article(what)} ${what}: Twilio asks nobody there`));
  }
  for (const element of ['number', 'client', 'sip', 'whatsapp']) {
    const attributes = properties[element];
    if (!isObject(attributes)) continue;
    for (const name of ['url', 'method'].filter((key) => !isAbsent(attributes[key]))) {
      remarks.push({
        ...fault(
          ['properties', element, name],
          'is set by connect-call-to, because there is a screen; keep one of them',
        ),
        part: 'key',
      });
    }
  }
  return remarks;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
