import { z } from 'zod';

/** How a list is asked for by SOAP. Values of `{name}` are escaped, so a source's words cannot become elements. */
export const soapShape = z.strictObject({
  version: z.enum(['1.1', '1.2']).default('1.1'),
  action: z.string().default('').describe('SOAPAction (1.1) or the parameter `action` of the content type (1.2).'),
  body: z
    .string()
    .min(1)
    .describe('XML inside soap:Body, with its namespaces; {name} is a parameter of `paging` or `since`, "" if absent.'),
  header: z.string().optional().describe('XML inside soap:Header, e.g. a user name token; secrets are variables.'),
});
export type Soap = z.infer<typeof soapShape>;

/** A parameter's place in `body`. */
export const placeOf = (param: string) => `{${param}}`;
