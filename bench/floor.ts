// The floor: bare Fastify and a pg pool, one statement a request, in a helper process.
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { Pool } from 'pg';
import { POOL_SIZE } from './processes.ts';

/** What the floor is told: its database, the posts of its one thread, and the bytes it answers to a new post. */
export type FloorSetUp = { databaseUrl: string; threadId: string; posts: FloorPost[]; written: string };
export type FloorPost = { postId: string; createdAt: string; author: string; text: string };

const TABLES = `
  create table posts (thread_id uuid not null, post_id uuid not null, parent_id uuid, depth int not null, author text not null,
    body text not null, created_at timestamptz not null, primary key (thread_id, created_at, post_id));
  create table new_posts (post_id uuid primary key, thread_id uuid not null, created_at timestamptz not null, body text not null);
  create index new_posts_by_thread on new_posts (thread_id, created_at, post_id)`;
const READ = {
  name: 'thread_posts',
  text: `select post_id as "postId", thread_id as "threadId", parent_id as "parentId", depth, author, body as text, created_at as "createdAt"
    from posts where thread_id = $1 order by created_at, post_id limit 20`,
};
const WRITE = { name: 'write_post', text: 'insert into new_posts (post_id, thread_id, created_at, body) values ($1, $2, $3, $4)' };

async function open({ databaseUrl, threadId, posts, written }: FloorSetUp): Promise<{ origin: string }> {
  const pool = new Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  await pool.query(TABLES);
  for (const { postId, createdAt, author, text } of posts) {
    await pool.query('insert into posts values ($1, $2, null, 1, $3, $4, $5)', [threadId, postId, author, text, createdAt]);
  }
  // As autovacuum leaves a table that is not brand new.
  await pool.query('analyze');
  const app = fastify();
  app.get<{ Params: { id: string } }>('/threads/:id/posts', async (request, reply) => {
    const { rows } = await pool.query({ ...READ, values: [request.params.id] });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ items: rows, next: null }));
  });
  app.post<{ Params: { id: string }; Body: { text: string } }>('/threads/:id/posts', async (request, reply) => {
    await pool.query({ ...WRITE, values: [randomUUID(), request.params.id, new Date(), request.body.text] });
    return reply.code(201).type('application/json; charset=utf-8').send(written);
  });
  return { origin: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

process.on('message', (message: FloorSetUp) => {
  open(message).then(
    (opened) => process.send?.(opened),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('SIGTERM', () => process.exit(0));
