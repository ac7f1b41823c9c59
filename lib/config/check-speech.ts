import { distance } from 'fastest-levenshtein';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { type JsonPath, type Remark, warning } from './finding';
import { meantName } from './meant-name';
import { basicVoices, chirpNames, languages, pollyNames } from './voices';

/**
 * Warn of a voice or a language of a `<Say>` that is probably none: since 2024 Twilio says nothing at all then, and
 * reports an error. Voices are known by their patterns, since new ones come all the time.
 * @param path of the object that holds the two
 */
export function checkSpeech(
  { voice, language }: { readonly voice?: unknown; readonly language?: unknown },
  { path, secrets }: { readonly path: JsonPath; readonly secrets: readonly string[] },
): Remark[] {
  const remarks: Remark[] = [];
  if (isLiteral(voice) && !isVoice(voice.trim())) {
    const nearest = quote(nearestVoice(voice.trim()));
    const what = `is ${quote(voice, secrets)}, which is no voice that Twilio documents; did you mean ${nearest}?`;
    remarks.push(warning([...path, 'voice'], `${what} A voice that does not exist says nothing`));
  }
  if (isLiteral(language) && !isLanguage(language.trim())) {
    const nearest = quote(nearestLanguage(language.trim()));
    const what = `is ${quote(language, secrets)}, which is no language (BCP-47) that Twilio documents`;
    remarks.push(warning([...path, 'language'], `${what}; did you mean ${nearest}?`));
  }
  return remarks;
}

function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !isTemplate(value);
}

const polly = /^Polly\.(\p{Lu}\p{Ll}+)(?:-Neural|-Generative)?$/u;
const google = /^Google\.(.+?)-(?:(?:Standard|Wavenet|Neural2)-[A-Z]|Chirp3-HD-[A-Z][a-z]+)$/;
const elevenLabs = /^ElevenLabs\.[A-Za-z0-9][\w.-]*$/;

function isVoice(voice: string): boolean {
  if (basicVoices.some((basic) => basic === voice) || elevenLabs.test(voice)) return true;
  const [, name] = polly.exec(voice) ?? [];
  // A name that is not known may be new; one that is a slip away from another is none.
  if (name !== undefined) return [name, undefined].includes(meantName(name, pollyNames, 1));
  const [, language] = google.exec(voice) ?? [];
  return language !== undefined && isLanguage(language);
}

function nearestVoice(voice: string): string {
  if (/^eleven/i.test(voice)) return `ElevenLabs.${/\.([A-Za-z0-9].*)$/.exec(voice)?.[1] ?? 'VOICE_ID'}`;
  const [, language] = /^(?:google\.)?([a-z]{2,3}[-_][a-z]{2})(?![a-z])/i.exec(voice) ?? [];
  if (language === undefined) return nearest(voice, [...basicVoices, ...pollyVoices]);
  const known = nearestLanguage(language);
  return nearest(
    voice,
    googleStyles.map((style) => `Google.${known}-${style}`),
  );
}

const pollyVoices = pollyNames.flatMap((name) =>
  ['', '-Neural', '-Generative'].map((engine) => `Polly.${name}${engine}`),
);

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const googleStyles = [
  ...['Standard', 'Wavenet', 'Neural2'].flatMap((engine) => letters.map((letter) => `${engine}-${letter}`)),
  ...chirpNames.map((name) => `Chirp3-HD-${name}`),
];

/** The name that is the least typing away, with the provider before its dot or without. */
function nearest(text: string, names: readonly string[]): string {
  // Whatever is longer is no slip of a name.
  const written = text.slice(0, 100).toLowerCase();
  const away = (name: string) =>
    Math.min(distance(written, name), distance(written, name.replace(/^\w+\./, '')));
  return names.reduce((best, name) => (away(name.toLowerCase()) < away(best.toLowerCase()) ? name : best));
}

const documented = new Map(languages.map((language) => [language.toLowerCase(), language]));
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Whether a tag is one of Twilio's, or at least of a language and a country that there are. */
function isLanguage(tag: string): boolean {
  if (documented.has(tag.toLowerCase())) return true;
  const locale = localeOf(tag);
  // The United Kingdom is GB: such a tag has a better form of itself.
  if (locale === undefined || locale.baseName.toLowerCase() !== tag.toLowerCase()) return false;
  const { language, region = 'US' } = locale;
  return languageNames.of(language) !== undefined && regionNames.of(region) !== undefined;
}

function nearestLanguage(tag: string): string {
  const written = tag.replaceAll('_', '-');
  const better = localeOf(written)?.baseName ?? written;
  if (isLanguage(better)) return documented.get(better.toLowerCase()) ?? better;
  const akin = languages.filter((language) => language.slice(0, 2) === better.slice(0, 2).toLowerCase());
  return nearest(better, akin.length > 0 ? akin : languages);
}

/** What a tag by BCP-47 means, or undefined where it is none. */
function localeOf(tag: string): Intl.Locale | undefined {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined;
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
