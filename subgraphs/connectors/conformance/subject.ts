import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import type { Recording } from './recording.ts';
import type { LivingSource } from './source/living-source.ts';

/** What is tried: a connector with the settings of one source, and what that source answers. */
export interface Subject {
  /** Shown on the card. */
  name: string;
  connector: Connector;
  /** Settings as they are written, with `${SOURCE_...}` unfilled. */
  config: { [key: string]: Json };
  recording: Recording;
  /** The source as code, where a `listing` cannot say how it answers (websites). */
  source?: LivingSource;
}
