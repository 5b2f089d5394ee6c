// Trusts, the hosts they answer on, and their settings.
import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId } from '../kit/db/columns.ts';

export const trusts = pgTable(
  'trusts',
  {
    trustId: trustId(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    createdAt: at('created_at').notNull(),
    /** Targets for a first read, in minutes of wall time, one for each reading priority. */
    targetImmediate: integer('target_immediate').notNull(),
    targetUrgent: integer('target_urgent').notNull(),
    targetSoon: integer('target_soon').notNull(),
    targetRoutine: integer('target_routine').notNull(),
    /** Target for reading every published post, in minutes. */
    targetNotRead: integer('target_not_read').notNull(),
    /** How long a claim holds without activity, in seconds. */
    leaseSeconds: integer('lease_seconds').notNull(),
    /** The version of the trust's moderation policy that decisions cite. */
    policyVersion: text('policy_version').notNull(),
    /** The trust's own crisis line and team contact, with who checked them and when. */
    crisisLine: text('crisis_line').notNull(),
    crisisHours: text('crisis_hours').notNull(),
    crisisOwner: text('crisis_owner').notNull(),
    crisisCheckedAt: at('crisis_checked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.trustId] })],
);

/** Which trust answers on a host: read before there is a trust, so it stands outside row-level security. */
export const trustHosts = pgTable(
  'trust_hosts',
  { trustId: uuid('trust_id').notNull(), host: text('host').notNull() },
  (t) => [
    primaryKey({ columns: [t.trustId, t.host] }),
    uniqueIndex('trust_hosts_by_host').on(t.host),
    foreignKey({ columns: [t.trustId], foreignColumns: [trusts.trustId], name: 'trust_hosts_trust' }),
  ],
);
