import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { SuggestionBand } from '../suggestion/suggestion-words.ts';
import { MODEL_RULES } from './dedup-model.entity.ts';

/** How often, on one day, a model in shadow put a pair into one band and the active one into another, or the same. */
@Entity({ schema: 'reports', tableName: 'dedup_model_day', rowLevelSecurity: 'force', policies: MODEL_RULES })
@ObjectType({ description: 'How a model in shadow and the active one judged the pairs of a day.' })
export class DedupModelDay {
  @PrimaryKey({ type: 'text' })
  modelVersion!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'The active model it was compared with.' })
  activeVersion!: string;

  /** "2026-03-17", UTC. */
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Day (UTC), e.g. "2026-03-17".' })
  day!: string;

  @Enum({ items: () => SuggestionBand, type: 'text', primary: true })
  @Field(() => SuggestionBand, { description: 'Band by the active model.' })
  activeBand!: SuggestionBand;

  @Enum({ items: () => SuggestionBand, type: 'text', primary: true })
  @Field(() => SuggestionBand, { description: 'Band by the model in shadow.' })
  shadowBand!: SuggestionBand;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Pairs; one that is compared again counts again.' })
  pairs!: number;
}
