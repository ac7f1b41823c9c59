import { useEffect, useRef, useState } from 'preact/hooks';
import { type Finding, formatPath } from '../../lib/config/finding';
import { useEditor } from './editor';

/** How long somebody has stopped typing before the mistakes are read out. Milliseconds. */
const pause = 700;

/** What is wrong, for somebody who hears the page: on load what there is, and later what has changed. */
export function LiveRegion() {
  const { names, checked } = useEditor();
  const text = [
    spokenOf('The flow', checked.whole),
    ...checked.widgets.map(({ findings }, index) => spokenOf(names[index] ?? '', findings)),
  ].join('');
  const first = useRef(text);
  const [spoken, setSpoken] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  // Nobody has to hear of a page without mistakes that it has none.
  const isUntouched = spoken === '' && first.current === '';
  return (
    <p class="visually-hidden" role="status" id="mistakes">
      {spoken === '' ? !isUntouched && 'No mistakes.' : spoken}
    </p>
  );
}

function spokenOf(name: string, findings: readonly Finding[]): string {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const sentences = faults.map(({ path, message }) => `${formatPath(path)} ${message}. `);
  return faults.length === 0 ? '' : `${name}: ${sentences.join('')}`;
}
