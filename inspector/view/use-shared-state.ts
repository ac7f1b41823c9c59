import { useEffect, useState } from 'preact/hooks';
import { readFragment, writeFragment } from '../model/fragment';
import { emptyWorkbench, type Workbench } from '../model/workbench';

/** Browsers allow only so many changes of the address; somebody who types makes one at the end. */
const pause = 250;

/** The state of the page, which stands in the URL's fragment, so that a link shows the same to anybody. */
export function useSharedState(): [Workbench, (next: Workbench) => void] {
  const [workbench, setWorkbench] = useState(() => readFragment(location.hash) ?? emptyWorkbench);
  useEffect(() => {
    if (workbench === emptyWorkbench) return undefined;
    const timer = setTimeout(() => history.replaceState(null, '', `#${writeFragment(workbench)}`), pause);
    return () => clearTimeout(timer);
  }, [workbench]);
  useEffect(() => {
    // A link that is pasted into the address bar of the open page.
    const follow = () => setWorkbench(readFragment(location.hash) ?? emptyWorkbench);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [workbench, setWorkbench];
}
