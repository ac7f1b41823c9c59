// What of the engine the core has a use for: without this, a bundle holds all that it exports.
// @ts-expect-error: the file has no types of its own; those of the package hold for it.
export {
  Context,
  Liquid,
  Parser,
  TypeGuards,
  toValueSync,
} from '../../node_modules/liquidjs/dist/liquid.browser.mjs';
