CREATE SCHEMA "vault";
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"trust_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_trust_id_account_id_key_pk" PRIMARY KEY("trust_id","account_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"trust_id" uuid NOT NULL,
	"outbox_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"queue" text NOT NULL,
	"job_id" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_trust_id_outbox_id_pk" PRIMARY KEY("trust_id","outbox_id")
);
--> statement-breakpoint
CREATE TABLE "account_roles" (
	"trust_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "account_roles_trust_id_account_id_role_pk" PRIMARY KEY("trust_id","account_id","role")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"trust_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"display_name" text NOT NULL,
	"sign_in_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"return_word_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"pseudonym_changed_at" timestamp (3) with time zone,
	"paused_until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_trust_id_account_id_pk" PRIMARY KEY("trust_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"trust_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" uuid,
	CONSTRAINT "invitations_trust_id_invitation_id_pk" PRIMARY KEY("trust_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "re_entries" (
	"trust_id" uuid NOT NULL,
	"re_entry_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"code_hash" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "re_entries_trust_id_re_entry_id_pk" PRIMARY KEY("trust_id","re_entry_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"trust_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_trust_id_account_id_code_hash_pk" PRIMARY KEY("trust_id","account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"trust_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"shared_device" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"idle_seconds" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_trust_id_session_id_pk" PRIMARY KEY("trust_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "taken_names" (
	"trust_id" uuid NOT NULL,
	"skeleton" text NOT NULL,
	"account_id" uuid NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "taken_names_trust_id_skeleton_pk" PRIMARY KEY("trust_id","skeleton")
);
--> statement-breakpoint
CREATE TABLE "totp_secrets" (
	"trust_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"last_step" integer NOT NULL,
	CONSTRAINT "totp_secrets_trust_id_account_id_pk" PRIMARY KEY("trust_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "audit_acts" (
	"trust_id" uuid NOT NULL,
	"act_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_acts_act_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"details" jsonb NOT NULL,
	CONSTRAINT "audit_acts_trust_id_act_id_pk" PRIMARY KEY("trust_id","act_id")
);
--> statement-breakpoint
CREATE TABLE "forums" (
	"trust_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"description" text NOT NULL,
	"screening_mode" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forums_trust_id_forum_id_pk" PRIMARY KEY("trust_id","forum_id")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"trust_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"parent_id" uuid,
	"depth" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"note_text_id" uuid,
	"state" text NOT NULL,
	"visible_revision_id" uuid,
	"visible_note_revision_id" uuid,
	"moderator_note" text,
	"wish" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "posts_trust_id_post_id_pk" PRIMARY KEY("trust_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"trust_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"opening_post_id" uuid NOT NULL,
	"title_text_id" uuid NOT NULL,
	"title_revision_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"locked_at" timestamp (3) with time zone,
	CONSTRAINT "threads_trust_id_thread_id_pk" PRIMARY KEY("trust_id","thread_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"trust_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"template" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"automatic" boolean NOT NULL,
	"from_role_name" text,
	"post_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "messages_trust_id_message_id_pk" PRIMARY KEY("trust_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"trust_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_sets_trust_id_pk" PRIMARY KEY("trust_id")
);
--> statement-breakpoint
CREATE TABLE "rule_versions" (
	"trust_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"looks_for" jsonb NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"effect" text NOT NULL,
	"forum_ids" jsonb,
	"explanation" text NOT NULL,
	"owner" text NOT NULL,
	"rationale" text NOT NULL,
	"must_match" jsonb NOT NULL,
	"must_not_match" jsonb NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "rule_versions_trust_id_rule_id_version_pk" PRIMARY KEY("trust_id","rule_id","version")
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"trust_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rules_trust_id_rule_id_pk" PRIMARY KEY("trust_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "text_revisions" (
	"trust_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"made_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rules_done_at" timestamp (3) with time zone,
	"risk_done_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"not_screened" boolean NOT NULL,
	"attempt" integer NOT NULL,
	"sweep_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "text_revisions_trust_id_revision_id_pk" PRIMARY KEY("trust_id","revision_id")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"trust_id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"author_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "texts_trust_id_text_id_pk" PRIMARY KEY("trust_id","text_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"trust_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"not_screened" boolean NOT NULL,
	"reported" boolean NOT NULL,
	"version" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_read_at" timestamp (3) with time zone,
	"claimed_by" uuid,
	"claim_number" integer NOT NULL,
	"lease_ends_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"follow_up_owner" text,
	"follow_up_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "cases_trust_id_case_id_pk" PRIMARY KEY("trust_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"trust_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"case_version" integer NOT NULL,
	"revision_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"policy_version" text NOT NULL,
	"message_id" uuid,
	"follow_up_owner" text,
	"follow_up_at" timestamp (3) with time zone,
	CONSTRAINT "decisions_trust_id_decision_id_pk" PRIMARY KEY("trust_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"trust_id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"source_version" integer NOT NULL,
	"category" text,
	"priority" text NOT NULL,
	"effect" text NOT NULL,
	"spans" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "flags_trust_id_flag_id_pk" PRIMARY KEY("trust_id","flag_id"),
	CONSTRAINT "flags_once" UNIQUE NULLS NOT DISTINCT("trust_id","revision_id","source","source_id","category")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"trust_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"worried" boolean NOT NULL,
	"note_text_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reports_trust_id_report_id_pk" PRIMARY KEY("trust_id","report_id")
);
--> statement-breakpoint
CREATE TABLE "trust_hosts" (
	"trust_id" uuid NOT NULL,
	"host" text NOT NULL,
	CONSTRAINT "trust_hosts_trust_id_host_pk" PRIMARY KEY("trust_id","host")
);
--> statement-breakpoint
CREATE TABLE "trusts" (
	"trust_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"target_immediate" integer NOT NULL,
	"target_urgent" integer NOT NULL,
	"target_soon" integer NOT NULL,
	"target_routine" integer NOT NULL,
	"target_not_read" integer NOT NULL,
	"lease_seconds" integer NOT NULL,
	"policy_version" text NOT NULL,
	"crisis_line" text NOT NULL,
	"crisis_hours" text NOT NULL,
	"crisis_owner" text NOT NULL,
	"crisis_checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trusts_trust_id_pk" PRIMARY KEY("trust_id")
);
--> statement-breakpoint
CREATE TABLE "vault"."sealed_references" (
	"trust_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"lookup" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sealed_references_trust_id_invitation_id_pk" PRIMARY KEY("trust_id","invitation_id")
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account" FOREIGN KEY ("trust_id","account_id") REFERENCES "public"."accounts"("trust_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "re_entries" ADD CONSTRAINT "re_entries_account" FOREIGN KEY ("trust_id","account_id") REFERENCES "public"."accounts"("trust_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account" FOREIGN KEY ("trust_id","account_id") REFERENCES "public"."accounts"("trust_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account" FOREIGN KEY ("trust_id","account_id") REFERENCES "public"."accounts"("trust_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_account" FOREIGN KEY ("trust_id","account_id") REFERENCES "public"."accounts"("trust_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_thread" FOREIGN KEY ("trust_id","thread_id") REFERENCES "public"."threads"("trust_id","thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_parent" FOREIGN KEY ("trust_id","parent_id") REFERENCES "public"."posts"("trust_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_forum" FOREIGN KEY ("trust_id","forum_id") REFERENCES "public"."forums"("trust_id","forum_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_rule" FOREIGN KEY ("trust_id","rule_id") REFERENCES "public"."rules"("trust_id","rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_revisions" ADD CONSTRAINT "text_revisions_text" FOREIGN KEY ("trust_id","text_id") REFERENCES "public"."texts"("trust_id","text_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_post" FOREIGN KEY ("trust_id","post_id") REFERENCES "public"."posts"("trust_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case" FOREIGN KEY ("trust_id","case_id") REFERENCES "public"."cases"("trust_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_post" FOREIGN KEY ("trust_id","post_id") REFERENCES "public"."posts"("trust_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_post" FOREIGN KEY ("trust_id","post_id") REFERENCES "public"."posts"("trust_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trust_hosts" ADD CONSTRAINT "trust_hosts_trust" FOREIGN KEY ("trust_id") REFERENCES "public"."trusts"("trust_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_by_sign_in_name" ON "accounts" USING btree ("trust_id","kind","sign_in_name");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_by_code" ON "invitations" USING btree ("trust_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "re_entries_by_code" ON "re_entries" USING btree ("trust_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_by_token" ON "sessions" USING btree ("trust_id","token_hash");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("trust_id","account_id");--> statement-breakpoint
CREATE INDEX "audit_acts_by_subject" ON "audit_acts" USING btree ("trust_id","subject_kind","subject_id","act_id");--> statement-breakpoint
CREATE UNIQUE INDEX "forums_by_slug" ON "forums" USING btree ("trust_id","slug");--> statement-breakpoint
CREATE INDEX "posts_by_thread" ON "posts" USING btree ("trust_id","thread_id","created_at","post_id");--> statement-breakpoint
CREATE INDEX "posts_by_author" ON "posts" USING btree ("trust_id","author_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_not_read" ON "posts" USING btree ("trust_id","published_at","post_id") WHERE state = 'published' and read_at is null;--> statement-breakpoint
CREATE INDEX "threads_by_forum" ON "threads" USING btree ("trust_id","forum_id","created_at","thread_id");--> statement-breakpoint
CREATE INDEX "threads_by_author" ON "threads" USING btree ("trust_id","author_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_by_reader" ON "messages" USING btree ("trust_id","to_account_id","created_at","message_id");--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("trust_id","to_account_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "text_revisions_by_number" ON "text_revisions" USING btree ("trust_id","text_id","number");--> statement-breakpoint
CREATE INDEX "text_revisions_unsettled" ON "text_revisions" USING btree ("sweep_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "texts_by_post" ON "texts" USING btree ("trust_id","post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_open_per_post" ON "cases" USING btree ("trust_id","post_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("trust_id","priority","opened_at","case_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("trust_id","due_at") WHERE state = 'open' and first_read_at is null;--> statement-breakpoint
CREATE INDEX "cases_claimed" ON "cases" USING btree ("trust_id","claimed_by") WHERE state = 'open' and claimed_by is not null;--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("trust_id","opened_at");--> statement-breakpoint
CREATE INDEX "decisions_by_case" ON "decisions" USING btree ("trust_id","case_id");--> statement-breakpoint
CREATE INDEX "flags_by_post" ON "flags" USING btree ("trust_id","post_id");--> statement-breakpoint
CREATE INDEX "reports_by_post" ON "reports" USING btree ("trust_id","post_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "trust_hosts_by_host" ON "trust_hosts" USING btree ("host");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_references_by_lookup" ON "vault"."sealed_references" USING btree ("trust_id","lookup");