import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Move the focus to an element that the next rendering makes: somebody who adds, removes or moves a row with the
 * keyboard goes on from there.
 */
export function useFocus(): (...ids: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const element = wanted.current.map((id) => document.getElementById(id)).find(isFocusable);
    wanted.current = [];
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  });
  return (...ids) => {
    wanted.current = ids;
  };
}

function isFocusable(element: HTMLElement | null): element is HTMLElement {
  return element !== null && !element.matches(':disabled');
}
