CREATE TABLE document (
  collection TEXT NOT NULL,
  key        TEXT NOT NULL,
  json       TEXT NOT NULL,
  PRIMARY KEY (collection, key)
) WITHOUT ROWID;

CREATE TABLE job (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT NOT NULL,
  resource TEXT NOT NULL,
  state    TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  args     TEXT NOT NULL,
  json     TEXT NOT NULL
);
CREATE UNIQUE INDEX job_open ON job (kind, resource) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE job_line (
  job    INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  time   TEXT NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (job, number)
) WITHOUT ROWID;
