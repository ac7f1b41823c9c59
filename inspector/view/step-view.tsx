import type { Stay, Step, StepEvent } from '../model/call-requests';
import type { Heard } from '../model/heard';
import type { SampleRun } from '../model/sample-run';
import { eventWords, titleOf, typeOfWidget } from '../model/words';
import { useEditor } from './editor';
import { AnswerView } from './twiml';
import { Values } from './values';

interface StepViewProps {
  readonly step: Step;
  readonly heard: readonly Heard[];
  readonly run: SampleRun;
  /** From 1. */
  readonly number: number;
}

/** What happened, what the caller hears then, and what is behind it. */
export function StepView({ step, heard, run, number }: StepViewProps) {
  const { happened, path, event, answer, notes, way, problems } = step;
  return (
    <div class="step">
      <p class="happened">{happened}.</p>
      {event !== undefined && <Event event={event} />}
      {way.length > 0 && <WayView way={way} />}
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
        <Values values={run.valuesOf(step)} />
      </details>
    </div>
  );
}

function Event({ event }: { event: StepEvent }) {
  const { workbench } = useEditor();
  const widget = workbench.widgets.find(({ name }) => name === event.widget);
  const type = widget === undefined ? undefined : typeOfWidget(widget);
  const name = event.listedAs ?? event.name;
  return (
    <p class="event">
      <strong>{eventWords(type, name)}</strong> <code class="key">{name}</code>
      {event.ringsOn && ' → the others, who are rung again'}
    </p>
  );
}

/** The widgets that the call goes through. */
function WayView({ way }: { way: readonly Stay[] }) {
  const { workbench } = useEditor();
  return (
    <p class="stays">
      {way.map(({ widget: name }, index) => {
        const widget = workbench.widgets.find((one) => one.name === name);
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
      return ['The caller hears: ', <q dir="auto">{text}</q>, often];
    case 'recording':
      return ['The caller hears the recording ', <code>{text}</code>, often];
    case 'tones':
      return ['Keys sound: ', <code>{text}</code>, often];
    case 'beep':
      return 'The caller hears a tone.';
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
