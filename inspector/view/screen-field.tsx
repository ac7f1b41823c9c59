import { useRef } from 'preact/hooks';
import { isObject } from '../../lib/is-object';
import { valueAt } from '../model/edit';
import { canScreen, findingsAt } from '../model/places';
import { idOf, useDefinition, useEditor } from './editor';
import { Field } from './field';
import { Findings } from './findings';

const path = ['properties', 'screen'];

/** What the person who answers is asked. */
export function ScreenField() {
  const { widget, findings, change } = useEditor();
  const screen = valueAt(widget, path);
  const isOn = isObject(screen);
  const { title, description } = useDefinition(path);
  const id = idOf(path);
  const prompt: Prompt = isOn && 'play' in screen ? 'play' : 'say';
  // What somebody had filled in is there again when they change their mind.
  const before = useRef<Readonly<Record<string, unknown>>>({ say: '' });
  const lastPrompt = useRef<Prompt>(prompt);
  const put = (next: Readonly<Record<string, unknown>> | undefined) => {
    if (isOn) before.current = { ...before.current, ...screen };
    change(path, next);
  };
  if (!isOn && !canScreen(widget)) return null;
  return (
    <fieldset class="group">
      <legend class="visually-hidden">{title}</legend>
      <label class="check">
        <input
          type="checkbox"
          id={id}
          checked={isOn}
          aria-describedby={`${id}-help ${id}-findings`}
          onChange={({ currentTarget }) =>
            put(currentTarget.checked ? withPrompt(before.current, lastPrompt.current) : undefined)
          }
        />
        <strong>{title}</strong> <code class="key">screen</code>
      </label>
      <p id={`${id}-help`} class="help">
        {description}
      </p>
      <Findings path={path} of={findingsAt(findings, path)} />
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
                    lastPrompt.current = kind;
                    put(withPrompt({ ...before.current, ...screen }, kind));
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

type Prompt = 'say' | 'play';

/** A screen with one of the two prompts; a recording has no voice and no language. */
function withPrompt(screen: Readonly<Record<string, unknown>>, prompt: Prompt): Record<string, unknown> {
  const { say = '', play = '', voice, language, ...rest } = screen;
  if (prompt === 'play') return { play, ...rest };
  return { say, ...(voice !== undefined && { voice }), ...(language !== undefined && { language }), ...rest };
}
