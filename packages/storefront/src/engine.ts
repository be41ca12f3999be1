/* The engine as the script carries it: built with the script's options, so that the vectors of `spec/` can hold it. */
export { compileExperiences, decide } from '@facet/engine';
