import { type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.ts';

/** The server's log: one JSON object a line on standard output. */
export type Log = Logger;

/** Names under which a secret could stand; their values never reach the log, at whatever depth pino allows. */
const secretNames = [
  'password',
  'privateKey',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'client_secret',
  'token',
  'code',
  'state',
  'cookie',
  'authorization',
  'setupCode',
  'email',
  '_kx',
];

/** Makes the log. Bodies and query strings are never given to it; known secret names are struck out all the same. */
export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[struck out]',
    },
    serializers: { err: toLoggedError },
  });
}

/** A line for the person at the terminal, beside the log. */
export function say(line: string): void {
  console.log(line);
}

/** The last words of a process that cannot go on. */
export function complain(line: string): void {
  console.error(line);
}

type LoggedError = {
  readonly type: string;
  readonly message: string;
  /** Not `code`: that name is struck out. */
  readonly errorCode?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
};

/** Name, message, code and stack only: other fields of an error may hold a query's parameters or a response's body. */
function toLoggedError(error: unknown): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { errorCode: code }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: toLoggedError(error.cause) }),
  };
}
