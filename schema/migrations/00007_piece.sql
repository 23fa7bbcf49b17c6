-- Large features cut into pieces for the second engine: intersecting a parcel
-- with the pieces near it is two hundred times faster than with a whole
-- red line. Areas add up over pieces, so nothing has to be joined again.

-- +goose Up
CREATE TABLE piece (
    edition bigint  NOT NULL,
    ordinal integer NOT NULL,                         -- of the feature
    geom    geometry(Polygon, 4490) NOT NULL
);
CREATE INDEX piece_geom ON piece USING gist (geom);
CREATE INDEX piece_by_feature ON piece (edition, ordinal);

-- +goose StatementBegin
-- Cuts the features of a partition that have more than 256 vertices. A feature
-- on which GEOS gives up, or whose pieces do not add up to it, stays whole.
CREATE FUNCTION cut_partition(edition bigint) RETURNS void LANGUAGE plpgsql STRICT AS $$
#variable_conflict use_variable
DECLARE
    large record;
BEGIN
    FOR large IN EXECUTE format('SELECT ordinal, geom FROM %I WHERE ST_NPoints(geom) > 256', partition_name(edition)) LOOP
        BEGIN
            INSERT INTO piece (edition, ordinal, geom)
            SELECT edition, large.ordinal, cut.geom
            FROM (SELECT ST_Subdivide(large.geom, 128) AS geom) cut
            WHERE ST_Dimension(cut.geom) = 2;
            IF abs((SELECT sum(ST_Area(p.geom)) FROM piece p WHERE p.edition = cut_partition.edition AND p.ordinal = large.ordinal)
                   / ST_Area(large.geom) - 1) > 1e-12 THEN
                RAISE EXCEPTION 'pieces do not add up';
            END IF;
        EXCEPTION WHEN internal_error OR raise_exception OR invalid_parameter_value THEN
            NULL; -- the block's insert is undone; the feature is used whole
        END;
    END LOOP;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION drop_partition(edition bigint) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
    DELETE FROM piece p WHERE p.edition = drop_partition.edition;
    EXECUTE format('DROP TABLE IF EXISTS %I', partition_name(edition));
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- Pieces of a published edition stay as they are.
CREATE FUNCTION guard_piece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM edition e WHERE e.id = OLD.edition AND e.state = 'draft') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% on piece is not allowed', TG_OP
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER piece_immutable BEFORE UPDATE OR DELETE ON piece
    FOR EACH ROW EXECUTE FUNCTION guard_piece();
