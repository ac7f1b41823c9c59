import { baseName } from '../model/widget-file';
import { SmallButton } from './controls';
import { useEditor } from './editor';
import { AnswerView, Code } from './twiml';
import { Values } from './values';

/** What stands behind the page: the file, and what a call gets. */
export function FilePanel() {
  const { workbench, checked, run, copy } = useEditor();
  const { path, text } = checked.widgets[workbench.selected]?.file ?? { path: '', text: '' };
  const name = baseName(path);
  const step = run?.story.steps[0];
  const values = step === undefined ? [] : (run?.valuesOf(step) ?? []);
  return (
    <section id="see" class="panel see" aria-labelledby="see-title" tabIndex={-1}>
      <h2 id="see-title">Behind it</h2>
      <details class="more">
        <summary>The file {name}</summary>
        <p class="help">
          It belongs in <code>{path.slice(0, -name.length)}</code> of the project.
        </p>
        <div class="buttons">
          <SmallButton onClick={() => copy(text, `The JSON of ${name}`)}>Copy</SmallButton>
        </div>
        <Code label={name}>{text}</Code>
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
