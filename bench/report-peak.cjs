// Loaded into each Node process of a build: at its end, a line with the most memory that it ever took, in bytes, goes to PEAK_FILE.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  // Node gives kilobytes.
  appendFileSync(process.env.PEAK_FILE, `${process.resourceUsage().maxRSS * 1_024}\n`);
});
