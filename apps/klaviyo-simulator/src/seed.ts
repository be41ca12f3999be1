import type { List, Profile, SeedWorld, Segment } from './world/model.ts';

const madeMs = Date.parse('2026-02-03T09:00:00Z');
const hourMs = 60 * 60_000;
const nordlys = 'NRDL01';
const fjell = 'FJELL7';

function person(
  accountId: string,
  id: string,
  firstName: string,
  lastName: string,
  domain: string,
  phoneNumber: string | null = null,
): Profile {
  return {
    id,
    accountId,
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
    phoneNumber,
    firstName,
    lastName,
    externalId: null,
    createdMs: madeMs,
    updatedMs: madeMs,
  };
}

const vera = person(nordlys, '01KGH3ZC80M9S346Q3D25VT4F5', 'Vera', 'Lind', 'example.com', '+4790000001');
const nils = person(nordlys, '01KGH3ZC80V37E3S3E28JT97KB', 'Nils', 'Berg', 'example.com', '+4790000002');
const wanda = person(nordlys, '01KGH3ZC806CQ643DZVMXXQKFB', 'Wanda', 'Holm', 'example.com', '+4790000003');
const ola = person(nordlys, '01KGH3ZC80F5KZNWJ47TAN9ZT2', 'Ola', 'Dahl', 'example.com', '+4790000004');
const siri = person(nordlys, '01KGH3ZC804MNPZX45HY43KWJR', 'Siri', 'Aas', 'example.com', '+4790000005');
const emil = person(nordlys, '01KGH3ZC80P1XPA7Z3DJ8FSSZ5', 'Emil', 'Foss', 'example.com');
const tuva = person(nordlys, '01KGH3ZC80AWSH8VHTPRE95B9E', 'Tuva', 'Moen', 'example.com', '+4790000007');
const jonas = person(nordlys, '01KGH3ZC80E0ZBGJ09TQM83XSS', 'Jonas', 'Hagen', 'example.com');
const frida = person(nordlys, '01KGH3ZC80SS6YS3C4DWA7N360', 'Frida', 'Solberg', 'example.com');
const aksel = person(nordlys, '01KGH3ZC8096Q14DR9GPQY77ZX', 'Aksel', 'Ruud', 'example.com');
const maren = person(nordlys, '01KGH3ZC80YYK596NGYA1DQ91K', 'Maren', 'Tveit', 'example.com', '+4790000011');
/** Old profiles may have ids of six characters (section 5.7). */
const gerd = person(nordlys, 'dqQnNW', 'Gerd', 'Nygaard', 'example.com');
const kari = person(fjell, '01KGH3ZC805GQAPENECFSECZP1', 'Kari', 'Vik', 'example.net');

function group(
  accountId: string,
  id: string,
  name: string,
  people: readonly Profile[],
  flags: Partial<Pick<Segment, 'isActive' | 'isProcessing' | 'isStarred'>> = {},
): Segment {
  return {
    id,
    accountId,
    name,
    isActive: flags.isActive ?? true,
    isProcessing: flags.isProcessing ?? false,
    isStarred: flags.isStarred ?? false,
    createdMs: madeMs,
    updatedMs: madeMs,
    members: new Map(people.map(({ id }, place) => [id, madeMs + place * hourMs])),
  };
}

function list(id: string, name: string, people: readonly Profile[]): List {
  const { accountId, createdMs, members } = group(nordlys, id, name, people);
  return { id, accountId, name, createdMs, members };
}

/** The demo world: an outdoor shop's account, its people, more segments than a page holds, and another company. */
export const demoSeed: SeedWorld = {
  accounts: [
    {
      id: nordlys,
      organizationName: 'Nordlys Outdoor',
      websiteUrl: 'https://nordlys.example',
      senderEmail: 'hello@nordlys.example',
      timezone: 'Europe/Oslo',
      locale: 'en-US',
      currency: 'NOK',
      industry: 'Sporting Goods',
      testAccount: true,
    },
    {
      id: fjell,
      organizationName: 'Fjell & Fjord Coffee',
      websiteUrl: 'https://fjell.example',
      senderEmail: 'hello@fjell.example',
      timezone: 'Europe/Oslo',
      locale: 'en-US',
      currency: 'NOK',
      industry: 'Food and Beverage',
      testAccount: true,
    },
  ],
  users: [
    {
      id: 'user-maja',
      accountId: nordlys,
      name: 'Maja Nord',
      email: 'maja@nordlys.example',
      password: 'demo-password',
    },
    {
      id: 'user-eirik',
      accountId: fjell,
      name: 'Eirik Fjell',
      email: 'eirik@fjell.example',
      password: 'demo-password',
    },
  ],
  profiles: [vera, nils, wanda, ola, siri, emil, tuva, jonas, frida, aksel, maren, gerd, kari],
  segments: [
    group(nordlys, 'VpX7kd', 'VIP', [vera, siri, gerd], { isStarred: true }),
    group(nordlys, 'WbQ2rt', 'Win-back', [wanda, jonas]),
    group(nordlys, 'NwL9se', 'Newsletter engaged', [vera, nils, siri, tuva, maren], { isStarred: true }),
    group(nordlys, 'CrT4ab', 'Cart abandoners, 7 days', [emil, frida]),
    group(nordlys, 'SkI5tr', 'Ski touring interest', [siri, aksel, tuva]),
    group(nordlys, 'FrB6uy', 'First-time buyers', [frida, aksel]),
    group(nordlys, 'RpC8us', 'Repeat customers', [vera, siri, maren, jonas]),
    group(nordlys, 'HiA3ov', 'High average order value', [vera, maren]),
    group(nordlys, 'NoP1ur', 'Subscribed, never purchased', [nils, emil]),
    group(nordlys, 'DkN2or', 'Lives in Norway', [vera, nils, wanda, siri, tuva, maren]),
    group(nordlys, 'OlD7bf', 'Black Friday 2025 (closed)', [vera, wanda], { isActive: false }),
    group(nordlys, 'PrC0es', 'Likely to churn (being built)', [jonas], { isProcessing: true }),
    group(fjell, 'FjV1ip', 'VIP', [kari], { isStarred: true }),
  ],
  lists: [
    list('LsN4wl', 'Newsletter', [vera, nils, siri, tuva, maren, emil]),
    list('LsS7ms', 'SMS subscribers', [vera, maren]),
  ],
  privateKeys: [
    {
      key: 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8',
      accountId: nordlys,
      name: 'Demo, read only',
      scopes: ['accounts:read', 'profiles:read', 'segments:read'],
    },
  ],
};
