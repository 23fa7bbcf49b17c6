-- A batch answers for every subject of its file: one that could not be read or
-- checked has a row with the reason.

-- +goose Up
ALTER TABLE batch_result ADD COLUMN problem jsonb;    -- why it was not checked; NULL: it was
ALTER TABLE batch_result ALTER COLUMN area_m2 DROP NOT NULL;
ALTER TABLE batch_result ADD CONSTRAINT batch_result_checked CHECK (
    CASE WHEN problem IS NULL THEN area_m2 IS NOT NULL ELSE verdict = 'undetermined' END);
