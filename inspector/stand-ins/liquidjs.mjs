// What of the engine the core has a use for: without this, a bundle holds all that it exports.
export {
  Context,
  Liquid,
  Parser,
  TypeGuards,
  toValueSync,
} from '../../node_modules/liquidjs/dist/liquid.browser.mjs';
