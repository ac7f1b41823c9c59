import { renderPiecesOrFault } from '../../liquid/read-text';
import { textOf } from '../../liquid/render-template';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { holds } from './conditions';
import type { ConditionSource } from './properties';
import { escapeRegExp } from './regular-expression';

/** Takes the first transition whose conditions all hold. Source: Twilio docs, "Studio: Split Based On… widget". */
export const splitBasedOn: Behaviour<'split-based-on'> = {
  kind: 'decides',
  arrive(visit) {
    const taken = visit.widget.transitions.find(
      ({ event, conditions = [] }) =>
        event === 'match' &&
        conditions.length > 0 &&
        conditions.every((condition) => isMet(condition, visit)),
    );
    return taken === undefined ? happened('noMatch') : { kind: 'happened', event: 'match', taken };
  },
};

/** A condition whose Liquid fails is not met: of what nobody knows, not even that it differs is known. */
function isMet({ type, value, argument }: ConditionSource, visit: Visit<'split-based-on'>): boolean {
  const pieces = renderPiecesOrFault(value, `conditions.${type}`, visit);
  const input = renderPiecesOrFault(argument ?? visit.widget.properties.input, 'input', visit);
  if (pieces === undefined || input === undefined) return false;
  // What the call brings into an expression stands for just these characters.
  const parts =
    type !== 'regex'
      ? pieces
      : pieces.map((part) => (part.isLiteral ? part : { ...part, text: escapeRegExp(part.text) }));
  return holds({ type, value: textOf(parts) }, textOf(input));
}
