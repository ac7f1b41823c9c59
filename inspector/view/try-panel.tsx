import { useState } from 'preact/hooks';
import { addressOf } from '../../lib/dial/read-target';
import { endings, type Happening, isConference, type Outcome, possibleOutcomes } from '../model/happenings';
import type { RenderedValue } from '../model/rendered-values';
import { leadsTo, type Step } from '../model/step';
import type { Position, Story } from '../model/try-call';
import { Mend, Problems } from './see-panel';
import { AnswerView } from './twiml';
import { useFocus } from './use-focus';
import { Values } from './values';

interface TryPanelProps {
  readonly faults: number;
  /** The names of the widgets with faults. */
  readonly faulty: readonly string[];
  /** Absent where there is a fault. */
  readonly story: Story | undefined;
  readonly happenings: readonly Happening[];
  valuesOf(step: Step): readonly RenderedValue[];
  change(happenings: readonly Happening[]): void;
}

/** A call, tried step by step. */
export function TryPanel({ faults, faulty, story, happenings, valuesOf, change }: TryPanelProps) {
  const focus = useFocus();
  const goBackTo = (rest: readonly Happening[]) => {
    change(rest);
    // The button that was pressed may be of no use any more.
    focus('happens-answered', 'over');
  };
  return (
    <section id="try" class="panel try" aria-labelledby="try-title" tabIndex={-1}>
      <div class="bar">
        <h2 id="try-title">Try</h2>
        <button
          type="button"
          class="small"
          disabled={happenings.length === 0}
          onClick={() => goBackTo(happenings.slice(0, -1))}
        >
          One step back
        </button>
        <button type="button" class="small" disabled={happenings.length === 0} onClick={() => goBackTo([])}>
          Start again
        </button>
      </div>
      {story === undefined ? (
        <Mend faults={faults} faulty={faulty} />
      ) : (
        <>
          <ol class="story" aria-label="What happened">
            {story.steps.map((step, index) => (
              <li key={index}>
                <StepView step={step} number={index + 1} values={index === 0 ? [] : valuesOf(step)} />
              </li>
            ))}
          </ol>
          <Now position={story.position} happen={(happening) => change([...happenings, happening])} />
        </>
      )}
    </section>
  );
}

interface StepViewProps {
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  readonly values: readonly RenderedValue[];
}

function StepView({ step, number, values }: StepViewProps) {
  const isFirst = number === 1;
  const { happened, path, event, answer, notes } = step;
  return (
    <div class="step">
      <p class="happened">{happened}.</p>
      <p class="request">
        <code>
          POST {path} {told(step)}
        </code>
      </p>
      {event !== undefined && (
        <p class="event">
          {event.widget}: <strong>{event.name}</strong>
          {event.listedAs !== undefined && <>, taken as {event.listedAs}</>} → {leadsTo(step)}
        </p>
      )}
      {/* The first answer stands beside the widget already. */}
      {!isFirst && <AnswerView answer={answer} label={`TwiML of ${path}, step ${number}`} />}
      {notes.map((note) => (
        <p key={note} class="help">
          {note}
        </p>
      ))}
      {!isFirst && <Problems step={step} />}
      <Values values={values} />
    </div>
  );
}

/** The parameters that there is a story in. */
function told({ path, parameters }: Step): string {
  const names = path === '/connect' ? /^(From|To)$/ : /^(To|CallStatus|Dial.*|Digits)$/;
  const isTold = (name: string) => names.test(name) && !(path === '/connect-status' && name === 'To');
  return Object.entries(parameters)
    .filter(([name]) => isTold(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

interface NowProps {
  readonly position: Position;
  happen(happening: Happening): void;
}

/** What may happen next. */
function Now({ position, happen }: NowProps) {
  const [who, setWho] = useState('');
  const focus = useFocus();
  if (position.kind === 'over') {
    return (
      <p id="over" class="over" role="status" tabIndex={-1}>
        {position.why}
      </p>
    );
  }
  const { dial, widget, goesOnWithout } = position;
  const ringing = dial.targets.map(addressOf);
  const isRoom = isConference(dial);
  const by = ringing.includes(who) ? who : ringing[0];
  const happeningOf = (outcome: Outcome): Happening => ({
    outcome,
    ...(by !== undefined && goesOnWithout && { by }),
  });
  return (
    <div class="now">
      <p role="status">
        <strong>{widget}</strong> {isRoom ? 'brings the caller into' : 'rings'}{' '}
        <span dir="auto">{ringing.join(', ')}</span>
        {!isRoom && ` for ${dial.attributes.timeout} s`}. What happens?
      </p>
      {goesOnWithout && (
        <p class="field">
          <label for="who">Who answers, or refuses</label>
          <select id="who" value={by} onChange={({ currentTarget }) => setWho(currentTarget.value)}>
            {ringing.map((address) => (
              <option key={address} value={address}>
                {address}
              </option>
            ))}
          </select>
        </p>
      )}
      <div class="buttons">
        {possibleOutcomes(dial).map((outcome) => (
          <button
            key={outcome}
            id={`happens-${outcome}`}
            type="button"
            onClick={() => {
              happen(happeningOf(outcome));
              // What comes of it stands further down; whoever goes on with the keyboard goes on from there.
              focus(`happens-${outcome}`, 'over');
            }}
          >
            {endings[outcome].button}
          </button>
        ))}
      </div>
    </div>
  );
}
