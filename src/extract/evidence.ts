export { placesOfBlock, placesOfRun } from '../model/index.ts';
