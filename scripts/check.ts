import { checkProject, count, describeFindings } from './check-project';

const checked = checkProject(process.cwd());
process.stderr.write(describeFindings(checked));
if (checked.faults.length > 0) process.exitCode = 1;
else console.log(`${count(checked.widgets.length, 'widget')} checked: no faults.`);
