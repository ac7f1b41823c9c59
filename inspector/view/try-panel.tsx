import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Step } from '../model/call-requests';
import type { Happening } from '../model/happenings';
import { type Heard, heardIn } from '../model/heard';
import { SmallButton } from './controls';
import { useEditor } from './editor';
import { Now } from './now';
import { SamplePanel } from './sample-panel';
import { StepView } from './step-view';
import { useFocus } from './use-focus';

const nothing: readonly Step[] = [];

/** A call, tried step by step. */
export function TryPanel() {
  const { workbench, run, replace } = useEditor();
  const { happenings } = workbench;
  const focus = useFocus();
  const [isAloud, setAloud] = useState(false);
  const steps = run?.story.steps ?? nothing;
  const heard = useMemo(() => steps.map(({ answer }) => heardIn(answer)), [steps]);
  useVoice(heard, isAloud);
  const goTo = (changed: readonly Happening[]) => {
    replace({ ...workbench, happenings: changed });
    // The button that was pressed may be of no use any more; whoever goes on with the keyboard goes on from there.
    focus('now', 'over');
  };
  return (
    <section id="try" class="panel try" aria-labelledby="try-title" tabIndex={-1}>
      <div class="bar">
        <h2 id="try-title">Try</h2>
        <SmallButton disabled={happenings.length === 0} onClick={() => goTo(happenings.slice(0, -1))}>
          One step back
        </SmallButton>
        <SmallButton disabled={happenings.length === 0} onClick={() => goTo([])}>
          Start again
        </SmallButton>
      </div>
      <SamplePanel />
      <label class="check">
        <input
          type="checkbox"
          checked={isAloud}
          onChange={({ currentTarget }) => setAloud(currentTarget.checked)}
        />
        Read aloud what the caller hears
      </label>
      {run === undefined ? (
        <Mistakes />
      ) : (
        <>
          <ol class="story" aria-label="What happened">
            {steps.map((step, index) => (
              <li key={index}>
                <StepView step={step} heard={heard[index] ?? []} run={run} number={index + 1} />
              </li>
            ))}
          </ol>
          <Now
            key={steps.length}
            position={run.story.position}
            happen={(happening) => goTo([...happenings, happening])}
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
function Mistakes() {
  const { names, checked } = useEditor();
  const { faults } = checked;
  const faulty = names.filter((_, index) => checked.faulty[index]);
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

/**
 * Read aloud what the caller hears, with the browser's own voice: what has come since the last time.
 * @param heard by step
 */
function useVoice(heard: readonly (readonly Heard[])[], isOn: boolean): void {
  const known = useRef(0);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const from = isOn ? Math.min(known.current, heard.length - 1) : heard.length;
    known.current = heard.length;
    window.speechSynthesis.cancel();
    for (const { kind, text, language } of heard.slice(from).flat()) {
      if (kind !== 'text') continue;
      const utterance = new SpeechSynthesisUtterance(text);
      if (language !== undefined) utterance.lang = language;
      window.speechSynthesis.speak(utterance);
    }
  }, [heard.length, isOn]);
}
