import { errorMessage } from '../error-message';
import { isJsonObject, type Json } from '../json';
import { keepsAddress } from '../url/keeps-address';
import { type LiquidBudget, spend } from './budget';
import { type LiquidScope, type LiquidTemplate, type Part, parseLiquid } from './engine';

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Whether `text` holds Liquid, so that its value is known only during a call. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * Render `source` with the variables in `scope`. Unknown variables render as nothing, as in Studio.
 *
 * Characters that no XML document may hold (control characters, halves of surrogate pairs) are left out. A URL of which a
 * value would change the host fails: see `keepsAddress`.
 */
export function renderTemplate(source: string, scope: LiquidScope, limits: Limits = {}): Rendered {
  const rendered = renderParts(source, scope, limits);
  if (!rendered.ok) return rendered;
  return keepsAddress(rendered.parts)
    ? { ok: true, text: textOf(rendered.parts) }
    : { ok: false, message: addressChanged };
}

/** Why a template fails whose values lead to another place than the one that it writes. */
export const addressChanged =
  'a value in it would change where the URL leads: its scheme, host or port, or who and how a SIP URI rings';

/** What a template may take. */
export interface Limits {
  readonly budget?: LiquidBudget;
}

type RenderedParts =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly message: string };

/** As `renderTemplate`, but in pieces that tell what the file says from what Liquid put there. */
export function renderParts(source: string, scope: LiquidScope, { budget }: Limits = {}): RenderedParts {
  if (!isTemplate(source))
    return { ok: true, parts: [{ text: withoutIllegalCharacters(source), isLiteral: true }] };
  try {
    const rendered = spend(budget, (most) => (templates.get(source) ?? remember(source))(scope, most));
    const parts = rendered.map((part) => ({ ...part, text: withoutIllegalCharacters(part.text) }));
    return { ok: true, parts: parts.filter(({ text }) => text !== '') };
  } catch (error) {
    return { ok: false, message: errorMessage(error) };
  }
}

/** What the pieces of a rendered text say together. */
export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

// Ten thousand widgets have few different templates; the bound only keeps a strange fleet from filling the memory.
const mostTemplates = 1_000;
const templates = new Map<string, LiquidTemplate>();

function remember(source: string): LiquidTemplate {
  if (templates.size >= mostTemplates) templates.clear();
  const template = plainTemplate(source) ?? parseLiquid(source);
  templates.set(source, template);
  return template;
}

/**
 * A template of nothing but text and variables like `{{contact.channel.address}}`, which needs no engine: loading
 * one takes longer than everything else in the first call of a process. Undefined for any other template.
 */
function plainTemplate(source: string): LiquidTemplate | undefined {
  const parts = source.split(plainVariable);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const paths = parts.filter((_, index) => index % 2 === 1).map((path) => path.split('.'));
  if (texts.some((text) => isTemplate(text) || text.endsWith('{')) || paths.some(hasSpecialName))
    return undefined;
  return (scope, most) => {
    const values = paths.map((path) => lookUp(scope, path));
    // How anything but a text looks, such as `{{flow.data}}`, is the engine's affair.
    if (!values.every(isText)) return parseLiquid(source)(scope, most);
    return texts.flatMap((text, index) => [
      { text, isLiteral: true },
      { text: values[index] ?? '', isLiteral: false },
    ]);
  };
}

function isText(value: Json | undefined): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

// A name may hold dashes, but one at the end would be Liquid's whitespace control.
const plainVariable =
  /\{\{[ \t\r\n]*((?:trigger|contact|flow|widgets|env)(?:\.[A-Za-z_](?:[\w-]*\w)?)+)[ \t\r\n]*\}\}/;

const specialNames: ReadonlySet<string> = new Set(['size', 'first', 'last', 'length']);

/** Names to which Liquid gives a meaning of its own on any value. */
function hasSpecialName(path: readonly string[]): boolean {
  return path.some((name) => specialNames.has(name));
}

function lookUp(scope: LiquidScope, path: readonly string[]): Json | undefined {
  let value: Json | undefined = scope;
  for (const name of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** XML 1.0, production 2 "Char". Most strings have none, and then the test is all that it costs. */
function withoutIllegalCharacters(text: string): string {
  return illegalCharacter.test(text) ? text.replaceAll(illegalCharacters, '') : text;
}

const illegalCharacter = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const illegalCharacters = new RegExp(illegalCharacter.source, 'gu');
