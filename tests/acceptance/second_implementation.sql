-- All figures of figures.csv once more, from the rules of the domain, in whole numbers only.
-- Tables: definitions, targets, regions, observed (see second_implementation.py). One "province" is
-- one case; "is_whole" marks the region that the report is about, the other regions are its rows.
WITH
asked AS (
    SELECT r.province, r.code, r.label, r.position AS region_position, r.is_whole, r.governs,
           d.indicator, d.basis, d.position AS basis_position, d.is_judging, d.kind, d.minimum,
           d.lender_indicator, d.lender_basis
    FROM regions AS r CROSS JOIN definitions AS d
),
-- What a source says on this very basis.
own AS (
    SELECT a.*, o.numerator AS own_n, o.denominator AS own_d, o.state AS own_state, o.printed
    FROM asked AS a
    LEFT JOIN observed AS o USING (province, code, indicator, basis)
),
-- A basis that borrows its base takes the numerator from the first basis that was reported.
first_reported AS (
    SELECT o.province, o.code, o.indicator,
           arg_min(struct_pack(n := o.numerator, s := o.state), d.position) AS numerator_of
    FROM observed AS o JOIN definitions AS d USING (indicator, basis)
    GROUP BY ALL
),
numbers AS (
    SELECT own.*,
        CASE
            WHEN own_state IS NOT NULL THEN own_state
            WHEN lender_indicator IS NULL OR f.numerator_of IS NULL THEN 'no_data'
            WHEN 'not_applicable' IN (f.numerator_of.s, coalesce(l.state, '')) THEN 'not_applicable'
            ELSE f.numerator_of.s
        END AS state,
        CASE WHEN own_state IS NOT NULL THEN own_n
             WHEN lender_indicator IS NULL OR 'not_applicable' IN (f.numerator_of.s, coalesce(l.state, ''))
                 THEN NULL
             ELSE f.numerator_of.n END AS n,
        CASE WHEN own_state IS NOT NULL THEN own_d
             WHEN lender_indicator IS NULL OR f.numerator_of IS NULL
                  OR 'not_applicable' IN (f.numerator_of.s, coalesce(l.state, '')) THEN NULL
             ELSE l.denominator END AS d
    FROM own
    LEFT JOIN first_reported AS f
        ON (f.province, f.code, f.indicator) = (own.province, own.code, own.indicator)
    LEFT JOIN observed AS l
        ON (l.province, l.code, l.indicator, l.basis)
           = (own.province, own.code, own.lender_indicator, own.lender_basis)
),
-- The region's own judging target, else its province's, else the nation's.
judged_by AS (
    SELECT a.province, a.code, a.indicator,
           arg_max(struct_pack(t := t.hundredths, source := t.source), length(t.region)
                   + CASE WHEN t.region = '00' THEN 0 ELSE 1 END) AS target
    FROM (SELECT DISTINCT province, code, indicator FROM asked) AS a
    JOIN targets AS t
        ON t.province = a.province AND t.indicator = a.indicator AND t.judging
       AND t.region IN ('00', left(a.code, 2), a.code)
    GROUP BY ALL
),
with_target AS (
    SELECT numbers.*,
           CASE WHEN kind = 'ratio' THEN j.target.t END AS t,
           CASE WHEN kind = 'ratio' THEN j.target.source END AS target_source
    FROM numbers LEFT JOIN judged_by AS j USING (province, code, indicator)
),
complete AS (
    SELECT *, state = 'reported' AND n IS NOT NULL AND (kind <> 'ratio' OR d IS NOT NULL) AS is_complete
    FROM with_target
),
-- Every region alone.
alone AS (
    SELECT *,
        CASE
            WHEN state <> 'reported' THEN state
            WHEN kind = 'ratio' AND d = 0 THEN 'not_applicable'
            WHEN n IS NULL OR (kind = 'ratio' AND d IS NULL) THEN 'no_data'
            WHEN kind = 'ratio' AND t IS NULL THEN 'no_target'
            WHEN kind = 'ratio' THEN if(n * 10000 >= t * d, 'reached', 'not_reached')
            WHEN kind = 'yes_no' THEN if(n >= 1, 'reached', 'not_reached')
            WHEN kind = 'minimum' THEN if(n >= minimum, 'reached', 'not_reached')
            ELSE 'no_target'
        END AS verdict
    FROM complete
),
-- What the rows amount to.
rows_together AS (
    SELECT province, indicator, basis,
        count(*) AS rows_total,
        count(*) FILTER (verdict NOT IN ('no_data', 'not_applicable')) AS with_data,
        count(*) FILTER (verdict = 'reached') AS met,
        count(*) FILTER (verdict = 'not_applicable') AS inapplicable,
        count(*) FILTER (verdict = 'no_data') AS unfilled,
        count(*) FILTER (verdict <> 'no_data' AND n IS NOT NULL
                         AND (kind <> 'ratio' OR d IS NOT NULL)) AS counted,
        sum(n) FILTER (verdict <> 'no_data' AND n IS NOT NULL
                       AND (kind <> 'ratio' OR d IS NOT NULL)) AS sum_n,
        sum(d) FILTER (verdict <> 'no_data' AND n IS NOT NULL AND kind = 'ratio'
                       AND d IS NOT NULL) AS sum_d
    FROM alone WHERE NOT is_whole GROUP BY ALL
),
whole AS (
    SELECT a.*,
        coalesce(s.rows_total, 0) AS rows_total, coalesce(s.with_data, 0) AS with_data,
        coalesce(s.met, 0) AS met, coalesce(s.counted, 0) AS counted, s.sum_n, s.sum_d,
        coalesce(s.rows_total > 0 AND s.inapplicable = s.rows_total, false) AS nowhere,
        CASE
            WHEN kind IN ('yes_no', 'minimum') THEN if(governs, 'tally', 'own')
            WHEN NOT governs AND is_complete THEN 'own'
            WHEN coalesce(s.counted, 0) > 0 THEN 'sum'
            -- A published 0 of 0 beside rows that are not filled in only adds up nothing.
            WHEN is_complete AND NOT (coalesce(s.unfilled, 0) > 0 AND n = 0 AND coalesce(d, 0) = 0)
                THEN 'own'
            ELSE 'nothing'
        END AS origin
    FROM alone AS a LEFT JOIN rows_together AS s USING (province, indicator, basis)
    WHERE a.is_whole
),
settled AS (
    SELECT province, code, label, region_position, is_whole, indicator, basis, basis_position,
           is_judging, kind, minimum, t, target_source, printed, own_n, own_d,
           n, d, state, FALSE AS is_tally
    FROM alone WHERE NOT is_whole
    UNION ALL
    SELECT province, code, label, region_position, is_whole, indicator, basis, basis_position,
           is_judging, kind, minimum, t, target_source,
           CASE WHEN origin <> 'tally' THEN printed END, own_n, own_d,
           CASE origin WHEN 'own' THEN n WHEN 'sum' THEN sum_n
                WHEN 'tally' THEN if(with_data > 0, met, NULL) END,
           CASE origin WHEN 'own' THEN d
                WHEN 'sum' THEN if(kind = 'ratio', sum_d, NULL)
                WHEN 'tally' THEN if(with_data > 0, with_data, NULL) END,
           CASE
               WHEN origin = 'own' THEN state
               WHEN origin = 'sum' THEN 'reported'
               WHEN origin = 'tally' AND with_data > 0 THEN 'reported'
               WHEN nowhere THEN 'not_applicable'
               WHEN origin = 'nothing' AND state = 'not_applicable' THEN 'not_applicable'
               ELSE 'no_data'
           END,
           origin = 'tally'
    FROM whole
),
judged AS (
    SELECT *,
        kind = 'ratio' AND state = 'reported' AND n IS NOT NULL AND coalesce(d, 0) <> 0 AS has_ratio,
        CASE
            WHEN state <> 'reported' THEN state
            WHEN is_tally THEN 'no_target'
            WHEN kind = 'ratio' AND d = 0 THEN 'not_applicable'
            WHEN n IS NULL OR (kind = 'ratio' AND d IS NULL) THEN 'no_data'
            WHEN kind = 'ratio' AND t IS NULL THEN 'no_target'
            WHEN kind = 'ratio' THEN if(n * 10000 >= t * d, 'reached', 'not_reached')
            WHEN kind = 'yes_no' THEN if(n >= 1, 'reached', 'not_reached')
            WHEN kind = 'minimum' THEN if(n >= minimum, 'reached', 'not_reached')
            ELSE 'no_target'
        END AS verdict
    FROM settled
),
ranked AS (
    SELECT one.province, one.code, one.indicator, one.basis,
           1 + count(*) FILTER (other.n * one.d > one.n * other.d) AS place
    FROM judged AS one
    JOIN judged AS other
        ON (one.province, one.indicator, one.basis) = (other.province, other.indicator, other.basis)
    WHERE one.has_ratio AND other.has_ratio AND NOT one.is_whole AND NOT other.is_whole
    GROUP BY ALL
),
-- The printed percentage, as a whole number of units of its last decimal.
printed AS (
    SELECT province, code, indicator, basis,
           CAST(replace(printed, '.', '') AS HUGEINT) AS units,
           power(10, coalesce(length(nullif(split_part(printed, '.', 2), '')), 0))::HUGEINT AS scale,
           CASE WHEN own_n IS NULL OR own_d IS NULL THEN n ELSE own_n END AS n,
           CASE WHEN own_n IS NULL OR own_d IS NULL THEN d ELSE own_d END AS d,
           t
    FROM judged WHERE printed IS NOT NULL AND kind = 'ratio'
),
checked AS (
    SELECT province, code, indicator, basis,
        CASE
            WHEN t IS NOT NULL AND (units * 100 >= t * scale) <> (n * 10000 >= t * d) THEN 'flips_verdict'
            WHEN units = (2 * n * 100 * scale + d) // (2 * d) THEN 'consistent'
            WHEN units = (n * 100 * scale) // d THEN 'truncated'
            ELSE 'inconsistent'
        END AS outcome
    FROM printed WHERE n IS NOT NULL AND coalesce(d, 0) <> 0
)
SELECT
    j.province, j.code AS region_code, j.label AS region, j.indicator, j.basis,
    if(j.is_judging, 'true', 'false') AS judging,
    j.n AS numerator, j.d AS denominator,
    CASE WHEN has_ratio
         THEN format('{}.{:06d}', ((2 * j.n * 100000000 + j.d) // (2 * j.d)) // 1000000,
                     (((2 * j.n * 100000000 + j.d) // (2 * j.d)) % 1000000)::BIGINT) END AS value_percent,
    CASE WHEN NOT is_tally THEN format('{}.{:02d}', t // 100, (t % 100)::BIGINT) END AS target_percent,
    CASE WHEN NOT is_tally THEN target_source END AS target_source,
    j.verdict,
    CASE
        WHEN has_ratio AND t IS NOT NULL THEN greatest(0, (t * j.d + 9999) // 10000 - j.n)
        WHEN kind = 'minimum' AND NOT is_tally AND state = 'reported' AND j.n IS NOT NULL
            THEN greatest(0, minimum - j.n)
    END AS gap,
    CASE
        WHEN has_ratio THEN j.d - j.n
        WHEN is_tally AND state = 'reported' THEN j.d - j.n
    END AS without,
    r.place AS rank,
    j.printed AS published_percent,
    c.outcome AS published_check
FROM judged AS j
LEFT JOIN ranked AS r USING (province, code, indicator, basis)
LEFT JOIN checked AS c USING (province, code, indicator, basis)
ORDER BY j.province, basis_position, region_position
