import { expect, it } from 'vitest';
import { findScriptOrigin } from './script-origin.ts';

it('finds from where the line loads the script', () => {
  expect(findScriptOrigin('<script src="https://facet.example/n/abc.js"></script>')).toBe(
    'https://facet.example',
  );
  expect(findScriptOrigin('<script>1</script>')).toBeUndefined();
  expect(findScriptOrigin('<script src="nowhere"></script>')).toBeUndefined();
});
