/** What PostgreSQL said no to, embedded or not. `code` is its SQLSTATE. */
export class SqlError extends Error {
  readonly code: string | null;
  readonly constraint: string | null;

  constructor(message: string, code: string | null, constraint: string | null) {
    super(message);
    this.name = 'SqlError';
    this.code = code;
    this.constraint = constraint;
  }
}

const disk = '53100';
/** Too many connections, and a PostgreSQL that stops, has crashed or only starts. */
const awayStates: readonly string[] = ['53300', '57P01', '57P02', '57P03'];
const brokenOff: readonly string[] = ['ECONNRESET', 'EPIPE'];
/** What `pg` says without a code. */
const awayWords = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Why the database could not be asked, where that is what failed: its disk is full, or nobody answers. */
export function findOutage(error: unknown): 'full' | 'away' | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === disk) return 'full';
  // Over a socket of this machine it is a file that is missing.
  const isUnreached = 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo');
  const isAway =
    isUnreached ||
    brokenOff.includes(code) ||
    awayStates.includes(code) ||
    /^08.{3}$/.test(code) ||
    awayWords.test(error.message);
  return isAway ? 'away' : undefined;
}

/** Whether a statement failed because a row with the same unique value exists (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
