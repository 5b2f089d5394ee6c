// Every route of the triage room.
import type { Route } from '../kit/http/route.ts';
import { caseRoutes } from './case-api.ts';
import { moderationRoutes } from './moderation-api.ts';
import { reportRoutes } from './report-api.ts';

/** The routes of the queue, of cases, of the dashboard and of reports. */
export function triageRoutes(): Route[] {
  return [...caseRoutes(), ...moderationRoutes(), ...reportRoutes()];
}
