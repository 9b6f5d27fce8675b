import Fastify from 'fastify';
import pg from 'pg';
import { serveBench } from './serve-bench.ts';

/** The bench query as one statement over all schemas: what nobody may write in the product, as the measure of its price. */
const STATEMENT = `
  select json_build_object('data', json_build_object('reports', json_build_object('edges', coalesce(json_agg(json_build_object('node', node)), '[]')))) as answer
  from (
    select json_build_object(
      'number', r.number, 'status', r.status, 'receivedAt', r.received_at,
      'agency', (select json_build_object('name', a.name) from agencies.agency a where a.id = r.agency_id),
      'clocks', (select coalesce(json_agg(json_build_object('stage', c.stage, 'dueDay', c.due_day,
          'state', case when c.state = 'RUNNING' and c.due_day < current_date then 'OVERDUE' else c.state end)), '[]')
        from sla.sla_clock c where c.lead_report_id = r.id and c.current),
      'sourceRecords', (select json_build_object('edges', coalesce(json_agg(json_build_object('node', json_build_object(
          'externalId', s.external_id, 'channel', json_build_object('name', h.name)))), '[]'))
        from reports.source_link l join connectors.source_record s on s.id = l.source_record_id
        join connectors.channel h on h.id = s.channel_id where l.report_id = r.id)) as node
    from reports.report r where r.published and r.merged_into_id is null
    order by r.received_at desc, r.id desc limit 20) page`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
const server = Fastify({ forceCloseConnections: true });
server.post('/graphql', async (_, reply) => {
  const { rows } = await pool.query<{ answer: object }>(STATEMENT);
  return reply.send(rows[0]?.answer);
});
const url = await server.listen({ host: '127.0.0.1', port: 0 });
serveBench(`${url}/graphql`, async () => {
  await server.close();
  await pool.end();
});
