-- What a filter (CQL2) asks of attributes, which are text. Each function
-- answers as package filter does in Go and never fails: a text that is no
-- number or no day, and arithmetic that has no result, is NULL.

-- +goose Up
-- No number of 40 characters and two digits of exponent is too large or too
-- small for its type.
CREATE FUNCTION attribute_number(value text) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(value) <= 40 AND value ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9][0-9]?)?$'
            THEN value::double precision END;

-- NULL for a day the calendar does not have.
CREATE FUNCTION civil_midnight(year integer, month integer, day integer) RETURNS timestamp
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN year >= 1 AND day BETWEEN 1 AND CASE
                WHEN month IN (1, 3, 5, 7, 8, 10, 12) THEN 31
                WHEN month IN (4, 6, 9, 11) THEN 30
                WHEN month = 2 AND (year % 4 = 0 AND year % 100 <> 0 OR year % 400 = 0) THEN 29
                WHEN month = 2 THEN 28 END
            THEN make_timestamp(year, month, day, 0, 0, 0) END;

-- +goose StatementBegin
-- The forms of dates in deliveries (package layer): yyyymmdd, yyyy-mm-dd, maybe
-- with a time of day, yyyy/m/d and yyyy年m月d日. The answer is midnight. The
-- common forms come first and without captures, which cost most.
CREATE FUNCTION attribute_date(value text) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    part text[];
BEGIN
    IF length(value) = 8 AND value ~ '^[0-9]+$' THEN
        part := ARRAY[left(value, 4), substr(value, 5, 2), substr(value, 7)];
    ELSIF value ~ '^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9](T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$' THEN
        part := ARRAY[left(value, 4), substr(value, 6, 2), substr(value, 9, 2)];
    ELSE
        part := regexp_match(value, '^([0-9][0-9][0-9][0-9])[/年]([0-9][0-9]?)[/月]([0-9][0-9]?)日?$');
        IF part IS NULL OR value NOT IN (part[1] || '/' || part[2] || '/' || part[3], part[1] || '年' || part[2] || '月' || part[3] || '日') THEN
            RETURN NULL;
        END IF;
    END IF;
    RETURN civil_midnight(part[1]::integer, part[2]::integer, part[3]::integer);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
-- yyyy-mm-ddThh:mm:ss with a fraction and Z or an offset, as UTC; what is finer
-- than a microsecond is cut off.
CREATE FUNCTION attribute_timestamp(value text) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    midnight timestamp := attribute_date(value);
    part text[] := regexp_match(value, '^[0-9]{4}-..-..T(..):(..):(..)(\.[0-9]{1,6})?[0-9]*(?:Z|([+-])(..):(..))$');
    behind interval;
BEGIN
    IF midnight IS NULL OR part IS NULL THEN
        RETURN NULL;
    END IF;
    behind := make_interval(hours => coalesce(part[6], '0')::integer, mins => coalesce(part[7], '0')::integer);
    RETURN midnight
        + make_interval(hours => part[1]::integer, mins => part[2]::integer, secs => (part[3] || coalesce(part[4], ''))::double precision)
        - CASE part[5] WHEN '-' THEN -behind ELSE behind END;
END $$;
-- +goose StatementEnd

-- Lower, upper and lower case again fold Straße and STRASSE to the same; a final
-- sigma is one like others.
CREATE FUNCTION fold_case(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(lower(upper(lower(value COLLATE "und-x-icu"))) COLLATE "default", 'ς', 'σ');

CREATE FUNCTION fold_accents(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g');

-- Numbers in arithmetic are zero or of a size between these, so that no product
-- or quotient leaves its type.
CREATE FUNCTION calculable(x double precision) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN x = 0 OR abs(x) BETWEEN 1e-150 AND 1e150;

CREATE FUNCTION number_add(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN calculable(l) AND calculable(r) THEN l + r END;

CREATE FUNCTION number_subtract(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN calculable(l) AND calculable(r) THEN l - r END;

CREATE FUNCTION number_multiply(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN calculable(l) AND calculable(r) THEN l * r END;

CREATE FUNCTION number_divide(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN r <> 0 AND calculable(l) AND calculable(r) THEN l / r END;

CREATE FUNCTION number_div(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN r <> 0 AND calculable(l) AND calculable(r) THEN trunc(l / r) END;

CREATE FUNCTION number_modulo(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN r <> 0 AND calculable(l) AND calculable(r) THEN l - trunc(l / r) * r END;

-- Real powers up to e^690, about 1e300.
CREATE FUNCTION number_power(l double precision, r double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN NOT (calculable(l) AND calculable(r)) THEN NULL
            WHEN l = 0 THEN CASE WHEN r > 0 THEN 0 WHEN r = 0 THEN 1 END
            WHEN l < 0 AND r <> trunc(r) THEN NULL
            WHEN abs(r * ln(abs(l))) > 690 THEN NULL
            ELSE power(l, r) END;
