import type * as LiquidModule from 'liquidjs';
import type { LiquidScope } from './render-template';

/** A parsed template: variables in, text out; throws where a tag or filter fails. */
export type LiquidTemplate = (scope: LiquidScope) => string;

/**
 * Parse a template with the full engine.
 * @throws with line and column, on a syntax error, an unknown tag or an unknown filter.
 */
export function parseLiquid(source: string): LiquidTemplate {
  const engine = liquid();
  const template = engine.parse(source);
  return (scope) => engine.renderSync(template, scope);
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
    // A template that never ends is silence on the line: half a second, and it counts as failed.
    renderLimit: 500,
    memoryLimit: 1e7,
  });
  engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value) ?? '');
  // One widget is one file: there is nothing to include, and a call reads no other file.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  return engine;
}
