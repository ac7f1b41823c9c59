import type { Answer, Ask } from '../../lib/types';
import type { Happening } from './happenings';
import { takePossible, type Waiting } from './positions';
import { type Acting, answered, askedFor, toldOfActing } from './stand-in-actions';

interface Stage {
  readonly rung: string;
  readonly left: Happening[];
  readonly notes: string[];
  /** The widget that asks. */
  widget(): string;
}

/** The answer when all that the core asks for has been done by stand-ins; or what is still to be decided about. */
export function actOut(decided: Answer | Ask, stage: Stage): Answer | (Waiting & { kind: 'acting' }) {
  if (decided.kind !== 'ask') return decided;
  switch (decided.action) {
    // Whoever was rung is known, and every letter arrives.
    case 'lookUpCall':
      return actOut(decided.resume({ ok: true, to: stage.rung }), stage);
    case 'deliver':
      return actOut(decided.resume({ ok: true }), stage);
    case 'sendMessage':
    case 'webRequest':
      return actOutFor(decided, stage);
  }
}

function actOutFor(acting: Acting, stage: Stage): Answer | (Waiting & { kind: 'acting' }) {
  const waiting = { kind: 'acting', widget: stage.widget(), acting } as const;
  const happening = takePossible(stage.left, waiting);
  stage.notes.push(happening === undefined ? `${askedFor(acting)}.` : toldOfActing(acting, happening));
  return happening === undefined ? waiting : actOut(answered(acting, happening), stage);
}
