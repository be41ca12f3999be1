import { describe, expect, it } from 'vitest';
import { SqlError } from '../db/sql-error.ts';
import { toFailure } from './problem.ts';

const withCode = (code: string): Error => Object.assign(new Error('connect'), { code });

describe('what was thrown', () => {
  it.each([
    ['a PostgreSQL that nobody reaches', Object.assign(withCode('ECONNREFUSED'), { syscall: 'connect' })],
    ['one whose socket is gone', Object.assign(withCode('ENOENT'), { syscall: 'connect' })],
    ['one that stops', withCode('57P01')],
    ['one that has too many connections', withCode('53300')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a broken connection', withCode('08006')],
  ])('by %s is told as a database that does not answer', (_name, error) => {
    expect(toFailure(error)).toMatchObject({ code: 'unavailable', cause: error });
    expect(toFailure(error).message).toContain('The database does not answer');
  });

  it('by a full disk is told so, in either database', () => {
    const full = new SqlError('could not extend file: No space left on device', '53100', null);
    expect(toFailure(full)).toMatchObject({ code: 'unavailable' });
    expect(toFailure(full).message).toMatch(/^The disk of the database is full, so nothing was changed/);
  });

  it('by a file that is missing is no outage', () => {
    expect(toFailure(withCode('ENOENT'))).toMatchObject({ code: 'internal' });
  });

  it('by a mistake of ours tells nothing of it', () => {
    const failure = toFailure(new SqlError('syntax error at "secret"', '42601', null));
    expect(failure).toMatchObject({ code: 'internal' });
    expect(failure.message).not.toContain('secret');
  });
});
