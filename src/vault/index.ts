// The vault room: the only place where a trust's own reference for a client meets anything of ours.
//
// What lies here is sealed under a key of the trust's own and tied to an invitation, never to an
// account or a pseudonym. Other rooms may put a reference in, and may ask which invitation a
// reference they already know belongs to; no door gives a reference back out. Its tables are not
// exported, so no room can join to them.
export { invitationOf, type Reference, sealReference } from './references.ts';
