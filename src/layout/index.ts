export { layOut } from './lay-out.ts';
