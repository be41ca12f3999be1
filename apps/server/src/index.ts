export { type Config, defaultConfig } from './config/config.ts';
