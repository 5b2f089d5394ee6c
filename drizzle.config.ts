// drizzle-kit: how migration files are made from the rooms' tables.
import { defineConfig } from 'drizzle-kit';

// drizzle-kit wants a default export; the rule against them holds for src.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/kit/tables.ts', './src/*/tables.ts'],
  out: './migrations',
});
