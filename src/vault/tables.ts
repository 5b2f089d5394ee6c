// The sealed store: what links an invitation to a client reference of the trust. No room may join to it.
import { customType, pgSchema, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId } from '../kit/db/columns.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const vaultSchema = pgSchema('vault');

export const sealedReferences = vaultSchema.table(
  'sealed_references',
  {
    trustId: trustId(),
    invitationId: uuid('invitation_id').notNull(),
    /** AES-256-GCM under a key of this trust. */
    sealed: bytes('sealed').notNull(),
    /** HMAC of the reference, so that a known reference can be found and an unknown one not be read. */
    lookup: text('lookup').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.invitationId] }),
    uniqueIndex('sealed_references_by_lookup').on(t.trustId, t.lookup),
  ],
);
