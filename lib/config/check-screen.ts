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
  const hasSim = noun === 'multi' && typeof to === 'string' && /(^|,)\s*sim:/i.test(to);
  const kind = hasSim ? 'sim' : isNoun(noun) ? nouns[noun].kind : 'any';
  const messages = [
    ...(isAbsent(screen.say) === isAbsent(screen.play) ? ['needs exactly one of "say" and "play"'] : []),
    ...(isAbsent(screen.play) || (isAbsent(screen.voice) && isAbsent(screen.language))
      ? []
      : ['has a voice or a language, which only "say" has a use for']),
    ...(neverAsked.has(kind) ? [`is not possible with ${withArticle(kind)}: Twilio asks nobody there`] : []),
  ];
  const taken = ['number', 'client', 'sip', 'whatsapp'].flatMap((element) => {
    const attributes = properties[element];
    if (!isObject(attributes)) return [];
    const names = ['url', 'method'].filter((name) => !isAbsent(attributes[name]));
    return names.map((name) => ['properties', element, name]);
  });
  const message = 'is set by connect-call-to, because there is a screen; keep one of them';
  return [
    ...checkSpeech(screen, { path, secrets }),
    ...messages.map((message) => fault(path, message)),
    ...taken.map((at): Remark => ({ ...fault(at, message), part: 'key' })),
  ];
}

function withArticle(kind: string): string {
  const noun = kind === 'sim' ? 'SIM' : kind;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
