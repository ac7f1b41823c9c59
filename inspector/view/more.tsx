import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { valueAt } from '../model/edit';
import { hasFault } from '../model/findings';
import { useEditor } from './editor';

interface MoreProps {
  /** Of the fields inside. */
  readonly paths: readonly JsonPath[];
  readonly children: ComponentChildren;
}

/** What few people need, folded until somebody wants it or something in it is wrong. */
export function More({ paths, children }: MoreProps) {
  const { widget, findings } = useEditor();
  const isFaulty = paths.some((path) => hasFault(findings, path));
  const [isOpen, setOpen] = useState(false);
  const set = paths.filter(([step, name]) => step === 'properties' && name !== undefined);
  const count = set.filter((path) => (valueAt(widget, path) ?? '') !== '').length;
  return (
    <details
      class="more"
      open={isOpen || isFaulty}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>More settings {count > 0 && <span class="help">{count} in use</span>}</summary>
      {(isOpen || isFaulty) && <div class="fields">{children}</div>}
    </details>
  );
}
