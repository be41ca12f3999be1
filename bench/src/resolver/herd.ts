import { install } from './installation.ts';
import { startKlaviyo } from './klaviyo.ts';

const requests = 100;

/** Calls to Klaviyo when a hundred requests for one new person come at once, and how many of them are answered. */
export async function measureHerd(
  databaseUrl: string,
  processes: number,
): Promise<{ readonly calls: number; readonly answered: number }> {
  await using klaviyo = await startKlaviyo();
  const account = await klaviyo.createAccount(3);
  await using installation = await install(klaviyo, account, databaseUrl, processes);
  await klaviyo.setLatency(150);
  const [warmUp, person] = await klaviyo.createPeople(account, 2);
  for (const _ of installation.programs) await installation.ask(warmUp?.token ?? '');
  const before = await klaviyo.count(account);
  const answers = await Promise.all(
    Array.from({ length: requests }, () => installation.ask(person?.token ?? '')),
  );
  return {
    calls: (await klaviyo.count(account)) - before,
    answered: answers.filter(({ resolved }) => resolved).length,
  };
}
