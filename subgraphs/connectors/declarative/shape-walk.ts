import type { z } from 'zod';
import type { Path } from './document.ts';

/** The parts of zod's own description of a shape that are needed to walk through it. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  element?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  left?: z.ZodType;
  right?: z.ZodType;
  getter?: () => z.ZodType;
  entries?: Record<string, string>;
}

const definitionOf = (shape: z.ZodType) => shape.def as unknown as Definition;

/** The shapes behind a shape: without "optional", "default", pipes; of a union all of its options. */
function bare(shape: z.ZodType): z.ZodType[] {
  const { innerType, in: input, options, left, right, getter } = definitionOf(shape);
  const inner = [innerType, input, ...(options ?? []), left, right, getter?.()].filter((part) => part !== undefined);
  return inner.length === 0 ? [shape] : inner.flatMap(bare);
}

/** The shapes that may stand at a path. */
function shapesAt(shape: z.ZodType, path: Path): z.ZodType[] {
  return path.reduce<z.ZodType[]>(
    (shapes, part) =>
      shapes.flatMap(bare).flatMap((one) => {
        const { shape: parts, element, valueType } = definitionOf(one);
        return parts?.[String(part)] ?? element ?? valueType ?? [];
      }),
    [shape],
  );
}

/** Keys an object at this path may have; none: it is no object, or takes any. */
export function keysAt(shape: z.ZodType, path: Path): string[] {
  const keys = shapesAt(shape, path)
    .flatMap(bare)
    .flatMap((one) => {
      const { shape: parts, keyType } = definitionOf(one);
      return parts ? Object.keys(parts) : Object.values((keyType && definitionOf(keyType).entries) ?? {});
    });
  return [...new Set(keys)];
}

/** What the shape at this path says about itself; '' when nothing. */
export function meaningAt(shape: z.ZodType, path: Path): string {
  for (const found of shapesAt(shape, path))
    for (const one of [found, ...bare(found)]) if (one.description) return one.description;
  return '';
}
