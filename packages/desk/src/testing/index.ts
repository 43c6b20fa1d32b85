export { sampleAppend, sampleCase, sampleNote, type SampleOptions } from './sample-cases.ts';
export type { ConformanceCase } from './conformance-case.ts';
export { storeConformance } from './store-conformance.ts';
export { ada, ann, sam, samplePolicy, testDesk, type TestDesk } from './test-desk.ts';
export { filesConformance, type FilesConformanceCase } from './files-conformance.ts';
