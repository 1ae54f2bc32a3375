import { type Kysely, sql } from 'kysely';

/** The first form of the store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table files (
      sha256 text primary key,
      size integer not null,
      upload uuid not null unique
    );
    create table file_chunks (
      upload uuid not null,
      n integer not null,
      bytes bytea not null,
      added_at timestamptz(3) not null default now(),
      primary key (upload, n)
    );
    -- PDFs and pictures are packed already
    alter table file_chunks alter column bytes set storage external;

    create table catalogues (
      id uuid primary key default gen_random_uuid(),
      title text not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    );
    create table documents (
      id uuid primary key default gen_random_uuid(),
      sha256 text not null references files,
      file_name text not null,
      state text not null,
      priority integer not null,
      options text not null,
      given_catalogue uuid references catalogues on delete set null,
      given_date date,
      media_type text,
      page_count integer,
      pages_done integer not null default 0,
      turn integer not null default 0,
      error text,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      finished_at timestamptz(3)
    );
    create index documents_by_age on documents (created_at desc, id desc);
    create index documents_under_way on documents (state) where state in ('queued', 'reading', 'extracting');
    create table pages (
      document_id uuid not null references documents on delete cascade,
      number integer not null,
      content text,
      failure text,
      primary key (document_id, number)
    );
    create table results (
      document_id uuid primary key references documents on delete cascade,
      catalogue text not null,
      text text not null,
      edits text not null,
      review text not null,
      revision integer not null,
      made_at timestamptz(3) not null default now()
    );
    create table corrections (
      document_id uuid primary key references documents on delete cascade,
      file text not null,
      version integer not null,
      saved_at timestamptz(3) not null default now()
    );
    create table editions (
      id uuid primary key default gen_random_uuid(),
      catalogue_id uuid not null references catalogues on delete cascade,
      document_id uuid not null references documents on delete cascade,
      ordinal integer not null,
      title text not null,
      dated date not null,
      current boolean not null,
      offering_count integer not null,
      file text not null,
      revision integer not null,
      created_at timestamptz(3) not null default now(),
      unique (document_id, ordinal)
    );
    create index editions_in_order on editions (catalogue_id, dated, created_at, id);
    create table offerings (
      key integer generated always as identity primary key,
      edition_id uuid not null references editions on delete cascade,
      catalogue_id uuid not null,
      position integer not null,
      id text not null,
      title text not null,
      title_key text not null,
      kind text not null,
      providers text[] not null,
      audiences text[] not null,
      section_path text[] not null,
      price double precision,
      dates date[] not null,
      record text not null,
      current boolean not null,
      search tsvector not null,
      unique (edition_id, id)
    );
    -- an offering is weighed by its words, which are at hand only where they stand with the rest of its row
    alter table offerings alter column search set storage main;
    create unique index offerings_in_order on offerings (edition_id, position);
    create index offerings_by_title on offerings (title_key) where current;
    create index offerings_by_words on offerings using gin (search);
    create index offerings_by_title_words on offerings using gin (to_tsvector('danish', title));
    create index offerings_by_provider on offerings using gin (providers);
    create table comparisons (
      before_id uuid not null references editions on delete cascade,
      after_id uuid not null references editions on delete cascade,
      before_revision integer not null,
      after_revision integer not null,
      diff text not null,
      pairs text not null,
      changed integer not null,
      added integer not null,
      removed integer not null,
      announced boolean not null default false,
      made_at timestamptz(3) not null default now(),
      primary key (before_id, after_id)
    );
    create table webhooks (
      id uuid primary key default gen_random_uuid(),
      url text not null,
      secret text not null,
      events text[] not null,
      catalogue_id uuid references catalogues on delete cascade,
      created_at timestamptz(3) not null default now()
    );
    create table deliveries (
      id uuid primary key default gen_random_uuid(),
      webhook_id uuid not null references webhooks on delete cascade,
      event text not null,
      payload text not null,
      state text not null,
      attempts integer not null default 0,
      outcome text,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    );
    create table versions (single boolean primary key default true check (single), content integer not null);
    insert into versions (content) values (0);
    create table workers (
      id uuid primary key,
      jobs text not null,
      seen_at timestamptz(3) not null default now()
    );
  `.execute(db);
}
