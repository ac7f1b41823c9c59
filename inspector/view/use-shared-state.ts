import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { firstWorkbench } from '../model/examples';
import { readFragment, writeFragment } from '../model/fragment';
import type { Workbench } from '../model/workbench';

/** Browsers allow only so many changes of the address; somebody who types makes one at the end. Milliseconds. */
const pause = 250;

interface SharedState {
  readonly workbench: Workbench;
  /** Put another state in place of this one. */
  replace(next: Workbench): void;
  /** Put another state after this one, to which the browser's Back button leads. */
  push(next: Workbench): void;
}

/**
 * The state of the page, which stands in the URL's fragment, so that a link shows the same to anybody.
 * @param onFollow told when another state has come, by a link or by Back, and whether the link could not hold all of it
 */
export function useSharedState(onFollow: (isIncomplete: boolean) => void): SharedState {
  const [workbench, setWorkbench] = useState(() => readFragment(location.hash)?.workbench ?? firstWorkbench);
  // What the links of this visit left out is still known here: Back brings it along.
  const visited = useRef(new Map<string, Workbench>());
  const remember = useCallback((shown: Workbench) => {
    if (shown === firstWorkbench) return;
    const fragment = `#${writeFragment(shown)}`;
    visited.current.set(fragment, shown);
    if (location.hash !== fragment) history.replaceState(null, '', fragment);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => remember(workbench), pause);
    return () => clearTimeout(timer);
  }, [workbench, remember]);
  useEffect(() => {
    if (readFragment(location.hash)?.isIncomplete) onFollow(true);
    const follow = () => {
      const known = visited.current.get(location.hash);
      const linked = readFragment(location.hash);
      const next = known ?? linked?.workbench ?? (location.hash === '' ? firstWorkbench : undefined);
      // What is no link of ours leaves everything as it is.
      if (next === undefined) return;
      setWorkbench(next);
      onFollow(known === undefined && linked?.isIncomplete === true);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return {
    workbench,
    replace: setWorkbench,
    push: (next) => {
      remember(workbench);
      history.pushState(null, '', `#${writeFragment(next)}`);
      setWorkbench(next);
    },
  };
}
