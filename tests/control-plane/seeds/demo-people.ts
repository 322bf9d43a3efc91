import type { UserRecord } from '../state/records.ts';
import type { SeedBuilder } from './seed-builder.ts';

/** Whoever runs the demo signs in as her. */
export const ADMIN_EMAIL = 'ada@northwind.example';
/** Runs the control plane itself; the only one who may list all users. */
export const SUPER_USER_EMAIL = 'wanda@northwind.example';
/** Left the company; the account is switched off, the grants are still there. */
export const INACTIVE_EMAIL = 'gustav@northwind.example';
/** One password for everybody in a seed. */
export const DEMO_PASSWORD = 'northwind-demo-1';

const NORTHWIND = [
  'Ada Okafor',
  'Bram Visser',
  'Chiara Moretti',
  'Daniel Novak',
  'Elif Demir',
  'Farah Haddad',
  'Gustav Lindqvist',
  'Hana Sato',
  'Idris Bello',
  'Jonas Keller',
  'Katya Orlova',
  'Liam Byrne',
  'Mei Tanaka',
  'Nikhil Rao',
  'Olga Petrova',
  'Pablo Serrano',
  'Qiang Zhou',
  'Rosa Jimenez',
  'Samir Aziz',
  'Tove Nilsen',
  'Uma Krishnan',
  'Viktor Havel',
  'Wanda Kowalska',
  'Xenia Pappas',
];
const HALDEN = [
  'Yusuf Kaya',
  'Zoe Martin',
  'Arne Haugen',
  'Birgit Holm',
  'Cato Berg',
  'Dina Solberg',
  'Espen Lie',
  'Frida Moen',
  'Gro Dahl',
];
const JUNIPER = [
  'Hugo Laurent',
  'Ines Ferreira',
  'Julien Petit',
  'Karin Vogel',
  'Leo Fontaine',
  'Mara Costa',
  'Nils Brandt',
];

const EXCEPTIONS: Record<string, Partial<UserRecord>> = {
  [SUPER_USER_EMAIL]: { is_superuser: true },
  [INACTIVE_EMAIL]: { is_active: false },
  'espen@halden.example': { is_active: false },
  // Older servers hand out whole pictures.
  'mei@northwind.example': { avatar_url: `data:image/png;base64,${'iVBORw0KGgo'.repeat(160)}` },
  'leo@juniper.example': { name: null, company: null, job_title: null, avatar_url: null },
};

/** The forty people of the demo, by the first part of their e-mail. */
export function addDemoPeople(builder: SeedBuilder): (nick: string) => UserRecord {
  const byNick = new Map<string, UserRecord>();
  const add = (names: readonly string[], domain: string) => {
    for (const name of names) {
      const nick = (name.split(' ')[0] ?? name).toLowerCase();
      const email = `${nick}@${domain}`;
      byNick.set(nick, builder.person(name, email, EXCEPTIONS[email] ?? {}));
    }
  };
  add(NORTHWIND, 'northwind.example');
  add(HALDEN, 'halden.example');
  add(JUNIPER, 'juniper.example');
  return (nick) => {
    const user = byNick.get(nick);
    if (user === undefined) throw new Error(`Nobody in the demo is called ${nick}.`);
    return user;
  };
}
