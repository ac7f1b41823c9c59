import { newWidget, sampleCall, type Workbench } from '../../inspector/model/workbench';

/** What the page begins with. */
export const emptyWorkbench: Workbench = {
  widgets: [newWidget('my-widget')],
  selected: 0,
  sample: sampleCall,
  happenings: [],
};
