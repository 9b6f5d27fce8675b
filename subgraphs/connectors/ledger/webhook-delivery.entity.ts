import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A call that was taken in: the same one again brings nothing new. Not published. */
@Entity({ schema: 'connectors', tableName: 'webhook_delivery' })
export class WebhookDelivery {
  @PrimaryKey({ type: 'text' })
  channelId!: string;

  /** SHA-256 of the service's mark: marks of some services hold telephone numbers. */
  @PrimaryKey({ type: 'text' })
  delivery!: string;

  @Property({ type: 'timestamptz' })
  seenAt!: Date;
}
