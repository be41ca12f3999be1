import type { StartPreview } from '../preview.ts';
import { createPreview } from './create-preview.ts';
import { previewRuntime } from './preview-runtime.ts';

const startPreview: StartPreview = createPreview(previewRuntime);
// oxlint-disable-next-line import/no-default-export -- the default export is what the script calls
export default startPreview;
