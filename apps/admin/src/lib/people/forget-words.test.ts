import { expect, test } from 'vitest';
import { toForgetQuestion } from './forget-words.ts';
import { whoExamples } from './typed-who.ts';

test('the question names whom by what was typed', () => {
  expect(toForgetQuestion(whoExamples.link).body).toContain(
    'the person whose link carries the _kx “aB3xY7.McN66”.',
  );
  expect(toForgetQuestion(whoExamples.token).body).toContain('the person whose _kx is “aB3xY7.McN66”.');
  expect(toForgetQuestion(whoExamples.visitor).body).toContain(`the visitor id is “${whoExamples.visitor}”.`);
});

test('of what is long both ends are told, and of a link nothing but the token', () => {
  const token = `${'a'.repeat(30)}${'b'.repeat(170)}.McN66`;
  const { body } = toForgetQuestion(`https://shop.example/?name=Vera&_kx=${token}&a=1#top`);
  expect(body).toContain('“aaaaaaaaaaaaaaaaaaaa…bbbb.McN66”');
  expect(body).not.toContain('Vera');
});
