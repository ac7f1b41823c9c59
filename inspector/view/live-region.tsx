import { useEffect, useState } from 'preact/hooks';
import { type Finding, formatPath } from '../../lib/config/finding';

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
  readonly findings: readonly Finding[];
}

/** What changed, for somebody who hears the page. */
export function LiveRegion({ message, findings }: LiveRegionProps) {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const text = faults.map(({ path, message: what }) => `${formatPath(path)} ${what}.`).join(' ');
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
