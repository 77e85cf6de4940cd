"""The tables, indexes, triggers and the like of a PostgreSQL ledger: what there is against what there should be, and
how it is made anew.
"""

from collections.abc import Iterable, Iterator

from factcheck.ledger.stores.reading import REBUILD

THERE = """
SELECT CASE relkind WHEN 'r' THEN 'table ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view ' ELSE 'relation ' END
        || relname || CASE WHEN relrowsecurity THEN ' with row security' ELSE '' END
    FROM pg_class WHERE relnamespace = 'factcheck'::regnamespace AND relkind NOT IN ('i', 'S')
UNION ALL SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' not null' ELSE '' END || CASE WHEN atthasdef THEN ' with a default' ELSE '' END
    FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
    WHERE relnamespace = 'factcheck'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'index ' || replace(pg_get_indexdef(indexrelid), pg_class.relname, '*')
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'factcheck'::regnamespace
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(pg_trigger.oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ', off' END
    FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid
    WHERE relnamespace = 'factcheck'::regnamespace AND NOT tgisinternal
UNION ALL SELECT 'function ' || proname || ': ' || btrim(prosrc)
    FROM pg_proc WHERE pronamespace = 'factcheck'::regnamespace
UNION ALL SELECT 'rule ' || rulename || ' on ' || relname
    FROM pg_rewrite JOIN pg_class ON ev_class = pg_class.oid
    WHERE relnamespace = 'factcheck'::regnamespace AND relkind = 'r'
"""
"""A line for everything that decides what statements on the ledger's tables do."""

EXPECTED = frozenset(
    {
        "table events", "table entries", "table versions", "table meta",
        "column events.seq bigint not null", "column events.id text not null", "column events.hash text not null",
        "column events.draft text not null", "column events.claim text not null", "column events.line text not null",
        "column entries.draft text not null", "column entries.claim text not null", "column entries.n bigint not null",
        "column entries.kind text", "column entries.version text", "column entries.id text",
        "column entries.start bigint not null", "column entries.stop bigint not null",
        "column entries.state text not null",
        "column versions.draft text not null", "column versions.version text not null",
        "column versions.sentences text not null",
        "column meta.name text not null", "column meta.value text not null",
        "index CREATE UNIQUE INDEX * ON factcheck.events USING btree (seq)",
        "index CREATE UNIQUE INDEX * ON factcheck.events USING btree (id)",
        "index CREATE UNIQUE INDEX * ON factcheck.events USING btree (hash)",
        "index CREATE INDEX * ON factcheck.events USING btree (draft, claim)",
        "index CREATE UNIQUE INDEX * ON factcheck.entries USING btree (draft, claim)",
        "index CREATE UNIQUE INDEX * ON factcheck.versions USING btree (draft, version)",
        "index CREATE UNIQUE INDEX * ON factcheck.meta USING btree (name)",
        "trigger CREATE TRIGGER events_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON factcheck.events"
        " FOR EACH STATEMENT EXECUTE FUNCTION stay()",
        "function stay: BEGIN RAISE EXCEPTION 'the log is append-only'; END",
    }
)  # fmt: skip

ASIDE = """
    DROP TABLE IF EXISTS entries, versions, meta;
    DROP INDEX IF EXISTS events_of_claim;
    DROP FUNCTION IF EXISTS stay() CASCADE;
"""
"""Takes away what is made anew, and with it what keeps the log's table from being changed."""

LOG = """
    CREATE INDEX events_of_claim ON events (draft, claim);
    CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
    CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON events EXECUTE FUNCTION stay();
"""
"""What keeps the log's table from being changed, and what finds a claim's events in it."""

ENTRIES = """
    CREATE TABLE entries (draft TEXT NOT NULL, claim TEXT NOT NULL, n BIGINT NOT NULL, kind TEXT,
        version TEXT, id TEXT, start BIGINT NOT NULL, stop BIGINT NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (draft, claim));
"""
REST = """
    CREATE TABLE versions (draft TEXT NOT NULL, version TEXT NOT NULL, sentences TEXT NOT NULL,
        PRIMARY KEY (draft, version));
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
"""The tables of the projection."""


def differences(there: Iterable[str]) -> Iterator[str]:
    """What `there`, the lines that `THERE` gives, has too much or too little, a phrase each."""
    found = sorted(there)
    for line in sorted(EXPECTED.difference(found)):
        why = ", which keeps the log from being changed," if line.startswith(("trigger", "function")) else ""
        yield f"the {line}{why} is gone or isn't as factcheck makes it; {REBUILD}"
    for line in found:
        if line not in EXPECTED:
            yield f"the {line[:160]} doesn't belong to a ledger and could change marks; look at it, and drop it"
