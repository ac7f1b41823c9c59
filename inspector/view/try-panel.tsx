import { useMemo, useState } from 'preact/hooks';
import type { Happening } from '../model/happenings';
import { heardIn } from '../model/heard';
import type { SampleRun } from '../model/sample-run';
import type { Step } from '../model/step';
import type { SampleCall, WidgetJson } from '../model/workbench';
import { Now } from './now';
import { SamplePanel } from './sample-panel';
import { StepView } from './step-view';
import { useFocus } from './use-focus';
import { useVoice } from './use-voice';

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
