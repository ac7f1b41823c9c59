import { useMemo, useState } from 'preact/hooks';
import type { Happening } from '../model/happenings';
import { type Heard, heardIn } from '../model/heard';
import type { SampleRun } from '../model/sample-run';
import { leadsTo, type Stay, type Step } from '../model/step';
import { eventWords, titleOf, typeOfWidget } from '../model/words';
import type { SampleCall, WidgetJson } from '../model/workbench';
import { Now } from './now';
import { SamplePanel } from './sample-panel';
import { AnswerView } from './twiml';
import { useFocus } from './use-focus';
import { useVoice } from './use-voice';
import { Values } from './values';

interface TryPanelProps {
  readonly faults: number;
  /** The names of the widgets with faults. */
  readonly faulty: readonly string[];
  /** Absent where there is a fault. */
  readonly run: SampleRun | undefined;
  readonly happenings: readonly Happening[];
  readonly widgets: readonly WidgetJson[];
  readonly sample: SampleCall;
  readonly called: string;
  readonly numbers: readonly string[];
  readonly zone: string;
  changeSample(sample: SampleCall): void;
  change(happenings: readonly Happening[]): void;
}

const nothing: readonly Step[] = [];

/** A call, tried step by step. */
export function TryPanel({ faults, faulty, run, happenings, widgets, change, ...call }: TryPanelProps) {
  const focus = useFocus();
  const [isAloud, setAloud] = useState(false);
  const steps = run?.story.steps ?? nothing;
  const heard = useMemo(() => steps.map(({ answer }) => heardIn(answer)), [steps]);
  useVoice(heard, isAloud);
  const goBackTo = (rest: readonly Happening[]) => {
    change(rest);
    // The button that was pressed may be of no use any more.
    focus('now', 'over');
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
      <SamplePanel
        sample={call.sample}
        called={call.called}
        numbers={call.numbers}
        zone={call.zone}
        change={call.changeSample}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={isAloud}
          onChange={({ currentTarget }) => setAloud(currentTarget.checked)}
        />
        Read aloud what the caller hears
      </label>
      {run === undefined ? (
        <Mistakes faults={faults} faulty={faulty} />
      ) : (
        <>
          <ol class="story" aria-label="What happened">
            {steps.map((step, index) => (
              <li key={index}>
                <StepView
                  step={step}
                  heard={heard[index] ?? []}
                  run={run}
                  widgets={widgets}
                  number={index + 1}
                />
              </li>
            ))}
          </ol>
          <Now
            key={steps.length}
            position={run.story.position}
            happen={(happening) => {
              change([...happenings, happening]);
              // What comes of it stands further down; whoever goes on with the keyboard goes on from there.
              focus('now', 'over');
            }}
          />
        </>
      )}
      <p class="help">
        Nobody is called, nothing is sent and nobody is asked: the page only shows what would happen.
      </p>
    </section>
  );
}

/** Which widgets keep the project from being built. */
function Mistakes({ faults, faulty }: { faults: number; faulty: readonly string[] }) {
  return (
    <p class="mistakes">
      {faults === 1 ? 'There is a mistake' : `There are ${faults} mistakes`}{' '}
      {faulty.length > 0 && (
        <>
          in <strong dir="auto">{faulty.map((name) => name || '(no name)').join(', ')}</strong>
        </>
      )}
      : no call is answered until {faults === 1 ? 'it is' : 'they are'} fixed.
    </p>
  );
}

interface StepViewProps {
  readonly step: Step;
  readonly heard: readonly Heard[];
  readonly run: SampleRun;
  readonly widgets: readonly WidgetJson[];
  /** From 1. */
  readonly number: number;
}

function StepView({ step, heard, run, widgets, number }: StepViewProps) {
  const { happened, path, event, answer, notes, way, problems } = step;
  const values = run.valuesOf(step);
  return (
    <div class="step">
      <p class="happened">{happened}.</p>
      {event !== undefined && <Event event={event} widgets={widgets} step={step} />}
      {way.length > 0 && <WayView way={way} widgets={widgets} />}
      {heard.map((one, index) => (
        <p key={index} class="heard">
          <HeardView heard={one} />
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      <ul class="findings problems">
        {problems.map(({ widget, property, value, message }) => (
          <li key={`${property} ${message}`} class="warning">
            In the log: {[widget, property].filter(Boolean).join(' ')} {value !== undefined && `“${value}” `}
            {message}
          </li>
        ))}
      </ul>
      <details class="behind">
        <summary>What Twilio asks and gets</summary>
        <p class="request">
          <code>
            POST {path} {told(step)}
          </code>
        </p>
        {answer !== undefined && <AnswerView answer={answer} label={`TwiML of ${path}, step ${number}`} />}
        <Values values={values} />
      </details>
    </div>
  );
}

function Event({
  event,
  widgets,
  step,
}: {
  event: NonNullable<Step['event']>;
  widgets: readonly WidgetJson[];
  step: Step;
}) {
  const widget = widgets.find(({ name }) => name === event.widget);
  const type = widget === undefined ? undefined : typeOfWidget(widget);
  return (
    <p class="event">
      <strong>{eventWords(type, event.listedAs ?? event.name)}</strong>{' '}
      <code class="key">{event.listedAs ?? event.name}</code>
      {event.ringsOn && ` → ${leadsTo(step)}`}
    </p>
  );
}

/** The widgets that the call goes through. */
function WayView({ way, widgets }: { way: readonly Stay[]; widgets: readonly WidgetJson[] }) {
  return (
    <p class="stays">
      {way.map(({ widget: name }, index) => {
        const widget = widgets.find((one) => one.name === name);
        return (
          <span key={index}>
            <span aria-hidden="true">→ </span>
            {widget === undefined ? '' : `${titleOf(widget)} `}
            <code class="key">{name}</code>{' '}
          </span>
        );
      })}
    </p>
  );
}

function HeardView({ heard: { kind, text, times } }: { heard: Heard }) {
  const often = times === 1 ? '' : times === 0 ? ' (again and again)' : ` (${times} times)`;
  switch (kind) {
    case 'text':
      return (
        <>
          The caller hears: <q dir="auto">{text}</q>
          {often}
        </>
      );
    case 'recording':
      return (
        <>
          The caller hears the recording <code>{text}</code>
          {often}
        </>
      );
    case 'tones':
      return (
        <>
          Keys sound: <code>{text}</code>
          {often}
        </>
      );
    case 'beep':
      return <>The caller hears a tone.</>;
  }
}

/** The parameters that there is a story in. */
function told({ path, parameters }: Step): string {
  const names =
    path === '/connect'
      ? /^(From|To)$/
      : /^(To|CallStatus|Dial.*|Digits|SpeechResult|Recording.*|Queue.*|FlowEvent)$/;
  const isTold = (name: string) => names.test(name) && !(path === '/connect-status' && name === 'To');
  return Object.entries(parameters)
    .filter(([name]) => isTold(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
