// Accounts of clients and staff, how they join and prove who they are, and their sessions.
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId, within } from '../kit/db/columns.ts';

export type Role = 'moderator' | 'lead' | 'safeguarding' | 'administrator' | 'auditor';

export const accounts = pgTable(
  'accounts',
  {
    trustId: trustId(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').$type<'client' | 'staff'>().notNull(),
    /** What others see: a client's pseudonym, or a member of staff's stable role name. */
    displayName: text('display_name').notNull(),
    /** What is typed to sign in, folded: the pseudonym's skeleton, or the staff sign-in name. */
    signInName: text('sign_in_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** Hash of the return word a client chose at joining, for re-entry. */
    returnWordHash: text('return_word_hash'),
    createdAt: at('created_at').notNull(),
    pseudonymChangedAt: at('pseudonym_changed_at'),
    /** The first step of A6: posting is paused, everything else stays. */
    pausedUntil: at('paused_until'),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.accountId] }),
    uniqueIndex('accounts_by_sign_in_name').on(t.trustId, t.kind, t.signInName),
  ],
);

/** Every name ever used in a trust, in the form look-alikes share: none is given to a second person. */
export const takenNames = pgTable(
  'taken_names',
  { trustId: trustId(), skeleton: text('skeleton').notNull(), accountId: uuid('account_id').notNull(), takenAt: at('taken_at').notNull() },
  (t) => [primaryKey({ columns: [t.trustId, t.skeleton] })],
);

export const accountRoles = pgTable(
  'account_roles',
  { trustId: trustId(), accountId: uuid('account_id').notNull(), role: text('role').$type<Role>().notNull() },
  (t) => [
    primaryKey({ columns: [t.trustId, t.accountId, t.role] }),
    within([t.trustId, t.accountId], [accounts.trustId, accounts.accountId], 'account_roles_account'),
  ],
);

export const invitations = pgTable(
  'invitations',
  {
    trustId: trustId(),
    invitationId: uuid('invitation_id').notNull(),
    codeHash: text('code_hash').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: at('made_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    usedBy: uuid('used_by'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.invitationId] }),
    uniqueIndex('invitations_by_code').on(t.trustId, t.codeHash),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    trustId: trustId(),
    sessionId: uuid('session_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').$type<'cookie' | 'token'>().notNull(),
    sharedDevice: boolean('shared_device').notNull(),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
    idleSeconds: integer('idle_seconds').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.sessionId] }),
    uniqueIndex('sessions_by_token').on(t.trustId, t.tokenHash),
    index('sessions_by_account').on(t.trustId, t.accountId),
    within([t.trustId, t.accountId], [accounts.trustId, accounts.accountId], 'sessions_account'),
  ],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  { trustId: trustId(), accountId: uuid('account_id').notNull(), codeHash: text('code_hash').notNull(), usedAt: at('used_at') },
  (t) => [
    primaryKey({ columns: [t.trustId, t.accountId, t.codeHash] }),
    within([t.trustId, t.accountId], [accounts.trustId, accounts.accountId], 'recovery_codes_account'),
  ],
);

export const totpSecrets = pgTable(
  'totp_secrets',
  {
    trustId: trustId(),
    accountId: uuid('account_id').notNull(),
    /** Sealed with the installation's key. */
    sealed: text('sealed').notNull(),
    /** The last time step used: a code works once (OWASP ASVS 5.0, 6.5.1). */
    lastStep: integer('last_step').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.accountId] }),
    within([t.trustId, t.accountId], [accounts.trustId, accounts.accountId], 'totp_secrets_account'),
  ],
);

/** A re-entry asked for by one member of staff and confirmed by another; the client then uses its code. */
export const reEntries = pgTable(
  're_entries',
  {
    trustId: trustId(),
    reEntryId: uuid('re_entry_id').notNull(),
    accountId: uuid('account_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: at('asked_at').notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: at('confirmed_at'),
    codeHash: text('code_hash'),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.reEntryId] }),
    uniqueIndex('re_entries_by_code').on(t.trustId, t.codeHash),
    within([t.trustId, t.accountId], [accounts.trustId, accounts.accountId], 're_entries_account'),
  ],
);
