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
  readonly file: WidgetFile;
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
export function SeePanel({ file, faults, step, values, sample, changeSample, announce }: SeePanelProps) {
  const name = baseName(file.path);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.text);
      announce(`The JSON of ${name} is copied.`);
    } catch {
      announce('The browser does not let this page copy. Select the JSON and copy it by hand.');
    }
  };
  return (
    <section class="panel see" aria-labelledby="see-title">
      <h2 id="see-title">See</h2>
      <div class="bar">
        <h3>{name}</h3>
        <span class="row-buttons">
          <button type="button" class="small" onClick={copy}>
            Copy
          </button>
          <button type="button" class="small" onClick={() => download(file)}>
            Download
          </button>
        </span>
      </div>
      <Code label={name}>{file.text}</Code>
      <p class="help">
        It belongs into <code>assets/widgets/</code> of the project.
      </p>
      <SamplePanel sample={sample} change={changeSample} />
      <h3>TwiML of /connect</h3>
      {step === undefined ? (
        <Mend faults={faults} />
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

export function Mend({ faults }: { faults: number }) {
  return (
    <p class="mend">
      {faults === 1 ? 'There is a mistake' : `There are ${faults} mistakes`}: nothing is built until{' '}
      {faults === 1 ? 'it is' : 'they are'} mended.
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
