import type { Generation } from './generation.ts';

/** The current REST interface. Known from public client code: calls, status, disposition, logs. Assumed: the other fields. */
export const G3: Generation = {
  base: 'https://api-splp.layanan.go.id/lapor/3.0.0',
  format: 'json',
  calls: {
    report: { method: 'GET', path: 'complaints/{id}/complaint' },
    followups: { method: 'GET', path: 'complaints/{id}/followups?page={page}' },
    templates: { method: 'GET', path: 'masters/templates?page_size=1000' },
    institutions: { method: 'GET', path: 'masters/institutions/external?page_size=1000' },
    categories: { method: 'GET', path: null },
  },
  report: ['results.data'],
  logs: ['results.data.status_logs', 'results.data_logs'],
  list: ['results.data'],
  next: ['results.next_page_url'],
  fields: {
    status: ['status_name', 'status.name'],
    title: ['title'],
    body: ['content'],
    receivedAt: ['created_at', 'date_of_incident'],
    updatedAt: ['updated_at'],
    agencyId: ['disposition_id'],
    agencyName: ['disposition_name'],
    categoryId: ['category_id'],
    category: ['category_name', 'category.name'],
    anonymous: ['is_anonymous'],
    secret: ['is_secret'],
    attachments: ['attachments'],
  },
  entry: {
    id: ['id'],
    text: ['content', 'note', 'data.content'],
    templateCode: ['template_code'],
    at: ['created_at.date', 'created_at', 'timestamp', 'date'],
    by: ['institution.name', 'institution', 'institution_from_name', 'institution_from_id.name'],
    from: ['institution_from_name', 'institution_from_id.name', 'institution_from.name'],
    to: ['institution_to.name', 'institution_to_id.name', 'institution_to_name'],
    statusOld: ['status_old.name', 'status_old'],
    statusNew: ['status_new.name', 'status_new'],
    secret: ['is_secret'],
  },
};
