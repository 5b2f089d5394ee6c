// Setting up a real installation: what is done once, from a shell, before anybody can sign in.
//
// It stands outside the rooms and puts them together, as the demo does, but makes nobody up: a trust
// comes from a file that somebody wrote, and its first administrator adds everybody else.
export { addTrustFrom } from './add-trust.ts';
export { refuseDemoData } from './refuse-demo.ts';
