import type { Outcome, PersonDoes } from './types';

/** An outcome as `--outcome` says it. */
export function wordOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ring': {
      const targets = [...outcome.targets].map(([index, does]) => `${index}=${personWord(does)}`);
      return [...(outcome.everybody === undefined ? [] : [personWord(outcome.everybody)]), ...targets].join(
        '+',
      );
    }
    case 'caller-hangup':
      return outcome.seconds === undefined ? outcome.kind : `${outcome.kind}:${outcome.seconds}`;
    case 'hangup-listening':
      return 'caller-hangup:listening';
    case 'digits':
      return `digits:${outcome.digits}`;
    case 'speech':
      return `speech:${outcome.text}`;
    case 'recorded':
      return `recorded:${outcome.seconds}${outcome.hangsUp ? '+hangup' : ''}`;
    case 'success':
      return outcome.file === undefined ? outcome.kind : `success:${outcome.file}`;
    default:
      return outcome.kind;
  }
}

function personWord(person: PersonDoes): string {
  return person.does === 'answered' ? `answered:${person.seconds}` : person.does;
}
