// The forum's routes, all of them.
import type { Route } from '../kit/http/route.ts';
import { readRoutes } from './read-api.ts';
import { writeRoutes } from './write-api.ts';

/**
 * The routes of the forum.
 * @param deps how many posts one account may send in an hour
 */
export function forumRoutes(deps: { postsPerHour: number }): Route[] {
  return [...readRoutes(), ...writeRoutes(deps)];
}
