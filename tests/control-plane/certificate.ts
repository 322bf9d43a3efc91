import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

const HOSTS = [
  'cloud.zenml.io',
  'cloudapi.zenml.io',
  'staging.cloud.zenml.io',
  'staging.cloudapi.zenml.io',
  '*.cloudinfra.zenml.io',
  'zenml.example.com',
  'localhost',
];

let made: Promise<Certificate> | undefined;

/** One self-signed certificate per process: making a key is the slow part of starting. */
export function createCertificate(): Promise<Certificate> {
  made ??= generate([{ name: 'commonName', value: 'Local ZenML Pro' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...HOSTS.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  }).then(({ private: key, cert }) => ({ key, cert }));
  return made;
}
