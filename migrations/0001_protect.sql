-- Row-level security, grants and roles' policies for the tables of 0000.
-- The setting reads '' (not null) after a transaction in which it was set, hence nullif.
create function app_trust() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.trust_id', true), '')::uuid $$;
--> statement-breakpoint
-- Every tenant table is protected by this one function, so that no two are protected differently.
create function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_this_trust on %s for all to alongside_app using (trust_id = app_trust()) with check (trust_id = app_trust())', target);
  -- The owner migrates and is under the policies too; it sees a trust's rows only by naming the trust.
  execute format('create policy of_this_trust_for_owner on %s for all to alongside_owner using (trust_id = app_trust()) with check (trust_id = app_trust())', target);
end $$;
--> statement-breakpoint
select protect_tenant_table(name::regclass) from unnest(array[
  'outbox', 'idempotency_keys', 'audit_acts', 'trusts', 'texts', 'text_revisions', 'messages',
  'vault.sealed_references', 'accounts', 'taken_names', 'account_roles', 'invitations', 'sessions',
  'recovery_codes', 'totp_secrets', 're_entries', 'rules', 'rule_versions', 'rule_sets', 'forums',
  'threads', 'posts', 'cases', 'flags', 'reports', 'decisions']) as name;
--> statement-breakpoint
grant usage on schema public, vault to alongside_app;
--> statement-breakpoint
grant select, insert, update, delete on outbox, idempotency_keys, trusts, texts, text_revisions, messages, accounts,
  account_roles, invitations, sessions, recovery_codes, totp_secrets, re_entries, rules, rule_sets, forums,
  threads, posts, cases to alongside_app;
--> statement-breakpoint
-- Rows that are only ever added: the application cannot alter or delete them.
grant select, insert on audit_acts, flags, reports, decisions, rule_versions, taken_names to alongside_app;
--> statement-breakpoint
grant select, insert on vault.sealed_references to alongside_app;
--> statement-breakpoint
-- Read before there is a trust, so it has no policy: a host and an id, nothing else.
grant select, insert, update, delete on trust_hosts to alongside_app;
--> statement-breakpoint
-- The system role: ids and times of all trusts, on these tables only.
grant usage on schema public to alongside_system;
--> statement-breakpoint
-- The relay locks the rows it takes, which needs update.
grant select, update, delete on outbox to alongside_system;
--> statement-breakpoint
grant select (trust_id, revision_id, rules_done_at, risk_done_at, settled_at, not_screened, attempt, sweep_at, created_at)
  on text_revisions to alongside_system;
--> statement-breakpoint
grant select (trust_id, case_id, state, priority, not_screened, opened_at, due_at, first_read_at, lease_ends_at, closed_at)
  on cases to alongside_system;
--> statement-breakpoint
grant select (trust_id, post_id, state, published_at, read_at) on posts to alongside_system;
--> statement-breakpoint
grant select on trust_hosts to alongside_system;
--> statement-breakpoint
create policy of_all_trusts_for_system on outbox for all to alongside_system using (true) with check (true);
--> statement-breakpoint
create policy of_all_trusts_for_system on text_revisions for select to alongside_system using (true);
--> statement-breakpoint
create policy of_all_trusts_for_system on cases for select to alongside_system using (true);
--> statement-breakpoint
create policy of_all_trusts_for_system on posts for select to alongside_system using (true);
