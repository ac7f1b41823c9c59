import { useEffect, useState } from 'preact/hooks';
import { type Finding, formatPath } from '../../lib/config/finding';
import type { CheckedWidget } from '../model/check-workbench';
import { baseName } from '../model/widget-file';

/** How long somebody has stopped typing before the mistakes are read out. Milliseconds. */
const pause = 700;
/** How long a message stands over the page. Milliseconds. */
const glance = 4_000;

/** Something that happened; the same words again are another message. */
export interface Message {
  readonly text: string;
}

interface LiveRegionProps {
  readonly message: Message;
  readonly widgets: readonly CheckedWidget[];
}

/** What changed, for somebody who hears the page. */
export function LiveRegion({ message, widgets }: LiveRegionProps) {
  const text = widgets.map(({ file, findings }) => spokenOf(baseName(file.path), findings)).join('');
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const [gone, setGone] = useState<Message>();
  useEffect(() => {
    const timer = setTimeout(() => setGone(message), glance);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <>
      <p class="visually-hidden" role="status" id="mistakes">
        {spoken === '' ? 'No mistakes.' : spoken}
      </p>
      <p class="message" role="status">
        {message === gone ? '' : message.text}
      </p>
    </>
  );
}

function spokenOf(name: string, findings: readonly Finding[]): string {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const sentences = faults.map(({ path, message }) => `${formatPath(path)} ${message}. `);
  return faults.length === 0 ? '' : `${name}: ${sentences.join('')}`;
}
