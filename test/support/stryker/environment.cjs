const { TestEnvironment } = require('jest-environment-node');

/** Where the bundle of the tests runs under Stryker, which wants only a few of them for each mutant. */
module.exports = class extends TestEnvironment {
  #isBroken = false;

  constructor(...context) {
    super(...context);
    // Nobody reads where a test stands or fails; to find that out takes longer than many a test.
    this.global.Error.stackTraceLimit = 0;
  }

  handleTestEvent(event, state) {
    switch (event.name) {
      case 'start_describe_definition':
      case 'finish_describe_definition':
        this.#countFor(state.currentDescribeBlock);
        break;
      case 'add_test':
        this.#isBroken ||= event.testName === 'is collected';
        break;
      case 'run_start':
        this.#share(state.rootDescribeBlock, {});
        // Which tests Stryker wants to run makes no difference where they cannot be collected.
        if (state.testNamePattern && !this.#isBroken) {
          const wanted = namesIn(state.testNamePattern);
          keep(state.rootDescribeBlock, (test) => wanted.has(nameOf(test)));
        }
        state.testNamePattern = null;
        break;
      case 'test_fn_failure':
        // One failed test kills a mutant.
        keep(state.rootDescribeBlock, ({ startedAt }) => startedAt !== null);
    }
  }

  /** Let Stryker count what runs while a block is collected as if the block were a test. */
  #countFor(block) {
    const { __stryker__: stryker } = this.global;
    if (stryker === undefined) return;
    stryker.currentTestId = block.parent === undefined ? undefined : `collecting ${nameOf(block)}`;
  }

  /**
   * Count what ran while a block was collected for each test in it: such a test needs what ran then. Otherwise Stryker
   * takes most of the core for static, and runs all tests for each mutant of it.
   */
  #share(block, outer) {
    const counts = this.global.__stryker__?.mutantCoverage?.perTest;
    if (counts === undefined) return;
    const id = `collecting ${nameOf(block)}`;
    const hits = { ...outer, ...counts[id] };
    delete counts[id];
    for (const child of block.children) {
      if (child.type === 'describeBlock') this.#share(child, hits);
      else counts[nameOf(child)] = { ...hits, ...counts[nameOf(child)] };
    }
  }
};

/** The names that Stryker asks for, `(one)|(another)`: of a thousand no second expression can be made. */
function namesIn({ source }) {
  const names = source.slice(1, -1).split(')|(');
  return new Set(names.map((name) => name.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))));
}

/** Take out all other tests: for Jest to skip each of them takes longer than to run the few that are left. */
function keep(block, isKept) {
  const kept = block.children.filter((child) => {
    if (child.type !== 'describeBlock') return isKept(child);
    keep(child, isKept);
    return child.children.length > 0;
  });
  // In place: Jest may be on its way through them.
  block.children.splice(0, block.children.length, ...kept);
}

/** The full name of a test or a block, as Stryker builds it. */
function nameOf({ parent, name }) {
  return parent === undefined ? '' : `${nameOf(parent)} ${name}`.trimStart();
}
