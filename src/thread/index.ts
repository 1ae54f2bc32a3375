export { builtModule } from './built.ts';
export { moved, type Reply, replyOf } from './reply.ts';
export { inOwnMemory, inSharedMemory } from './shared.ts';
export { boundedThread, type Step, type Thread } from './thread.ts';
