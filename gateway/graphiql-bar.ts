import { operation } from './doors/operation.ts';

/** Operations that open as tabs on a browser's first visit, with example variables. */
export const EXAMPLES: [name: string, variables: object][] = [
  ['reports-page', { first: 10, filter: { status: ['IN_PROGRESS'] } }],
  ['agency-by-code', { code: '13.08' }],
  ['my-work-queue', { first: 10 }],
  ['submit-report', { input: { idempotencyKey: 'contoh-1', body: 'Isi laporan', anonymous: true, secret: false } }],
  ['report-news', {}],
];

/** Line above GraphiQL: a token that every request bears from then on. It is kept until the tab of the browser is closed. */
export const TOKEN_BAR = `<style>#ruru-root { height: calc(100vh - 2.5rem) !important; }
#token-bar { height: 2.5rem; display: flex; gap: .5rem; align-items: center; padding: 0 1rem; box-sizing: border-box; font: 14px sans-serif; }
#token { flex: 1; }</style>
<form id="token-bar"><label for="token">Token</label>
<input id="token" type="password" autocomplete="off" placeholder="npm run token; empty: everybody's rights"></form>`;

/** Runs before GraphiQL: opens the examples where nothing was opened before, puts the token into requests to the hub. */
export function barScript(): string {
  const tabs = EXAMPLES.map(([name, variables]) => {
    const query = operation(name);
    const title = query.match(/^(?:query|mutation|subscription) (\w+)/m)?.[1] ?? name;
    const own = { query, variables: JSON.stringify(variables, null, 2), headers: null };
    // GraphiQL opens the tab whose query and variables are those it finds in its storage.
    const hash = [query, own.variables, ''].join('|');
    return { id: name, title, ...own, hash, operationName: title, response: null };
  });
  const [first] = tabs;
  const kept = {
    'graphiql:tabState': JSON.stringify({ tabs, activeTabIndex: 0 }),
    'graphiql:query': first?.query,
    'graphiql:variables': first?.variables,
  };
  const state = JSON.stringify(kept).replaceAll('<', '\\u003c');
  return `<script type="module">
if (!localStorage.getItem('graphiql:tabState')) {
  for (const [name, text] of Object.entries(${state})) localStorage.setItem(name, text);
}
const token = document.getElementById('token');
token.value = sessionStorage.getItem('hub-token') ?? '';
token.addEventListener('input', () => sessionStorage.setItem('hub-token', token.value.trim()));
token.form.addEventListener('submit', (event) => event.preventDefault());
const send = window.fetch;
window.fetch = (place, options = {}) => {
  const bearer = token.value.trim();
  if (!bearer || new URL(place, location.href).pathname !== '/graphql') return send(place, options);
  return send(place, { ...options, headers: { authorization: 'Bearer ' + bearer, ...options.headers } });
};
</script>`;
}
