import type { Part } from '../liquid/engine';

/**
 * Whether a rendered text still leads where its template writes that it leads: what Liquid put into a URL changes neither
 * its scheme nor a host that is written out, and adds no user, parameter or header to a SIP URI.
 *
 * A template with no scheme of its own, such as `{{flow.data.url}}`, and a host that is Liquid as a whole are their
 * author's decision. Source: RFC 3986, section 3, and RFC 3261, section 19.1.1.
 */
export function keepsAddress(parts: readonly Part[]): boolean {
  if (parts.every(({ isLiteral }) => isLiteral)) return true;
  const pieces = together(parts);
  const written = pieces
    .map(({ text, isLiteral }) => (isLiteral ? text : output))
    .join('')
    .trimStart();
  const zones = zonesOf(written);
  if (zones === undefined) return true;
  // In the order of the outputs, what each of them may be; behind the last zone, anything.
  const rules = zones.flatMap(({ text, rule }) => rulesIn(text, rule));
  const outputs = pieces.filter(({ isLiteral }) => !isLiteral);
  return outputs.every(({ text }, index) => (rules[index] ?? anything).test(text));
}

/** Outputs next to each other are one: no template says where one of them ends. */
function together(parts: readonly Part[]): Part[] {
  const pieces: Part[] = [];
  for (const { text, isLiteral } of parts) {
    const last = pieces.at(-1);
    if (last?.isLiteral === isLiteral) pieces.splice(-1, 1, { text: last.text + text, isLiteral });
    else pieces.push({ text, isLiteral });
  }
  return pieces;
}

/** Stands for what Liquid puts in; no text that goes into TwiML holds one. */
const output = '\u0000';

/** A part of a URL as its template writes it, and what may be put into it: one rule, or, for a host, by the place. */
interface Zone {
  readonly text: string;
  readonly rule: RegExp | HostRules;
}

/** What may stand at the end of a host. */
interface HostRules {
  /** Where the host is written out. */
  readonly behindWhole: RegExp;
  /** Where only its beginning is. */
  readonly behindPart: RegExp;
}

// The last `@` before the path, or in a SIP URI at all, ends the user and the password. A backslash is a slash to some.
const webUrl = /^([a-z\0]*:\/\/)([^/?#\\]*@)?((?:\[[^\]]*\])?[^:/?#\\]*)(:[^/?#\\]*)?/i;
const sipUri = /^(\0*sips?:)(.*@)?((?:\[[^\]]*\])?[^:;?]*)(:[^;?]*)?([^?]*)(.*)/is;

const letters = /^[a-z]*$/i;
const hostName = /^[\w.-]*$/;
const anything = /^/;

/** The zones of a URL up to the last that has a rule; undefined where the template writes no scheme. */
function zonesOf(written: string): Zone[] | undefined {
  const [, scheme, user = '', host = '', port = ''] = webUrl.exec(written) ?? [];
  if (scheme !== undefined) {
    return [
      { text: scheme, rule: letters },
      { text: user, rule: /^[^@/?#\\]*$/ },
      { text: host, rule: { behindWhole: /^($|[/?#])/, behindPart: /^[^@/?#\\]*($|[/?#\\])/ } },
      { text: port, rule: /^\d*($|[/?#])/ },
    ];
  }
  const [, sipScheme, sipUser = '', sipHost = '', sipPort = '', parameters = '', headers = ''] =
    sipUri.exec(written) ?? [];
  if (sipScheme === undefined) return undefined;
  return [
    { text: sipScheme, rule: letters },
    { text: sipUser, rule: /^(?!.*%0[ad])[^@;?]*$/i },
    { text: sipHost, rule: { behindWhole: /^$/, behindPart: anything } },
    { text: sipPort, rule: /^\d*$/ },
    { text: parameters, rule: /^(?!.*%0[ad])[^@;?]*$/i },
    { text: headers, rule: /^(?!.*%0[ad])[^@;?&]*$/i },
  ];
}

/** What each output in a zone may be. */
function rulesIn(text: string, rule: Zone['rule']): RegExp[] {
  const texts = text.split(output);
  return texts.slice(1).map((_, index) => {
    if (rule instanceof RegExp) return rule;
    const after = texts.slice(index + 1).join('');
    if (after !== '') return hostName;
    const before = texts.slice(0, index + 1).join('');
    if (before === '') return anything;
    return isWholeHost(before) ? rule.behindWhole : rule.behindPart;
  });
}

/** Whether a host is written out: `.example.com` is, and `example.` or `calls-` are not. */
function isWholeHost(written: string): boolean {
  return /\.[^.]*[\p{L}\p{N}]$|\]$/u.test(written);
}
