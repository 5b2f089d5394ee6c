// The demo: two made-up trusts to try the service with, and the sign-ins to do so.
//
// It stands outside the rooms and puts them together as a start of a real service would: every person
// joins, every thread is posted and every rule is copied through the use-cases that anybody's acts go
// through. Nobody in it is real. Its sign-ins are random and lie in DATA_DIR/demo.json, which only the
// owner of the process can read.
export { DemoFile, type DemoSignIn, type DemoTrust } from './contract.ts';
export { demoFileOf, readDemo } from './keep.ts';
export { openDemo } from './open.ts';
