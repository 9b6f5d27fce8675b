import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { NoticesContext } from '../context.ts';
import { NoticeTemplate, NoticeTemplateConnection } from './notice-template.entity.ts';
import { SaveNoticeTemplateInput } from './template.inputs.ts';

/** Words of notices. */
@Resolver(() => NoticeTemplate)
export class TemplateResolver {
  @Needs('notice-template:read')
  @Query(() => NoticeTemplateConnection, { description: 'Words of notices, by kind and language.' })
  noticeTemplates(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: NoticesContext,
  ): Promise<Connection<NoticeTemplate>> {
    return services.template.list(page);
  }

  @Needs('notice-template:keep')
  @Mutation(() => NoticeTemplate, {
    description: 'Changes the words of a kind of notice; those made before keep theirs.',
  })
  saveNoticeTemplate(
    @Arg('input', () => SaveNoticeTemplateInput) input: SaveNoticeTemplateInput,
    @Ctx() { services }: NoticesContext,
  ): Promise<NoticeTemplate> {
    return services.template.save(input);
  }
}
