// What the room's routes need from the installation.

export type AccountsDeps = {
  /** The installation's secret, from which the room derives its keys. */
  secret: string;
  /** Whether browsers reach us over https. */
  secure: boolean;
  /** The most tries to sign in, join or recover from one network in a minute. */
  signInsPerMinute: number;
};
