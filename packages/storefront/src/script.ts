// oxlint-disable-next-line import/no-default-export -- the default export is what the script's one global becomes
export { start as default } from './start.ts';
