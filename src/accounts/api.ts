// Every route of the accounts room.
import type { Route } from '../kit/http/route.ts';
import { joiningRoutes } from './joining-api.ts';
import { meRoutes } from './me-api.ts';
import { reEntryRoutes } from './re-entry-api.ts';
import { sessionRoutes } from './session-api.ts';
import { staffRoutes } from './staff-api.ts';
import type { AccountsDeps } from './deps.ts';

/** The routes to join, sign in, look after one's account, and for staff to invite, re-admit and be added. */
export function accountsRoutes(deps: AccountsDeps): Route[] {
  return [...joiningRoutes(deps), ...sessionRoutes(deps), ...meRoutes(deps), ...reEntryRoutes(deps), ...staffRoutes(deps)];
}
