export { type Config, defaultConfig } from './config/config.ts';
export type { Ports } from './context.ts';
export { createServer, type Server } from './server.ts';
