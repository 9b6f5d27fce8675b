import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What two reports are to each other. */
export const LinkRelation = enumOf(['SAME_SUBMISSION', 'SAME_MATTER', 'RECURRENCE', 'DIFFERENT']);
export type LinkRelation = keyof typeof LinkRelation;

/** What a decision does to a pair. */
export const MergeVerb = enumOf(['LINK', 'UNLINK', 'PIN_APART', 'REJECT']);
export type MergeVerb = keyof typeof MergeVerb;

registerEnumType(LinkRelation, {
  name: 'LinkRelation',
  description: 'What two reports are to each other.',
  valuesConfig: {
    SAME_SUBMISSION: { description: 'One act of reporting that arrived twice: shown as one report.' },
    SAME_MATTER: { description: 'Several people, or a reminder, about one thing: separate reports of one Matter.' },
    RECURRENCE: { description: 'The same again after an earlier report had ended: the later refers to it, no more.' },
    DIFFERENT: { description: 'Looked at by a person, and not the same.' },
  },
});
registerEnumType(MergeVerb, {
  name: 'MergeVerb',
  description: 'What a decision does to a pair of reports.',
  valuesConfig: {
    LINK: { description: 'Joins them.' },
    UNLINK: { description: 'Takes the link back.' },
    PIN_APART: { description: 'No rule may ever join them again.' },
    REJECT: { description: 'A suggestion was refused: neither proposed nor joined by a rule again.' },
  },
});
