CREATE TABLE document (
  collection TEXT NOT NULL,
  key        TEXT NOT NULL,
  json       TEXT NOT NULL,
  PRIMARY KEY (collection, key)
) WITHOUT ROWID;

CREATE TABLE job (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  resource TEXT NOT NULL,
  state    TEXT NOT NULL,
  args     TEXT NOT NULL,
  json     TEXT NOT NULL
);
CREATE INDEX job_state ON job (state);

CREATE TABLE job_line (
  job    INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  time   TEXT NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (job, number)
) WITHOUT ROWID;
