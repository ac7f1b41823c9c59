import type * as LiquidModule from 'liquidjs';
import type { JsonObject } from '../json';

/** The variables of a template; every object in it has no prototype. */
export type LiquidScope = JsonObject;

/** A piece of a rendered text: what the file says, or what Liquid put there. */
export interface Part {
  readonly text: string;
  readonly isLiteral: boolean;
}

/**
 * A parsed template: variables in, the pieces of the text out; throws where a tag or filter fails, or where it takes
 * longer than `most` milliseconds.
 */
export type LiquidTemplate = (scope: LiquidScope, most: number) => Part[];

/**
 * Parse a template with the full engine.
 * @throws with line and column, on a syntax error, an unknown tag or an unknown filter.
 */
export function parseLiquid(source: string): LiquidTemplate {
  const { Context, toValueSync }: typeof LiquidModule = require('liquidjs');
  const engine = liquid();
  const template = markingParser(engine).parse(source);
  return (scope, most) => {
    const parts: Part[] = [];
    const emitter = { buffer: '', write: (value: unknown) => parts.push(partOf(value)) };
    const context = new Context(scope, engine.options, { sync: true, renderLimit: most });
    toValueSync(engine.renderer.renderTemplates(template, context, emitter));
    return parts;
  };
}

/** What stands between the tags and outputs of a template; a symbol, since a call may bring objects with any names. */
const literal = Symbol('literal');

/** A parser whose templates tell what they say themselves from what they put there, in a tag as well. */
function markingParser(engine: LiquidModule.Liquid): LiquidModule.Parser {
  const { Parser, TypeGuards }: typeof LiquidModule = require('liquidjs');
  const parser = new Parser(engine);
  const parseToken = parser.parseToken.bind(parser);
  parser.parseToken = (token, rest) => {
    const template = parseToken(token, rest);
    if (!TypeGuards.isHTMLToken(token)) return template;
    const text = token.getContent();
    // Where a tag keeps what is written in it, such as `{% capture %}`, it is a text like any other.
    const marked = { [literal]: text, toString: () => text };
    return Object.assign(template, {
      render: (_: unknown, emitter: Emitter) => {
        emitter.write(marked);
      },
    });
  };
  return parser;
}

interface Emitter {
  write(value: unknown): void;
}

function partOf(value: unknown): Part {
  if (typeof value === 'object' && value !== null && literal in value) {
    return { text: String(value), isLiteral: true };
  }
  return { text: textOf(value), isLiteral: false };
}

/** As the engine writes a value. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(textOf).join('') : String(value);
}

/** The variables that a template reads from outside, as paths: `[['widgets', 'sales', 'DialCallStatus']]`. */
export function variablesOf(source: string): string[][] {
  const engine = liquid();
  return engine
    .globalVariableSegmentsSync(engine.parse(source))
    .map((segments) => segments.map((segment) => (typeof segment === 'object' ? '*' : String(segment))));
}

let loaded: LiquidModule.Liquid | undefined;

function liquid(): LiquidModule.Liquid {
  loaded ??= create();
  return loaded;
}

function create(): LiquidModule.Liquid {
  // A static import would be evaluated in every cold start, and most widgets never need the engine.
  const { Liquid }: typeof LiquidModule = require('liquidjs');
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    memoryLimit: 1e7,
  });
  engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value) ?? '');
  // One widget is one file: there is nothing to include, and a call reads no other file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  return engine;
}
