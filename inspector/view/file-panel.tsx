import type { WidgetFile } from '../../lib/config/draft';
import type { RenderedValue } from '../model/rendered-values';
import type { Step } from '../model/step';
import { baseName } from '../model/widget-file';
import { Code } from './code';
import { AnswerView } from './twiml';
import { Values } from './values';

interface FilePanelProps {
  readonly file: WidgetFile;
  /** The first step of the sample call; absent where there is a fault. */
  readonly step: Step | undefined;
  readonly values: readonly RenderedValue[];
  copy(text: string, what: string): void;
}

/** What stands behind the page: the file, and what a call gets. */
export function FilePanel({ file, step, values, copy }: FilePanelProps) {
  const name = baseName(file.path);
  return (
    <section id="see" class="panel see" aria-labelledby="see-title" tabIndex={-1}>
      <h2 id="see-title">Behind it</h2>
      <details class="more">
        <summary>The file {name}</summary>
        <p class="help">
          It belongs in <code>{file.path.slice(0, -name.length)}</code> of the project.
        </p>
        <div class="buttons">
          <button type="button" class="small" onClick={() => copy(file.text, `The JSON of ${name}`)}>
            Copy
          </button>
        </div>
        <Code label={name}>{file.text}</Code>
      </details>
      {step?.answer !== undefined && (
        <details class="more">
          <summary>What Twilio gets when the call comes in</summary>
          <AnswerView answer={step.answer} label="TwiML of /connect" />
          {values.length > 0 && <h3>Formulas</h3>}
          <Values values={values} />
        </details>
      )}
    </section>
  );
}
