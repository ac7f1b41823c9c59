import type { WidgetFile } from '../../lib/config/draft';
import type { RenderedValue } from '../model/rendered-values';
import type { Step } from '../model/step';
import { baseName } from '../model/widget-file';
import type { SampleCall } from '../model/workbench';
import { Code } from './code';
import { SamplePanel } from './sample-panel';
import { AnswerView } from './twiml';
import { Values } from './values';

interface SeePanelProps {
  readonly files: readonly WidgetFile[];
  readonly selected: number;
  /** The names of the widgets with faults. */
  readonly faulty: readonly string[];
  /** Over all widgets. */
  readonly faults: number;
  /** The first step of the sample call; absent where there is a fault. */
  readonly step: Step | undefined;
  readonly values: readonly RenderedValue[];
  readonly sample: SampleCall;
  changeSample(sample: SampleCall): void;
  /** Tell somebody who cannot see the page. */
  announce(message: string): void;
}

/** The widget's file, and what a call gets. */
export function SeePanel({ files, selected, step, values, sample, changeSample, ...rest }: SeePanelProps) {
  const { faulty, faults, announce } = rest;
  const file = files[selected] ?? { path: '', text: '' };
  const name = baseName(file.path);
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      announce(`${what} is copied.`);
    } catch {
      announce('The browser does not let this page copy. Select the text and copy it by hand.');
    }
  };
  return (
    <section id="see" class="panel see" aria-labelledby="see-title" tabIndex={-1}>
      <h2 id="see-title">See</h2>
      <div class="bar">
        <h3>{name}</h3>
        <span class="row-buttons">
          <button type="button" class="small" onClick={() => copy(file.text, `The JSON of ${name}`)}>
            Copy
          </button>
          <button type="button" class="small" onClick={() => download(file)}>
            Download
          </button>
        </span>
      </div>
      <Code label={name}>{file.text}</Code>
      <p class="help">
        It belongs in <code>assets/widgets/</code> of the project
        {files.length > 1 ? ', together with the other files here.' : '.'}
      </p>
      <div class="buttons">
        {files.length > 1 && (
          <button type="button" class="small" onClick={() => files.forEach(download)}>
            Download all {files.length}
          </button>
        )}
        <button type="button" class="small" onClick={() => copy(location.href, 'The link')}>
          Copy link
        </button>
      </div>
      <p class="help">
        The address of this page holds all that you have made, but no passwords and no environment variables.
      </p>
      <SamplePanel sample={sample} change={changeSample} />
      <h3>TwiML of /connect</h3>
      {step === undefined ? (
        <Mend faults={faults} faulty={faulty} />
      ) : (
        <>
          <AnswerView answer={step.answer} label="TwiML of /connect" />
          <Problems step={step} />
          {values.length > 0 && <h3>Liquid</h3>}
          <Values values={values} />
        </>
      )}
    </section>
  );
}

/** Which widgets keep the project from being built. */
export function Mend({ faults, faulty }: { faults: number; faulty: readonly string[] }) {
  return (
    <p class="mend">
      {faults === 1 ? 'There is a mistake' : `There are ${faults} mistakes`} in{' '}
      <strong dir="auto">{faulty.map((name) => name || '(no name)').join(', ')}</strong>: nothing is built
      until {faults === 1 ? 'it is' : 'they are'} fixed.
    </p>
  );
}

/** What would stand in the log. */
export function Problems({ step }: { step: Step }) {
  if (step.problems.length === 0) return null;
  return (
    <ul class="findings problems">
      {step.problems.map(({ widget, property, value, message }) => (
        <li key={`${property} ${message}`} class="warning">
          In the log: {[widget, property].filter(Boolean).join(' ')} {value !== undefined && `“${value}” `}
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Save a file under its own name. */
function download({ path, text }: WidgetFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = baseName(path);
  link.click();
  URL.revokeObjectURL(url);
}
