CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  time    INTEGER NOT NULL,
  user    TEXT NOT NULL,
  origin  TEXT NOT NULL,
  act     TEXT NOT NULL,
  subject TEXT NOT NULL,
  outcome TEXT NOT NULL,
  refused INTEGER NOT NULL
);
CREATE INDEX audit_refused ON audit (refused, id);
