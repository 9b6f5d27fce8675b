import { Directive } from 'type-graphql';

type Decorator = ReturnType<typeof Directive>;

/**
 * Says of a query that its answer is the same for everybody without a token and may be kept that long, in seconds; a
 * change is seen by all after it. Never on anything of a report, a person or a channel.
 */
export const PublicFor = (seconds: number): Decorator => Directive(`@cacheControl(maxAge: ${seconds})`);

/** Says of a type or field that it may be kept as long as what it is asked of; without it an object is kept by nobody. */
export const KeptWithOwner = (): Decorator => Directive('@cacheControl(inheritMaxAge: true)');

/**
 * What the directives above are; composition keeps them for the gateway. Without `scope`: what is not for everybody bears
 * no directive, and its enum would be a type that clients see.
 */
export const CACHE_CONTROL = `extend schema
  @link(url: "https://lapor-hub.invalid/cache-control/v1.0", import: ["@cacheControl"])
  @composeDirective(name: "@cacheControl")
directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
`;
