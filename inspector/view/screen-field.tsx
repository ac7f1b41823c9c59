import { isObject } from '../../lib/is-object';
import { definitionAt } from '../model/definition';
import { valueAt } from '../model/edit';
import { findingsAt } from '../model/findings';
import { canScreen } from '../model/places';
import { idOf, useEditor } from './editor';
import { Field } from './field';
import { Findings } from './findings';

const path = ['properties', 'screen'];

/** What the person who answers is asked. */
export function ScreenField() {
  const { widget, findings, change } = useEditor();
  const screen = valueAt(widget, path);
  const isOn = isObject(screen);
  if (!isOn && !canScreen(widget)) return null;
  const { title, description } = definitionAt(path);
  const id = idOf(path);
  const prompt = isOn && 'play' in screen ? 'play' : 'say';
  return (
    <fieldset class="group">
      <legend class="visually-hidden">{title}</legend>
      <label class="check">
        <input
          type="checkbox"
          id={id}
          checked={isOn}
          aria-describedby={`${id}-help ${id}-findings`}
          onChange={({ currentTarget }) => change(path, currentTarget.checked ? { say: '' } : undefined)}
        />
        <strong>{title}</strong> <code class="key">screen</code>
      </label>
      <p id={`${id}-help`} class="help">
        {description}
      </p>
      <Findings id={`${id}-findings`} findings={findingsAt(findings, path)} />
      {isOn && (
        <>
          <div class="choices">
            {(['say', 'play'] as const).map((kind) => (
              <label key={kind} class="check">
                <input
                  type="radio"
                  name="prompt"
                  checked={prompt === kind}
                  onChange={() => {
                    const { say, play, voice, language, ...rest } = screen;
                    change(path, kind === 'say' ? { say: '', ...rest } : { play: '', ...rest });
                  }}
                />
                {kind === 'say' ? 'Read a text aloud' : 'Play a recording'}
              </label>
            ))}
          </div>
          <Field path={[...path, prompt]} />
          {prompt === 'play' && 'say' in screen && <Field path={[...path, 'say']} />}
          {(prompt === 'say' || 'voice' in screen) && <Field path={[...path, 'voice']} />}
          {(prompt === 'say' || 'language' in screen) && <Field path={[...path, 'language']} />}
          <Field path={[...path, 'digit']} />
          <Field path={[...path, 'timeout']} />
        </>
      )}
    </fieldset>
  );
}
