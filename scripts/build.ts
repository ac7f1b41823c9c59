import { errorMessage } from '../lib/error-message';
import { buildProject } from './build-project';
import { checkProject, count, describeFindings } from './check-project';

const begun = performance.now();
const checked = checkProject(process.cwd());
process.stderr.write(describeFindings(checked));
if (checked.faults.length > 0) {
  process.exitCode = 1;
} else {
  try {
    const { functions, assets } = buildProject(process.cwd(), checked.widgets);
    const what = [
      count(checked.widgets.length, 'widget'),
      count(functions, 'Function'),
      count(assets, 'asset'),
    ];
    console.log(`Built ${what.join(', ')} into dist/ in ${Math.round(performance.now() - begun)} ms.`);
  } catch (error) {
    // A slip in a Function, or a full disk: the message says where, and our own stack would not help.
    console.error(errorMessage(error));
    process.exitCode = 1;
  }
}
