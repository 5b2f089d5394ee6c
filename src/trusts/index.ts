// The trusts room: the organisations that run forums here, one installation for many.
//
// A trust is found by the host a request names, before any session is read; everything else in the
// service happens inside one trust. The room keeps the settings that other rooms ask for: targets
// for a first read, the length of a claim's lease, the policy's version, and the crisis line.
export { addTrust, type NewTrust } from './add.ts';
export { everyTrust } from './every.ts';
export { findEveryTrust, type FindTrust, openTrustFinder } from './find.ts';
export { type TrustSettings, trustSettings } from './settings.ts';
export { trusts } from './tables.ts';
export { openUrgentHelp, type UrgentHelp } from './urgent-help.ts';
