import { type DocumentNode, type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';

/** A type with fields. */
export type Fielded = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The document with each object type and interface changed. */
export const eachType = (document: DocumentNode, change: (type: Fielded) => Fielded): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION ? change(node) : node,
  ),
});
