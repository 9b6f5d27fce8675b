/**
 * SQL: the ids of a JSON array (one parameter) as the table `asked (id uuid)`, to be joined.
 * Materialized, because a cast inside a join condition may fail, and what may fail is not let near rows that a row
 * rule still has to judge: the index would not be used.
 */
export const ASKED = 'with asked as materialized (select jsonb_array_elements_text(?::jsonb)::uuid as id)';
