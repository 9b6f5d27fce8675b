import { forkFor } from '../common/database/row-security.ts';
import type { ContextMaker } from '../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { directory } from './agency/directory.ts';
import { DeliveryService } from './delivery/delivery.service.ts';
import { StreamService } from './stream/stream.service.ts';
import { SubscriptionService } from './subscription/subscription.service.ts';
import type { NoticeTools } from './subscription/subscription-rights.service.ts';
import { TemplateService } from './template/template.service.ts';

/** What the resolvers of one request work with. */
export interface NoticesContext {
  services: ReturnType<typeof servicesOf>;
  /** Ends with the listener of a subscription. */
  signal: AbortSignal;
}

/** Of whoever asks once. */
const NEVER = new AbortController().signal;

/** Made anew for every request. Row rules show subscriptions and what was sent to whoever keeps them. */
export const noticesContext: ContextMaker<NoticesContext> = async (runtime, viewer, _, signal = NEVER) => {
  const hub = forkFor(runtime.orm, SYSTEM_VIEWER);
  const scope = viewer.agencyId ? await directory.agenciesUnder(hub, viewer.agencyId) : [];
  return { services: servicesOf({ em: forkFor(runtime.orm, viewer, scope), hub, runtime, viewer, scope }), signal };
};

const servicesOf = (tools: NoticeTools) => ({
  subscription: new SubscriptionService(tools),
  delivery: new DeliveryService(tools),
  template: new TemplateService(tools),
  stream: new StreamService(tools),
});
