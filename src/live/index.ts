// The live room: sockets over which members hear that something they may see has changed.
//
// A socket carries hints, which are ids and nothing else: what may be seen is decided by the HTTP
// read that follows. So a hint may be lost without harm, and after a gap every page is told to read
// again. Moderators hear of their queue; clients of their own posts and messages, and of threads
// that they watch.
export { Ask, Tell } from './contract.ts';
export { installLive } from './install.ts';
