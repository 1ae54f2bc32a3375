export { fold } from '../model/index.ts';
