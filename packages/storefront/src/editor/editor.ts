// oxlint-disable-next-line import/no-default-export -- the default export is what the overlay calls
export { openEditor as default } from './open-editor.ts';
