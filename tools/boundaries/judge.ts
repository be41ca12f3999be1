import { posix } from 'node:path';
import type { Import } from './imports.ts';
import { judgeServerImport, type Refusal } from './server-layers.ts';
import { findWorkspace, type WorkspaceRule, workspaces } from './workspaces.ts';

/** Says why an import is forbidden, or nothing where it is allowed. `file` is a path from the repository's root. */
export function judgeImport(file: string, item: Import): Refusal {
  const home = findWorkspace(file);
  if (home === undefined) return undefined;
  if (item.specifier.startsWith('.')) return judgeRelative(file, home.name, home.rule, item);
  if (item.specifier.startsWith('@facet/')) return judgeWorkspace(home.name, home.rule, item);
  if (home.rule.outside === 'none') {
    return `${home.name} imports nothing from npm or Node, since ${home.rule.why}`;
  }
  const inNoun = /^apps\/server\/src\/features\/[^/]+\/[^./]+\.ts$/.test(file);
  if (inNoun && !item.specifier.startsWith('node:')) {
    return 'a <noun>.ts holds plain rules: it imports no npm package';
  }
  return undefined;
}

function judgeRelative(file: string, name: string, rule: WorkspaceRule, item: Import): Refusal {
  const target = posix.normalize(posix.join(posix.dirname(file), item.specifier));
  if (!target.startsWith(`${rule.folder}/`)) {
    return `${name} reaches into ${target}: another workspace is entered by its door (@facet/…) alone`;
  }
  if (name === 'server') return judgeServerImport(file, target, item.typeOnly);
  if (name === 'admin') return judgeAdmin(file, target);
  return undefined;
}

function judgeWorkspace(name: string, rule: WorkspaceRule, item: Import): Refusal {
  const [, target = '', ...rest] = item.specifier.split('/');
  if (!(target in workspaces)) return `there is no workspace ${item.specifier}`;
  if (rest.length > 0) return `${item.specifier} goes past the door of ${target}: import @facet/${target}`;
  if (target === name) return `${name} imports itself by name: use a relative path`;
  if (rule.values.includes(target)) return undefined;
  if (rule.types.includes(target)) {
    if (item.typeOnly) return undefined;
    return `${name} may import only types of ${target} (import type …), since ${rule.why}`;
  }
  const allowed = [...rule.values, ...rule.types.map((other) => `types of ${other}`)].join(', ');
  return `${name} may import ${allowed || 'nothing of ours'}, not ${target}, since ${rule.why}`;
}

const adminFeature = /^apps\/admin\/src\/features\/([^/]+)\//;
const adminLayers = ['ui', 'lib'] as const;

function judgeAdmin(file: string, target: string): Refusal {
  const from = adminFeature.exec(file)?.[1];
  const to = adminFeature.exec(target)?.[1];
  if (from !== undefined && to !== undefined && from !== to) {
    return `admin feature ${from} may not import feature ${to}: share through ui/ or lib/, or put them together in app/`;
  }
  if (from !== undefined && target.startsWith('apps/admin/src/app/')) {
    return `admin feature ${from} may not import app/: app puts features together, not the other way`;
  }
  for (const layer of adminLayers) {
    const shared = file.startsWith(`apps/admin/src/${layer}/`);
    if (shared && (to !== undefined || target.startsWith('apps/admin/src/app/'))) {
      return `admin ${layer}/ is shared by all features: it imports none of them`;
    }
  }
  return undefined;
}
