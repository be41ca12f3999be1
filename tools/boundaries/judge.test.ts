import { describe, expect, it } from 'vitest';
import { listImports } from './imports.ts';
import { judgeImport } from './judge.ts';

const at = (file: string, code: string): readonly (string | undefined)[] =>
  listImports(file, code).map((item) => judgeImport(file, item));

const server = 'apps/server/src';

describe('boundaries', () => {
  it.each([
    ['packages/engine/src/a.ts', "import x from 'zod'", /nothing from npm or Node/],
    ['packages/engine/src/a.ts', "import { x } from 'node:fs'", /nothing from npm or Node/],
    ['packages/engine/src/a.ts', "import type { X } from '@facet/protocol'", /nothing of ours, not protocol/],
    ['packages/protocol/src/a.ts', "import { decide } from '@facet/engine'", /only types of engine/],
    ['packages/storefront/src/a.ts', "export { x } from '@facet/protocol'", /only types of protocol/],
    ['packages/klaviyo/src/a.ts', "import { x } from '@facet/membership'", /only types of membership/],
    ['apps/klaviyo-simulator/src/a.ts', "import type { X } from '@facet/klaviyo'", /misunderstanding/],
    ['apps/admin/src/a.ts', "await import('@facet/server')", /not server/],
    ['apps/admin/src/a.ts', "import '../../server/src/main.ts'", /by its door/],
    ['apps/server/src/server.ts', "import { x } from '@facet/engine/src/secret.ts'", /past the door/],
    [`${server}/features/a/a.route.ts`, "import { x } from './a.store.ts'", /never writes by itself/],
    [`${server}/features/a/a.service.ts`, "import { x } from '../b/b.store.ts'", /ask its service or reads/],
    [`${server}/features/a/a.service.ts`, "import { x } from '../b/list-b.route.ts'", /reach into the route/],
    [`${server}/features/a/a.store.ts`, "import { x } from './a.service.ts'", /never asks a service/],
    [`${server}/features/a/a.reads.ts`, "import { x } from './a.service.ts'", /never asks a service/],
    [`${server}/features/a/a.ts`, "import { sql } from 'kysely'", /imports no npm package/],
    [`${server}/features/a/a.ts`, "import { x } from '../../db/database.ts'", /imports no database/],
    [`${server}/features/a/a.service.ts`, "import { x } from '../../http/app.ts'", /no step back/],
    [`${server}/db/database.ts`, "import { x } from '../features/a/a.ts'", /no step back/],
    [`${server}/errors.ts`, "import { x } from './log.ts'", /no step back/],
    ['apps/admin/src/features/a/x.ts', "import { y } from '../b/y.ts'", /share through ui/],
    ['apps/admin/src/features/a/x.ts', "import { y } from '../../app/router.ts'", /puts features together/],
    ['apps/admin/src/ui/x.ts', "import { y } from '../features/a/y.ts'", /imports none of them/],
  ])('refuses in %s: %s', (file, code, message) => {
    expect(at(file, code)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['packages/protocol/src/a.ts', "import type { Decision } from '@facet/engine'"],
    ['packages/protocol/src/a.ts', "import { z } from 'zod'"],
    ['packages/storefront/src/a.ts', "import { decide } from '@facet/engine'"],
    ['packages/klaviyo/src/a.ts', "import { type Source } from '@facet/membership'"],
    ['apps/server/src/server.ts', "import { x } from './context.ts'"],
    [`${server}/features/a/a.service.ts`, "import { x } from '../b/b.reads.ts'"],
    [`${server}/features/a/list-a.route.ts`, "import { x } from './a.service.ts'"],
    [`${server}/features/a/a.store.ts`, "import { x } from '../../db/database.ts'"],
    ['apps/dev/src/main.ts', "import { createServer } from '@facet/server'"],
  ])('allows in %s: %s', (file, code) => {
    expect(at(file, code)).toEqual([undefined]);
  });

  it('reads re-exports, type-only imports and dynamic imports, each with its line', () => {
    const code = "import type { A } from './a.ts';\nexport * from './b.ts';\nconst c = import('./c.ts');\n";
    expect(listImports('x.ts', code)).toEqual([
      { specifier: './a.ts', typeOnly: true, line: 1 },
      { specifier: './b.ts', typeOnly: false, line: 2 },
      { specifier: './c.ts', typeOnly: false, line: 3 },
    ]);
  });
});
