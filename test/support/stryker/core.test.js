// In Stryker's sandbox, bundle.cjs puts the core and its tests here. This file stands for them where Stryker asks which
// tests there were last time.
