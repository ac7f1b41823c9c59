// Loaded into the local runtime before it starts: tells the parent process, when asked over IPC, what memory is in use,
// and how much time of the processor it has had.
const { setImmediate } = require('node:timers/promises');

process.on('message', async (message) => {
  if (message !== 'memory' && message !== 'settled memory') return;
  if (message === 'settled memory') {
    for (let turn = 0; turn < 4; turn++) {
      global.gc();
      await setImmediate();
    }
  }
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send({ rss, heapUsed, cpu: user + system });
});
