// The audit room: an append-only record of acts and looks.
//
// Every use-case writes its row here in its own transaction, so that there is no act without its
// record and no record of an act that did not happen. The room knows ids only; the application's
// database role can add rows and read them, never alter or delete them.
export { type Act, type Actee, recordAct } from './record.ts';
export { auditActs } from './tables.ts';
