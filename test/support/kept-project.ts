import { type TemporaryProject, temporaryProject } from './temporary-project';

const kept: TemporaryProject[] = [];

afterAll(() => {
  for (const project of kept.splice(0)) project.discard();
});

/** A temporary project that is there until all tests of the file are over. */
export function keptProject(...made: Parameters<typeof temporaryProject>): TemporaryProject {
  const project = temporaryProject(...made);
  kept.push(project);
  return project;
}
