import { useState } from 'preact/hooks';
import { addressOf } from '../../lib/dial/read-target';
import { buttonWords, type Happening, isConference, type Outcome } from '../model/happenings';
import { type Position, possibleOutcomes, type Waiting } from '../model/positions';
import { askedFor } from '../model/stand-in-actions';
import { Options, TextBox } from './controls';

type Happen = (happening: Happening) => void;

/** What may happen next. */
export function Now({ position, happen }: { position: Position; happen: Happen }) {
  if (position.kind === 'over') {
    return (
      <p id="over" class="over" role="status" tabIndex={-1}>
        {position.why}
      </p>
    );
  }
  return (
    <section id="now" class="now" aria-label="What happens now" tabIndex={-1}>
      <p role="status">{situationOf(position)} What happens?</p>
      <Choices waiting={position} happen={happen} />
    </section>
  );
}

function situationOf(waiting: Waiting): string {
  switch (waiting.kind) {
    case 'ringing': {
      const { dial } = waiting;
      const targets = dial.targets.map(addressOf).join(', ');
      return isConference(dial)
        ? `The caller is brought into ${targets}.`
        : `It rings at ${targets} for ${dial.attributes.timeout} s.`;
    }
    case 'asked':
      return `${waiting.widget} waits for ${waiting.listens ? 'keys or speech' : 'keys'}.`;
    case 'recording':
      return `${waiting.widget} records the caller.`;
    case 'queued':
      return `The caller waits in the queue ${waiting.queue}.`;
    case 'away':
      return `The call is at ${waiting.url}, outside of this page.`;
    case 'acting':
      return `${askedFor(waiting.acting)}.`;
  }
}

function Choices({ waiting, happen }: { waiting: Waiting; happen: Happen }) {
  const [who, setWho] = useState('');
  const outcomes = possibleOutcomes(waiting);
  const ringing =
    waiting.kind === 'ringing' && waiting.goesOnWithout ? waiting.dial.targets.map(addressOf) : [];
  const by = ringing.includes(who) ? who : ringing[0];
  return (
    <>
      {by !== undefined && (
        <p class="field">
          <label for="who">Who answers, or refuses</label>
          <select id="who" value={by} onChange={({ currentTarget }) => setWho(currentTarget.value)}>
            <Options of={ringing} />
          </select>
        </p>
      )}
      {waiting.kind === 'asked' && <Keypad most={waiting.most} happen={happen} />}
      {outcomes.includes('speech') && (
        <Said outcome="speech" label="What the caller says" text="sales" happen={happen} />
      )}
      {outcomes.includes('success') && (
        <Said outcome="success" label="The answer, as JSON" text="{}" happen={happen} />
      )}
      <div class="buttons">
        {outcomes.filter(isPlain).map((outcome) => (
          <button
            key={outcome}
            type="button"
            onClick={() => happen({ outcome, ...(by !== undefined && { by }) })}
          >
            {buttonWords[outcome]}
          </button>
        ))}
      </div>
    </>
  );
}

/** Whether nothing more has to be said about it. */
function isPlain(outcome: Outcome): boolean {
  return outcome !== 'keys' && outcome !== 'speech' && outcome !== 'success';
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** The keys of a phone. Where one is enough, it is pressed at once. */
function Keypad({ most, happen }: { most: number | undefined; happen: Happen }) {
  const [pressed, setPressed] = useState('');
  const press = (key: string) => {
    if (most === 1) happen({ outcome: 'keys', text: key });
    else setPressed(`${pressed}${key}`.slice(0, most ?? 30));
  };
  return (
    <div class="keypad-field">
      <fieldset class="keypad">
        <legend class="visually-hidden">Keypad</legend>
        {keys.map((key) => (
          <button key={key} type="button" onClick={() => press(key)}>
            {key}
          </button>
        ))}
      </fieldset>
      {most !== 1 && (
        <p class="row">
          <TextBox
            value={pressed}
            numeric
            aria-label="Keys"
            onText={(text) => setPressed(text.replaceAll(/[^0-9*#]/g, '').slice(0, most ?? 30))}
          />
          <button
            type="button"
            disabled={pressed === ''}
            onClick={() => happen({ outcome: 'keys', text: pressed })}
          >
            {buttonWords.keys}
          </button>
        </p>
      )}
    </div>
  );
}

interface SaidProps {
  readonly outcome: 'speech' | 'success';
  readonly label: string;
  readonly text: string;
  readonly happen: Happen;
}

/** A text, and the button by which it is said or answered. */
function Said({ outcome, label, text: first, happen }: SaidProps) {
  const [text, setText] = useState(first);
  return (
    <p class="row">
      <TextBox value={text} aria-label={label} onText={setText} />
      <button type="button" disabled={text.trim() === ''} onClick={() => happen({ outcome, text })}>
        {buttonWords[outcome]}
      </button>
    </p>
  );
}
