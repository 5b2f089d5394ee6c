// Configuration: the environment, read and checked once; the only reader of process.env.
import { resolve } from 'node:path';
import { z } from 'zod';

const DEFAULT_SECRET = 'only-for-trying-out-change-me-before-real-use';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = (protocols: string[]) =>
  z.string().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}://`)), {
    message: `must start with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
const postgresUrl = url(['postgres', 'postgresql']);
/** An empty variable counts as one that is not set, as compose files write it. */
const blankIsMissing = (source: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])));

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_ORIGIN: url(['http', 'https']).optional(),
  TRUST_PROXY: flag.default(false),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_SYSTEM_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  QUEUE_DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: url(['redis', 'rediss']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(20),
  SECRET: z.string().min(32, 'must have at least 32 characters').default(DEFAULT_SECRET),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  POSTS_PER_HOUR: z.coerce.number().int().min(1).max(100_000).default(60),
  SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(60),
});

export type Config = Readonly<{
  production: boolean;
  host: string;
  port: number;
  /** Where browsers reach the service, without a path; null means whatever host they used, over http. */
  publicOrigin: string | null;
  trustProxy: boolean;
  dataDir: string;
  /** Real servers, or null for the embedded one. */
  databases: { app: string; system: string; owner: string | null; admin: string | null; queue: string } | null;
  redisUrl: string | null;
  poolSize: number;
  demo: boolean;
  logLevel: string;
  workerConcurrency: number;
  limits: { postsPerHour: number; signInsPerMinute: number };
}>;

/** Kept apart from Config, so that printing a config never prints a secret. */
export type Secrets = Readonly<{ secret: string }>;

/**
 * Reads and checks the environment.
 * @param env the environment; the process's own unless a test says otherwise
 * @throws Error with one line for each variable to change
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): { config: Config; secrets: Secrets } {
  const parsed = Environment.safeParse(blankIsMissing(env));
  if (!parsed.success) {
    throw new Error(lines(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)));
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const wrong: string[] = [];
  if (e.DATABASE_URL && !e.DATABASE_SYSTEM_URL) wrong.push('DATABASE_SYSTEM_URL: needed beside DATABASE_URL');
  if (!e.DATABASE_URL && (e.DATABASE_SYSTEM_URL || e.DATABASE_OWNER_URL)) wrong.push('DATABASE_URL: needed');
  if (production) {
    if (!e.DATABASE_URL) wrong.push('DATABASE_URL: production does not run on the embedded database');
    if (e.SECRET === DEFAULT_SECRET) wrong.push('SECRET: production needs its own, of at least 32 characters');
    if (e.DEMO) wrong.push('DEMO: production does not hold demo data');
    if (!e.PUBLIC_ORIGIN) wrong.push('PUBLIC_ORIGIN: production needs the address that browsers use');
    else if (!e.PUBLIC_ORIGIN.startsWith('https://')) wrong.push('PUBLIC_ORIGIN: production needs https');
  }
  if (wrong.length > 0) throw new Error(lines(wrong));
  const config: Config = Object.freeze({
    production,
    host: e.HOST,
    port: e.PORT,
    publicOrigin: e.PUBLIC_ORIGIN ? new URL(e.PUBLIC_ORIGIN).origin : null,
    trustProxy: e.TRUST_PROXY,
    dataDir: resolve(e.DATA_DIR),
    databases: e.DATABASE_URL
      ? {
          app: e.DATABASE_URL,
          system: e.DATABASE_SYSTEM_URL ?? '',
          owner: e.DATABASE_OWNER_URL ?? null,
          admin: e.DATABASE_ADMIN_URL ?? null,
          queue: e.QUEUE_DATABASE_URL ?? e.DATABASE_URL,
        }
      : null,
    redisUrl: e.REDIS_URL ?? null,
    poolSize: e.DATABASE_POOL,
    demo: e.DEMO ?? (!production && !e.DATABASE_URL),
    logLevel: e.LOG_LEVEL,
    workerConcurrency: e.WORKER_CONCURRENCY,
    limits: Object.freeze({ postsPerHour: e.POSTS_PER_HOUR, signInsPerMinute: e.SIGN_INS_PER_MINUTE }),
  });
  return { config, secrets: Object.freeze({ secret: e.SECRET }) };
}

function lines(wrong: string[]): string {
  return `The settings need changing:\n${wrong.map((line) => `  ${line}`).join('\n')}`;
}
