-- A load takes as long as it takes; the limit of this transaction only.
SELECT set_config('statement_timeout', '0', true)
