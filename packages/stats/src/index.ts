export { judgeSampleRatio, type RatioGroup, type SampleRatio } from './sample-ratio.ts';
