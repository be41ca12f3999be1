// The admin is served with a policy that forbids eval. zod tries it out once unless told not to, which browsers
// report as an error. This must run before any module, hence a file of its own.
globalThis.__zod_globalConfig = { jitless: true };
