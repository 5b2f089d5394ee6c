// Routes of staff: adding a member, and changing their roles.
import { z } from 'zod';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import type { AccountsDeps } from './deps.ts';
import { mayAddStaff } from './policy.ts';
import { addStaff, changeRoles } from './staff.ts';
import { AddedStaffMember, NewStaffMember, RolesChange, StaffParams } from './staff-contract.ts';

/** Routes with which administrators add staff and change roles. */
export function staffRoutes(deps: AccountsDeps): Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/staff',
      access: ['administrator'],
      operationId: 'addStaff',
      summary: 'Add a member of staff',
      description: 'Gives the secret of their second factor, shown this once.',
      tag: 'Staff',
      body: NewStaffMember,
      status: 201,
      response: AddedStaffMember,
      handle: async ({ tx, actor, body, now }) => {
        if (!mayAddStaff(actor)) throw notFound();
        return { ...(await addStaff(tx, { secret: deps.secret, by: actor }, body, now)), roleName: body.roleName };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/v1/staff/:accountId/roles',
      access: ['administrator'],
      operationId: 'changeRoles',
      summary: 'Change the roles of a member of staff; their sessions end',
      tag: 'Staff',
      params: StaffParams,
      body: RolesChange,
      status: 204,
      response: z.null().describe('Nothing more.'),
      handle: async ({ tx, actor, params, body, now }) => {
        await changeRoles(tx, actor, params.accountId, body.roles, now);
        return null;
      },
    }),
  ];
}
