import { createHash, randomBytes } from 'node:crypto';
import type { Staff } from '@redress/desk';
import type { ApiToken, ApiTokens, NewToken, TokenUse } from './auth.ts';
import type { BetterAuth } from './better-auth-setup.ts';

/** Scanners for leaked secrets know a token by how it begins. */
const prefix = 'rdr_';
const pattern = /^rdr_[\w-]{43}$/;
/** In milliseconds: the last use is written down no more often. */
const useWritten = 60_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: string;
  readonly userId?: string | null;
  readonly createdBy: string;
  readonly createdAt: Date | string;
  readonly expiresAt?: Date | string | null;
  readonly lastUsedAt?: Date | string | null;
}

const instant = (time: Date | string | null | undefined): string | undefined =>
  time === null || time === undefined ? undefined : new Date(time).toISOString();

const tokenOf = ({ id, name, scopes, userId, createdBy, createdAt, expiresAt, lastUsedAt }: Row): ApiToken => ({
  id,
  name,
  scopes: scopes.split(' '),
  owner: userId ?? undefined,
  createdBy,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: instant(expiresAt),
  lastUsedAt: instant(lastUsedAt),
});

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Tokens of other systems, kept as hashes beside the accounts. A token has 256 random bits: no salt is needed. */
export class StoredTokens implements ApiTokens {
  readonly #auth: BetterAuth;
  readonly #staff: (id: string) => Promise<Staff | undefined>;

  constructor(auth: BetterAuth, staff: (id: string) => Promise<Staff | undefined>) {
    this.#auth = auth;
    this.#staff = staff;
  }

  async add({ name, scopes, owner, createdBy, expiresAt }: NewToken): Promise<ApiToken & { readonly token: string }> {
    const { adapter } = await this.#auth.$context;
    const token = prefix + randomBytes(32).toString('base64url');
    const row = await adapter.create<Record<string, unknown>, Row>({
      model: 'apiToken',
      data: {
        name,
        hash: hashOf(token),
        scopes: [...new Set(scopes)].join(' '),
        userId: owner ?? null,
        createdBy,
        createdAt: new Date(),
        expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      },
    });
    return { ...tokenOf(row), token };
  }

  async list(): Promise<readonly ApiToken[]> {
    const { adapter } = await this.#auth.$context;
    const rows = await adapter.findMany<Row>({
      model: 'apiToken',
      sortBy: { field: 'createdAt', direction: 'asc' },
      limit: 10_000,
    });
    return rows.map(tokenOf);
  }

  async revoke(id: string): Promise<boolean> {
    const { adapter } = await this.#auth.$context;
    return (await adapter.deleteMany({ model: 'apiToken', where: [{ field: 'id', value: id }] })) > 0;
  }

  async use(token: string, now = Date.now()): Promise<TokenUse | undefined> {
    if (!pattern.test(token)) return undefined;
    const { adapter } = await this.#auth.$context;
    const row = await adapter.findOne<Row>({ model: 'apiToken', where: [{ field: 'hash', value: hashOf(token) }] });
    if (!row || (row.expiresAt && new Date(row.expiresAt).getTime() <= now)) return undefined;
    // An owner who has left takes the tokens along.
    const owner = row.userId ? await this.#staff(row.userId) : undefined;
    if (row.userId && !owner) return undefined;
    if (!row.lastUsedAt || now - new Date(row.lastUsedAt).getTime() > useWritten) {
      const update = { lastUsedAt: new Date(now) };
      await adapter.updateMany({ model: 'apiToken', where: [{ field: 'id', value: row.id }], update });
    }
    return { id: row.id, name: row.name, scopes: row.scopes.split(' '), owner };
  }
}
