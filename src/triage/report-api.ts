// The route by which members tell us about a post.
import { type Route, route } from '../kit/http/route.ts';
import { NewReport, PostParams, ReportMade } from './contract-decision.ts';
import { reportPost } from './report.ts';

/** Telling us about a post. */
export function reportRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/posts/:postId/reports',
      access: 'member',
      operationId: 'reportPost',
      summary: 'Tell us about a post',
      description:
        'A moderator will read it, first in line if you are worried about the person. Nobody learns that it was you. ' +
        'You get a message with thanks, and another when it has been decided. Telling us again adds only what is new.',
      tag: 'Forum',
      params: PostParams,
      body: NewReport,
      status: 201,
      response: ReportMade,
      limit: { max: 60, perSeconds: 3600, by: 'account' },
      handle: async ({ tx, actor, params, body, now }) => ({ reportId: await reportPost(tx, actor, params.postId, body, now) }),
    }),
  ];
}
