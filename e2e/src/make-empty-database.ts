import { createServer, defaultConfig } from '@facet/server';

// A server that comes up and goes: what it leaves is a database with all migrations run and nothing in it.
const dataDirectory = process.argv[2];
if (dataDirectory === undefined) throw new Error('Name the folder for the data.');
await using _server = await createServer({ ...defaultConfig, port: 0, dataDirectory, logLevel: 'silent' });
